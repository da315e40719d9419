// A cart as the Store API writes it: texts of digits, names for HTML, line totals without tax.

import { createHash } from 'node:crypto';
import { exponentOf } from '../../../../www/adapters/common/money.js';
import { allocate } from '../../../../www/adapters/memory/money.js';

/** @typedef {import('./till.mjs').Settings} Settings */

/**
 * The key of an item: of what it is of, of what was chosen and of what plugins keep with it, so that it stays the same while the quantity
 * changes.
 */
export const keyFor = (line) =>
  createHash('md5')
    .update(
      JSON.stringify([line.variant, ...[line.properties, line.options].map((one) => Object.entries(one ?? {}).sort())]),
    )
    .digest('hex');

/** As WordPress escapes a text for HTML. */
export const escaped = (text) =>
  String(text)
    .replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#039;' })[sign])
    .replace(/–/g, '&#8211;');

/**
 * @param {object} from
 * @param {import('../../../../www/adapters/memory/read.js').Bill} from.bill
 * @param {import('../../../../www/adapters/memory/catalog.js').Catalog} from.catalog
 * @param {Settings} settings
 * @param {(line: object) => object} kept  what our plugin keeps with a line, where the shop has it
 */
export function cartJson({ bill, catalog }, settings, kept) {
  const { cart, lines, reductions } = bill;
  const decimals = settings.decimals ?? exponentOf(cart.currency);
  const money = {
    currency_code: cart.currency,
    currency_symbol: '&#36;',
    currency_minor_unit: decimals,
    currency_decimal_separator: '.',
    currency_thousand_separator: ',',
    currency_prefix: '&#36;',
    currency_suffix: '',
  };
  const text = (minor) => {
    const scaled = (minor * 10 ** decimals) / 10 ** cart.exponent;
    return String(Math.round(scaled));
  };
  // What comes off the order is put down to the lines, as WooCommerce does with a coupon on the cart.
  const off = allocate(
    reductions.reduce((sum, { amount }) => sum + amount, 0),
    cart.lines.map(({ total }) => total),
  );
  /** What is shown, split into net and tax. */
  const split = (shown) => {
    const { rate = 0, display = 'excl' } = settings.tax ?? {};
    const net = display === 'incl' ? Math.round((shown * 100) / (100 + rate)) : shown;
    return [net, display === 'incl' ? shown - net : Math.round((net * rate) / 100)];
  };

  const items = cart.lines.map((line, at) => {
    const { list, reductions: of } = lines.get(line.key);
    // A plugin of automatic deals changes the price of the item; a coupon comes off below the line.
    const byCode = of.filter(({ code }) => code).reduce((sum, { amount }) => sum + amount, 0);
    const before = line.total + byCode;
    const [subtotal, subtotalTax] = split(before);
    const [total, totalTax] = split(line.total - off[at]);
    const { product, variant } = catalog.find(line.variant);
    const rule = variant.quantity_rule ?? {};
    const stock = catalog.stock(line.variant);
    return {
      key: keyFor(line),
      parent_item_key: null,
      id: Number(line.variant),
      quantity: line.quantity,
      quantity_limits: {
        minimum: rule.min ?? 1,
        maximum: Math.min(stock ?? 9999, rule.max ?? 9999),
        multiple_of: rule.increment ?? 1,
        editable: true,
      },
      name: escaped(line.title),
      short_description: '',
      description: '',
      sku: '',
      low_stock_remaining: stock !== undefined && stock <= 2 ? stock : null,
      backorders_allowed: false,
      show_backorder_badge: false,
      sold_individually: settings.single?.includes(line.variant) ?? false,
      permalink: `https://shop.example/product/${product.id}/`,
      images: [],
      variation: Object.entries({ ...variant.options, ...line.options }).map(([attribute, value]) => ({
        raw_attribute: `attribute_pa_${attribute}`,
        attribute,
        value,
      })),
      item_data: [
        ...Object.entries(line.properties ?? {})
          .filter(([name]) => !name.startsWith('_'))
          .map(([name, value]) => ({ name: escaped(name), value: escaped(value), display: '' })),
        ...(settings.foreign?.[line.variant] ?? []),
      ],
      prices: {
        price: text(Math.round(before / line.quantity)),
        regular_price: text(Math.round(list / line.quantity)),
        sale_price: text(Math.round(before / line.quantity)),
        price_range: null,
        ...money,
        raw_prices: { precision: 6, price: text(Math.round(before / line.quantity) * 10 ** 4) },
      },
      totals: {
        line_subtotal: text(subtotal),
        line_subtotal_tax: text(subtotalTax),
        line_total: text(total),
        line_total_tax: text(totalTax),
        ...money,
      },
      catalog_visibility: 'visible',
      // Other plugins are there too, and write here what they like.
      extensions: { 'some-other-plugin': { product: 7, properties: ['x'] }, ...kept(line) },
    };
  });
  const sum = (name) => String(items.reduce((total, item) => total + Number(item.totals[name]), 0));
  const total = Number(sum('line_total')) + Number(sum('line_total_tax'));
  return {
    items,
    coupons: cart.codes.map((code) => ({
      code: code.toLowerCase(),
      discount_type: 'percent',
      totals: { total_discount: '0', total_discount_tax: '0', ...money },
    })),
    fees: [],
    totals: {
      total_items: sum('line_subtotal'),
      total_items_tax: sum('line_subtotal_tax'),
      total_fees: '0',
      total_fees_tax: '0',
      total_discount: '0',
      total_discount_tax: '0',
      total_shipping: '500',
      total_shipping_tax: '0',
      total_price: String(total + 500),
      total_tax: sum('line_total_tax'),
      tax_lines: [],
      ...money,
    },
    shipping_address: {},
    billing_address: {},
    needs_payment: true,
    needs_shipping: items.length > 0,
    payment_requirements: ['products'],
    has_calculated_shipping: false,
    shipping_rates: [],
    items_count: cart.lines.reduce((count, { quantity }) => count + quantity, 0),
    items_weight: 0,
    cross_sells: [],
    errors: [],
    payment_methods: [],
    extensions: { 'some-other-plugin': [], ...kept() },
  };
}
