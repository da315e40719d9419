// Shopify's cart, as `cart.js` answers it, in the form of docs/architecture.md.

import { exponentOf, rescale } from '../common/money.js';

/** @import { AjaxCart, AjaxLine } from './shapes.js' */

/** The id of a line's subscription plan, or undefined. @param {AjaxLine} item */
export function planOf(item) {
  const id = item.selling_plan_allocation?.selling_plan.id;
  return id === undefined ? undefined : `${id}`;
}

/**
 * Line properties, every value a text; none may come as `null` or as an empty list.
 * @param {object|null|undefined} properties
 * @returns {Record<string, string>}
 */
export const textsOf = (properties) =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([name, value]) => [name, `${value ?? ''}`]));

/**
 * @param {AjaxCart} raw  what `cart.js` answers
 * @param {import('../common/facts.js').PageFacts} facts
 * @returns {import('../../types/cart.js').Cart}
 */
export function cartOf({ currency, items, total_price: total, discount_codes: codes = [] }, facts) {
  const exponent = exponentOf(currency);
  /** @param {number} amount */
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
      plan: planOf(item),
      parent: item.parent_relationship?.parent_key,
    })),
  };
}
