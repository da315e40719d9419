// The cart is asked for with the wave, not after it: whoever reads it later gets that answer, unless it has become
// stale.

import { realDocument } from './real-document.js';
import { realGlobal } from './real-global.js';

/**
 * @typedef {import('../types/index.js').Adapter} Adapter
 * @typedef {import('../types/index.js').Cart} Cart
 * @typedef {import('../types/index.js').EarlyAnswer} EarlyAnswer
 *
 * @typedef {object} EarlyCart  a cart that is being read
 * @property {() => Promise<Cart>|undefined} take for whoever hears of changes from now on; undefined where it has
 *   changed since
 */

/** @param {Adapter} adapter @returns {EarlyCart} */
export function readCart(adapter) {
  let isStale = false;
  /** @type {(() => void)|undefined} */
  let stop;
  const read = async () => {
    stop = adapter.subscribe(() => {
      isStale = true;
    });
    return adapter.read();
  };
  const cart = read();
  // Whoever takes it waits for it; an adapter that fails is told of by the controller.
  cart.catch(() => {});
  return {
    take() {
      stop?.();
      return isStale ? undefined : cart;
    },
  };
}

/**
 * Asks a platform for the cart, while the adapter that reads it is on its way.
 * @param {string} address
 * @param {RequestInit} [init]
 * @returns {EarlyAnswer}
 */
export function askEarly(address, init) {
  const answer = fetch(address, init);
  answer.catch(() => {});
  return { answer, at: performance.now() };
}

/** The cart of a Shopify theme. */
export const askShopify = () => askEarly(`${realGlobal('Shopify')?.routes?.root ?? '/'}cart.js`, { cache: 'no-store' });

/** Where the REST API of a WordPress site begins: what the page names, where that is of the same origin. */
export function apiRoot() {
  const link = /** @type {HTMLLinkElement|null} */ (realDocument.querySelector('link[rel="https://api.w.org/"]'));
  return link?.href.startsWith(`${location.origin}/`) ? link.href : '/wp-json/';
}

/** The cart of a WooCommerce shop. */
export function askWooCommerce() {
  return askEarly(`${apiRoot()}wc/store/v1/cart`, { cache: 'no-store' });
}
