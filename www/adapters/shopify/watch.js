// How we hear that somebody changed the cart: Shopify's standard events, those of the library liquid-ajax-cart, and the
// browser's record of requests. Nothing is patched.

import { hearRequests } from '../common/watch.js';

/** Requests of the Ajax API that change the cart. */
const CHANGING = /\/cart\/(add|change|update|clear)\b/;

/**
 * @param {ReturnType<typeof import('../common/watch.js').changes>} news
 * @param {() => number|undefined} units  in the cart as last read
 * @param {(cart: unknown) => void} given  what the theme says that the cart is now, if it says so
 * @returns {() => void} stops it
 */
export function watch(news, units, given) {
  /**
   * The theme says that something happens, before it does; its promise is kept when it has, or has not.
   * @param {Event} event
   */
  function heard(event) {
    const { type, detail, promise, cart } = /** @type {import('./shapes.js').CartEvent} */ (event);
    if (detail?.source === 'cart-associate') return;
    // A drawer that opens with as many units as we know of is no news.
    if (/view/.test(type) && (cart?.totalQuantity ?? units()) === units()) return;
    /** @param {unknown} [answer] */
    const over = (answer) => {
      given(Object(answer).cart);
      news.ended(Infinity);
    };
    news.during(Promise.resolve(promise).then(over, () => over()));
  }

  const off = new AbortController();
  /** @param {string} name @param {(event: Event) => void} hear */
  const on = (name, hear) => document.addEventListener(name, hear, off);
  for (const name of ['lines-update', 'discount-update', 'view', 'error']) on(`shopify:cart:${name}`, heard);
  // What may be remembered is asked anew with every reading.
  on('visitorConsentCollected', () => news.ended(Infinity));
  // The library liquid-ajax-cart asks in a queue, and its changes are over when that is.
  /** @type {((nothing?: undefined) => void)|undefined} */
  let over;
  on('liquid-ajax-cart:queue-start', () =>
    news.during(
      new Promise((end) => {
        over = end;
      }),
    ),
  );
  on('liquid-ajax-cart:queue-end', () => over?.());
  const stop = hearRequests(CHANGING, news.ended);
  return () => {
    off.abort();
    stop();
  };
}
