// Carts as a merchandiser has them at hand: our own form, or what a platform's own page answers. The platforms' are
// read by the shop's own readers (www/adapters), so that the merchant's tools see what the shop sees. The answer is for
// the merchant's module (src/authoring/carts): our form, and beside it where each part of it stood.

import { cartOf as ajaxCart } from '../adapters/shopify/read.js';
import { cartOf as storefrontCart, list, realLines } from '../adapters/storefront-api/read.js';
import { cartOf as storeCart, itemsOf, stockOf } from '../adapters/woocommerce/read.js';
import { formOf, isObject, places } from './forms.js';

/** @import { Cart } from '../types/cart.js' */
/** @import { LivePrice } from '../types/context.js' */
/** @import { Form } from './forms.js' */

/** The page of no theme. */
const nothing = { context: {}, products: {} };

const NO_CART =
  "this is no cart in a known form: ours has `lines`, Shopify's /cart.js has `items` and `total_price`, " +
  "the Storefront API's has `lines` with `nodes`, WooCommerce's has `items` and `totals`";

/**
 * @typedef {object} Read
 * @property {unknown} cart  in our form
 * @property {object} given  what it was, and where things stood in it
 * @property {LivePrice[]} [live_prices]  what the cart says of the stock of what is in it
 */

/**
 * Reads a cart in any of the forms. Never throws: what is wrong is in the answer.
 * @param {unknown} value  as JSON has it
 * @returns {Read}
 */
export function readCart(value) {
  const { cart, root } = cartIn(value);
  if (!isObject(cart) || Array.isArray(cart)) return refused('input_form', root, 'a cart is an object');
  const form = formOf(cart);
  if (!form) return refused('cart_form', root, NO_CART);
  if (form === 'own') return { cart, given: { form, root } };
  try {
    const { cart: ours, at, live_prices } = reading[form](cart);
    if (!ours.currency) return refused('cart_currency', root + places[form].cart_fields.currency, NO_CURRENCY);
    return { cart: ours, given: { form, root, lines: at, ...places[form] }, live_prices };
  } catch (error) {
    // The shop's reader throws where the whole is not what the platform writes, and so nothing is shown there.
    return refused('input_form', root, `the cart is not in the form of its platform: ${messageOf(error)}`);
  }
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

const NO_CURRENCY =
  'nothing says which currency this cart is in; of the Storefront API, let the query ask for ' +
  '`cost { subtotalAmount { amount currencyCode } }`';

/** Whether a value is a cart, or holds one. @param {unknown} value */
export function isCart(value) {
  const { cart } = cartIn(value);
  return isObject(cart) && formOf(cart) !== undefined;
}

/** @param {string} code @param {string} pointer @param {string} message @returns {Read} */
const refused = (code, pointer, message) => ({ cart: {}, given: { refused: { code, pointer, message } } });

/**
 * The cart in what was given: itself, `{cart}`, or an answer of the Storefront API, to a query `{data: {cart}}`, to a
 * mutation `{data: {cartLinesAdd: {cart}}}`.
 * @param {unknown} value
 */
function cartIn(value) {
  if (!isObject(value)) return { cart: value, root: '' };
  if (value.cart != null) return { cart: value.cart, root: '/cart' };
  const { data } = value;
  if (isObject(data)) {
    if (data.cart != null) return { cart: data.cart, root: '/data/cart' };
    for (const [name, answer] of Object.entries(data)) {
      if (isObject(answer) && answer.cart != null) return { cart: answer.cart, root: `/data/${step(name)}/cart` };
    }
  }
  return { cart: value, root: '' };
}

/** A step of a JSON Pointer. @param {string} name */
const step = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * The shop's readers.
 * @type {Record<Exclude<Form, 'own'>, (cart: any) => {cart: Cart, at: string[], live_prices?: LivePrice[]}>}
 */
const reading = {
  shopify_ajax: (cart) => ({
    cart: ajaxCart(cart, nothing),
    at: Object.keys(cart.items).map((index) => `/items/${index}`),
  }),
  shopify_storefront(cart) {
    const all = list(cart.lines);
    const real = new Set(realLines(cart));
    const { nodes } = cart.lines;
    const at = all.flatMap((line, index) =>
      real.has(line) ? (Array.isArray(nodes) ? `/lines/nodes/${index}` : `/lines/edges/${index}/node`) : [],
    );
    return { cart: storefrontCart(cart, '', nothing), at };
  },
  woocommerce(cart) {
    const items = itemsOf(cart);
    const at = Object.entries(cart.items).flatMap(([index, item]) =>
      items.includes(item) ? `/items/${step(index)}` : [],
    );
    return { cart: storeCart(cart, nothing), at, live_prices: stockOf(items) };
  },
};
