// Carts as texts, as the merchant's module takes them.

import { isObject } from './forms.js';
import { readCart } from './read.js';

/** @import { LivePrice } from '../types/context.js' */

/**
 * The text of a cart in any form. What is no JSON stays as it is: the module says where it goes wrong.
 * @param {string} text
 * @returns {{text: string, live_prices: LivePrice[]}} with what the cart says of the stock of what is in it
 */
export function cartText(text) {
  const value = parsed(text);
  if (value === undefined) return { text, live_prices: [] };
  const { cart, given, live_prices: stock = [] } = readCart(value);
  return { text: json({ cart, given }), live_prices: stock };
}

/**
 * A cart with a context of its own, or none, as one line.
 * @param {unknown} value  a cart in any form, or `{cart, context}`
 * @param {LivePrice[]} [livePrices]  of a context that gives none
 */
export function lineOf(value, livePrices = []) {
  const { cart, given, live_prices: stock = [] } = readCart(value);
  const own = isObject(value) && value.cart != null ? value.context : undefined;
  if (stock.length === 0 || (own != null && !isObject(own))) return json({ cart, given, context: own });
  const known = Array.isArray(own?.live_prices) ? own.live_prices : livePrices;
  return json({ cart, given, context: { ...own, live_prices: [...known, ...stock] } });
}

/** The value of a JSON text; undefined where it is none. @param {string} text @returns {unknown} */
export function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/**
 * JSON in which half a surrogate pair is the replacement character, as it is wherever a browser hands a text over.
 * @param {unknown} value
 */
function json(value) {
  const text = JSON.stringify(value);
  if (!/\\ud[89a-f]/.test(text)) return text;
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? one.replace(/\p{Surrogate}/gu, '\uFFFD') : one));
}
