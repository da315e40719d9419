// A shop of several hundred products, as Shopify and WooCommerce would export it. The same every time.
//
//   node tests/node/shop-export.mjs <folder>     writes the files, to try the import by hand

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kinds = [
  { type: 'Desks', noun: 'desk', price: 449, sizes: ['120 cm', '140 cm', '160 cm'], option: 'Width' },
  { type: 'Chairs', noun: 'chair', price: 189, sizes: [] },
  { type: 'Lighting', noun: 'lamp', price: 79, sizes: [] },
  { type: 'Shoes', noun: 'Oxford shoes', price: 140, sizes: ['40', '41', '42', '43', '44'], option: 'Size' },
  { type: 'Belts', noun: 'belt', price: 45, sizes: ['85', '95', '105'], option: 'Length' },
  { type: 'Care', noun: 'care kit', price: 18, sizes: [] },
  { type: 'Kitchen', noun: 'chopping board', price: 36, sizes: ['S', 'L'], option: 'Size' },
  { type: 'Candles', noun: 'candle', price: 16, sizes: [] },
  { type: 'Textiles', noun: 'throw', price: 65, sizes: [] },
  { type: 'Storage', noun: 'basket', price: 29, sizes: ['small', 'large'], option: 'Size' },
];
const materials = ['oak', 'ash', 'walnut', 'leather', 'suede', 'linen', 'wool', 'brass', 'steel', 'ceramic'];
const makers = ['Alder & Quince', 'Northwood', 'Fjord Works', 'Møbelhus “Ø”'];
const colours = ['natural', 'black', 'brown', 'green'];

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const slug = (text) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The shop, apart from any platform. */
export function shop(count = 300) {
  return Array.from({ length: count }, (_, number) => {
    const kind = kinds[number % kinds.length];
    const material = materials[Math.floor(number / kinds.length) % materials.length];
    const colour = colours[Math.floor(number / 7) % colours.length];
    const title = `${capital(material)} ${kind.noun}, ${colour}, no. ${1 + Math.floor(number / 100)}`;
    const price = kind.price + (number % 9) * 5;
    const sizes = kind.sizes.length > 0 ? kind.sizes : [undefined];
    return {
      id: 7_000_000_000_000 + number * 4096,
      title,
      handle: slug(title),
      type: kind.type,
      material,
      vendor: makers[number % makers.length],
      tags: [material, colour, ...(number % 5 === 0 ? ['new in'] : [])],
      status: number % 50 === 49 ? 'draft' : 'active',
      description: `<p>${capital(kind.noun)} of ${material}.</p>\n<ul>\n<li>“Made to last”, says the maker</li>\n</ul>`,
      option: kind.option,
      variants: sizes.map((size, index) => ({
        id: 41_000_000_000_000 + number * 64 + index,
        size,
        sku: `${kind.type.slice(0, 3).toUpperCase()}-${number}-${index}`,
        price: price + index * 10,
        was: number % 6 === 0 ? price + index * 10 + 20 : undefined,
        stock: (number * 7 + index * 3) % 20,
      })),
    };
  });
}

const amount = (price) => price.toFixed(2);
const picture = (product) =>
  `https://cdn.shopify.example/s/files/1/0001/${product.handle}.jpg?v=17${product.id % 100000}`;

/** A page of the storefront's products.json: what is published. */
export function productsJson(products) {
  const page = products
    .filter(({ status }) => status === 'active')
    .map((product) => ({
      id: product.id,
      title: product.title,
      handle: product.handle,
      body_html: product.description,
      published_at: '2026-05-04T09:00:00+02:00',
      created_at: '2026-05-01T09:00:00+02:00',
      updated_at: '2026-11-01T09:00:00+01:00',
      vendor: product.vendor,
      product_type: product.type,
      tags: product.tags,
      variants: product.variants.map((variant, index) => ({
        id: variant.id,
        title: variant.size ?? 'Default Title',
        option1: variant.size ?? 'Default Title',
        option2: null,
        option3: null,
        sku: variant.sku,
        requires_shipping: true,
        taxable: true,
        featured_image: null,
        available: variant.stock > 0,
        price: amount(variant.price),
        grams: 900,
        compare_at_price: variant.was ? amount(variant.was) : null,
        position: index + 1,
        product_id: product.id,
      })),
      images: [
        {
          id: product.id + 1,
          position: 1,
          product_id: product.id,
          variant_ids: [],
          src: picture(product),
          width: 1200,
          height: 900,
        },
      ],
      options: [
        {
          name: product.option ?? 'Title',
          position: 1,
          values: product.variants.map(({ size }) => size ?? 'Default Title'),
        },
      ],
    }));
  return JSON.stringify({ products: page });
}

const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ''));

function csv(columns, rows) {
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');
}

const shopifyColumns = [
  'Title',
  'URL handle',
  'Description',
  'Vendor',
  'Product category',
  'Type',
  'Tags',
  'Published on online store',
  'Status',
  'SKU',
  'Barcode',
  'Option1 name',
  'Option1 value',
  'Option1 Linked To',
  'Option2 name',
  'Option2 value',
  'Option2 Linked To',
  'Option3 name',
  'Option3 value',
  'Option3 Linked To',
  'Price',
  'Compare-at price',
  'Cost per item',
  'Charge tax',
  'Tax code',
  'Unit price total measure',
  'Unit price total measure unit',
  'Unit price base measure',
  'Unit price base measure unit',
  'Inventory tracker',
  'Inventory quantity',
  'Continue selling when out of stock',
  'Weight value (grams)',
  'Weight unit for display',
  'Requires shipping',
  'Fulfillment service',
  'Product image URL',
  'Image position',
  'Image alt text',
  'Variant image URL',
  'Gift card',
  'SEO title',
  'SEO description',
];

/** The Admin's product CSV. */
export function shopifyCsv(products) {
  const rows = products.flatMap((product) =>
    product.variants.map((variant, index) => ({
      'URL handle': product.handle,
      ...(index === 0 && {
        Title: product.title,
        Description: product.description,
        Vendor: product.vendor,
        Type: product.type,
        Tags: product.tags.join(', '),
        'Published on online store': 'TRUE',
        Status: capital(product.status),
        'Option1 name': product.option ?? 'Title',
        'Product image URL': picture(product),
        'Image position': 1,
        'Image alt text': `${product.title}, from the front`,
        'Gift card': 'FALSE',
      }),
      SKU: variant.sku,
      'Option1 value': variant.size ?? 'Default Title',
      Price: amount(variant.price),
      'Compare-at price': variant.was ? amount(variant.was) : '',
      'Cost per item': amount(variant.price * 0.4),
      'Charge tax': 'TRUE',
      'Inventory tracker': 'shopify',
      'Inventory quantity': variant.stock,
      'Continue selling when out of stock': 'DENY',
      'Weight value (grams)': 900,
      'Weight unit for display': 'kg',
      'Requires shipping': 'TRUE',
      'Fulfillment service': 'manual',
    })),
  );
  return csv(shopifyColumns, rows);
}

const wooColumns = [
  'ID',
  'Type',
  'SKU',
  'GTIN, UPC, EAN, or ISBN',
  'Name',
  'Published',
  'Is featured?',
  'Visibility in catalog',
  'Short description',
  'Description',
  'Date sale price starts',
  'Date sale price ends',
  'Tax status',
  'Tax class',
  'In stock?',
  'Stock',
  'Low stock amount',
  'Backorders allowed?',
  'Sold individually?',
  'Weight (kg)',
  'Length (cm)',
  'Width (cm)',
  'Height (cm)',
  'Allow customer reviews?',
  'Purchase note',
  'Sale price',
  'Regular price',
  'Categories',
  'Tags',
  'Shipping class',
  'Images',
  'Download limit',
  'Download expiry days',
  'Parent',
  'Grouped products',
  'Upsells',
  'Cross-sells',
  'External URL',
  'Button text',
  'Position',
  'Attribute 1 name',
  'Attribute 1 value(s)',
  'Attribute 1 visible',
  'Attribute 1 global',
  'Attribute 2 name',
  'Attribute 2 value(s)',
  'Attribute 2 visible',
  'Attribute 2 global',
];

/** WooCommerce's product CSV: a row for each product and for each variation. */
export function wooCsv(products) {
  const rows = products.flatMap((product, number) => {
    const id = 1000 + number * 10;
    const varied = product.option !== undefined;
    const sold = (variant) => ({
      SKU: variant.sku,
      'In stock?': variant.stock > 0 ? 1 : 0,
      Stock: variant.stock,
      'Backorders allowed?': 0,
      'Regular price': variant.was ?? variant.price,
      'Sale price': variant.was ? variant.price : '',
    });
    const head = {
      ID: id,
      Type: varied ? 'variable' : 'simple',
      Name: product.title,
      Published: product.status === 'draft' ? -1 : 1,
      'Visibility in catalog': 'visible',
      Description: product.description,
      'Tax status': 'taxable',
      'In stock?': 1,
      'Sold individually?': 0,
      Categories: `Shop > ${product.type}`,
      Tags: product.tags.join(', '),
      Images: `https://shop.example/wp-content/uploads/2026/${product.handle}.jpg`,
      'Attribute 1 name': 'Material',
      'Attribute 1 value(s)': product.material,
      'Attribute 1 visible': 1,
      'Attribute 1 global': 1,
    };
    if (!varied) return [{ ...head, ...sold(product.variants[0]) }];
    const option = { 'Attribute 2 name': product.option, 'Attribute 2 visible': 1, 'Attribute 2 global': 0 };
    const sizes = product.variants.map(({ size }) => size).join(', ');
    return [
      { ...head, ...option, SKU: `P-${id}`, 'Attribute 2 value(s)': sizes },
      ...product.variants.map((variant, index) => ({
        ID: id + 1 + index,
        Type: 'variation',
        Name: `${product.title} - ${variant.size}`,
        Published: 1,
        'Visibility in catalog': 'visible',
        'Tax status': 'taxable',
        ...sold(variant),
        Parent: number % 2 ? `id:${id}` : `P-${id}`,
        Position: index + 1,
        ...option,
        'Attribute 2 value(s)': variant.size,
      })),
    ];
  });
  return csv(wooColumns, rows);
}

/** All files by name. */
export function files(products = shop()) {
  return {
    'products-1.json': productsJson(products.slice(0, 250)),
    'products-2.json': productsJson(products.slice(250)),
    'products_export.csv': shopifyCsv(products),
    'wc-product-export.csv': wooCsv(products),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node tests/node/shop-export.mjs <folder>');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files())) writeFileSync(join(folder, name), text);
}
