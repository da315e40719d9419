// Shopify's cart, as `cart.js` answers it, in the form of docs/architecture.md.

import { exponentOf, rescale } from '../common/money.js';

/** The subscription plan of a line in Shopify's form: its id, or undefined. */
export const planOf = (item) => item.selling_plan_allocation?.selling_plan.id;

/** Line properties, every value a text; none may come as `null` or as an empty list. */
export const textsOf = (properties) =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([name, value]) => [name, `${value ?? ''}`]));

/**
 * @param {object} raw  what `cart.js` answers: amounts in hundredths whatever the currency, the newest line first
 * @param {ReturnType<import('../common/facts.js').pageFacts>} facts
 * @returns {object} a Cart
 */
export function cartOf({ currency, items, total_price: total, discount_codes: codes = [] }, facts) {
  const exponent = exponentOf(currency);
  const money = (amount) => rescale(amount, 2, exponent);
  return {
    currency,
    exponent,
    total: money(total),
    codes: codes.filter((one) => one.applicable !== false).map(({ code }) => code),
    prices_include_tax: facts.prices_include_tax,
    lines: items.map((item, index) => ({
      // Key, quantity, vendor and whether it is shipped are called the same here and there.
      ...item,
      ...facts.products[item.product_id],
      product: `${item.product_id}`,
      variant: `${item.variant_id}`,
      unit_price: money(item.final_price),
      total: money(item.final_line_price),
      added: items.length - index,
      title: item.product_title,
      type: item.product_type,
      properties: textsOf(item.properties),
      plan: planOf(item) && `${planOf(item)}`,
      parent: item.parent_relationship?.parent_key,
    })),
  };
}
