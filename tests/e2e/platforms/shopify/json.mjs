// The cart as `cart.js` writes it: amounts in hundredths whatever the currency.

import { exponentOf } from '../../../../www/adapters/common/money.js';
import { perUnit } from '../../../../www/adapters/memory/money.js';

/** @param {import('./cart.mjs').ShopifyCart} cart */
export function cartJson(cart) {
  const { lines, total, inForce } = cart.lines();
  const { currency, codes } = cart.state;
  const money = hundredths(currency);
  const items = lines.map((line) => itemJson(line, money, cart, lines));
  const sum = (name) => items.reduce((all, item) => all + item[name], 0);
  return {
    token: 'Z2NwLXVzLWVhc3QxOjAx?key=1',
    note: null,
    attributes: { ...cart.attributes },
    original_total_price: sum('original_line_price'),
    total_price: money(total),
    total_discount: sum('original_line_price') - money(total),
    total_weight: 0,
    item_count: sum('quantity'),
    items,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency,
    items_subtotal_price: sum('final_line_price'),
    cart_level_discount_applications: [],
    discount_codes: codes.map((code) => ({ code, applicable: inForce.includes(code) })),
  };
}

const hundredths = (currency) => (minor) => Math.round(minor * 10 ** (2 - exponentOf(currency)));

function itemJson(line, money, { catalog }, lines) {
  const { product, variant } = catalog.find(line.variant);
  const unit = money(perUnit(line.list, line.quantity));
  const final = money(line.unit_price);
  const above = lines.find(({ id }) => id === line.stored.parent);
  return {
    id: Number(line.variant),
    properties: line.properties ?? null,
    quantity: line.quantity,
    variant_id: Number(line.variant),
    key: line.key,
    title: catalog.title(line.variant, 'en'),
    price: unit,
    original_price: unit,
    discounted_price: final,
    line_price: money(line.list),
    original_line_price: money(line.list),
    total_discount: money(line.list - line.total),
    discounts: [],
    sku: '',
    grams: 0,
    vendor: product.vendor ?? 'Alder',
    taxable: true,
    product_id: Number(line.product),
    product_has_only_default_variant: product.variants.length === 1,
    gift_card: false,
    final_price: final,
    final_line_price: money(line.total),
    url: `/products/${line.product}?variant=${line.variant}`,
    featured_image: { aspect_ratio: 1, alt: '', height: 0, width: 0, url: '' },
    image: '',
    handle: line.product,
    requires_shipping: line.requires_shipping,
    product_type: product.type ?? '',
    product_title: product.title,
    product_description: '',
    variant_title: variant.title ?? null,
    variant_options: Object.values(variant.options ?? {}),
    options_with_values: Object.entries(variant.options ?? {}).map(([name, value]) => ({ name, value })),
    line_level_discount_allocations: [],
    line_level_total_discount: money(line.list - line.total),
    quantity_rule: { min: 1, max: null, increment: 1 },
    has_components: false,
    ...(line.plan && {
      selling_plan_allocation: {
        price: unit,
        compare_at_price: unit,
        per_delivery_price: unit,
        selling_plan: {
          id: Number(line.plan),
          name: 'On subscription',
          description: '',
          options: [],
          recurring_deliveries: true,
        },
      },
    }),
    ...(above && { parent_relationship: { parent_key: above.key } }),
  };
}

/** Sections as they are drawn for a cart; one that does not exist is null. */
export const sectionsJson = (names, cart) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      name.startsWith('my-')
        ? `<div id="shopify-section-${name}"><div data-ajax-cart-section><b>${cartJson(cart).item_count} items</b></div></div>`
        : null,
    ]),
  );
