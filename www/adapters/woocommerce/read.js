// The Store API's cart in our form: texts of digits with the shop's number of decimals, and line totals always without
// tax, whatever the shop shows.

import { exponentOf } from '../common/money.js';
import { plain } from './text.js';

/** @import { StoreCart, StoreItem } from './shapes.js' */

/**
 * @param {StoreCart} raw
 * @param {import('../common/facts.js').PageFacts} facts
 * @returns {import('../../types/cart.js').Cart}
 */
export function cartOf({ items, coupons, totals }, { products, prices_include_tax: told }) {
  const { currency_code: currency, currency_minor_unit: decimals } = totals;
  const exponent = exponentOf(currency);
  // Unless the page tells it, the shop shows tax where what it shows is nearer to the totals with tax.
  let shown = 0;
  let taxes = 0;
  for (const { quantity, prices, totals } of items) {
    shown += 2 * (+prices.price * quantity - +totals.line_subtotal) - +totals.line_subtotal_tax;
    taxes += +totals.line_subtotal_tax;
  }
  const withTax = told ?? shown > 0;

  let sum = 0;
  const lines = items.map((item, at) => {
    const { key, quantity, totals } = item;
    const variant = `${item.id}`;
    // What the page says wins over what our plugin says with the cart; what it says of a variation, over its product.
    const known = { ...item.extensions?.['cart-associate'], ...products[variant] };
    const product = known.variation_of ?? variant;
    // The shop's decimals need not be the currency's. What is no whole number then is refused where the cart is taken
    // in.
    const total = ((+totals.line_total + (withTax ? +totals.line_total_tax : 0)) * 10 ** exponent) / 10 ** decimals;
    sum += total;
    return {
      ...known,
      ...products[product],
      ...products[variant],
      key,
      product,
      variant,
      quantity,
      unit_price: Math.floor(total / quantity),
      total,
      added: at + 1,
      title: plain(item.name),
      properties: {
        ...Object.fromEntries(item.item_data.map((one) => [one.key ?? one.name, one.value ?? one.display].map(plain))),
        ...known.properties,
      },
      parent: item.parent_item_key,
    };
  });

  return {
    currency,
    exponent,
    total: sum,
    lines,
    codes: coupons.map(({ code }) => code),
    prices_include_tax: told ?? (taxes ? withTax : undefined),
  };
}

/** What the cart tells of the stock of what is in it. @param {StoreItem[]} items */
export const stockOf = (items) =>
  items.flatMap(({ id, quantity_limits: { maximum }, sold_individually, backorders_allowed }) => {
    // 9999 is Woo's "no limit".
    const stock = sold_individually ? 1 : maximum;
    return backorders_allowed || stock > 9998 ? [] : { variant: `${id}`, stock };
  });
