// Shopify's cart, as `cart.js` answers it, in the form of docs/architecture.md. What cannot be read is left as it is:
// where the cart is taken in, its line becomes an opaque one.

import { idOf } from '../common/ids.js';
import { exponentOf, rescale } from '../common/money.js';

/** @import { AjaxCart, AjaxLine } from './shapes.js' */

/**
 * The id of a line's subscription plan; undefined where it has none, false where it cannot be read.
 * @param {AjaxLine} item
 */
export const planOf = ({ selling_plan_allocation: plan }) =>
  plan ? (idOf(plan.selling_plan?.id) ?? false) : undefined;

/** What marks a property that is no text, and is carried as JSON. */
const JSON_MARK = '\0';

/**
 * Line properties, every value a text; none may come as `null` or as an empty list. An app may write any JSON.
 * @param {object|null|undefined} properties
 * @returns {Record<string, string>}
 */
export const textsOf = (properties) =>
  Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON_MARK + JSON.stringify(value),
    ]),
  );

/**
 * Line properties as Shopify had them.
 * @param {Record<string, string>} properties
 * @returns {Record<string, unknown>}
 */
export const valuesOf = (properties) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, text]) => [
      name,
      text.startsWith(JSON_MARK) ? JSON.parse(text.slice(1)) : text,
    ]),
  );

/**
 * @param {AjaxCart} raw  what `cart.js` answers
 * @param {import('../common/facts.js').PageFacts} facts
 * @returns {import('../../types/cart.js').Cart}
 */
export function cartOf({ currency, items, total_price: total, discount_codes: codes }, facts) {
  const exponent = exponentOf(currency);
  /** @param {number} amount */
  const money = (amount) => (typeof amount === 'number' ? rescale(amount, 2, exponent) : amount);
  return {
    currency,
    exponent,
    total: Number.isSafeInteger(total) ? money(total) : undefined,
    codes: codes?.flatMap((one) => (one?.code && one.applicable !== false ? one.code : [])) ?? [],
    prices_include_tax: facts.prices_include_tax,
    lines: items?.map((given, index) => {
      const item = given ?? /** @type {AjaxLine} */ ({});
      return /** @type {import('../../types/cart.js').Line} */ ({
        // Key, quantity, its rule, vendor and whether it is shipped are called the same here and there.
        ...item,
        ...facts.products[item.product_id],
        product: idOf(item.product_id),
        variant: idOf(item.variant_id),
        unit_price: money(item.final_price),
        total: money(item.final_line_price),
        added: items.length - index,
        title: item.product_title ?? item.title,
        type: item.product_type,
        properties: textsOf(item.properties),
        plan: planOf(item),
        parent: item.parent_relationship && (idOf(item.parent_relationship.parent_key) ?? false),
      });
    }),
  };
}
