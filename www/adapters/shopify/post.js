// Requests that change the cart: JSON there and back, the shop's words for the shopper, and further tries where two
// collided.

import { json, Refusal } from '../common/send.js';

/** How long to wait after each collision, in milliseconds: two seconds in all, then the shopper is told. */
const BACK_OFF = [400, 600, 1000];

/**
 * What a shopper may read of a refusal. Its words are shown and never compared: Shopify changes them. Those about a
 * request (`bad_request`) or an id are for programmers.
 * @param {{status?: unknown, description?: unknown, errors?: unknown, message?: unknown}} body
 */
export function wordsOf({ status, description, errors, message }) {
  if (status === 404 || typeof status === 'string') return '';
  const said = description ?? errors ?? (message === 'Cart Error' ? '' : message) ?? '';
  return typeof said === 'object' && said !== null ? Object.values(said).flat().join(' ') : String(said);
}

/**
 * @param {string} root  where the shop begins
 * @param {AbortSignal} signal  for all requests together
 * @returns {import('./shapes.js').Post}
 */
export function poster(root, signal) {
  /** @type {import('./shapes.js').Post} */
  const once = (way, body) =>
    json(
      `${root}${way === 'cart' ? 'cart.js' : `cart/${way}.js`}`,
      {
        signal,
        cache: 'no-store',
        ...(body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      },
      wordsOf,
    );
  return async (way, body) => {
    for (const wait of BACK_OFF) {
      try {
        return await once(way, body);
      } catch (error) {
        // Too many at once: it was not carried out.
        if (!(error instanceof Refusal) || error.status !== 409) throw error;
        await new Promise((done) => {
          setTimeout(done, wait);
        });
      }
    }
    return once(way, body);
  };
}
