// Requests that change the cart: JSON there and back, the shop's words for the shopper, and further tries where two
// collided.

import { json, Refusal } from '../common/send.js';

/** How long to wait after each collision, in milliseconds: two seconds in all, then the shopper is told. */
const BACK_OFF = [400, 600, 1000];

/** What a shop answers where two changes collided. */
export const CONFLICT = 409;

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
  return (way, body) =>
    untilAlone(
      () => once(way, body),
      // Too many at once: it was not carried out.
      async (error) => error instanceof Refusal && error.status === CONFLICT,
    );
}

/** @param {number} ms */
export const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/**
 * Changes the cart, and tries again, later each time, where that collided with another change.
 * @template T
 * @param {() => Promise<T>} change
 * @param {(error: unknown) => Promise<boolean>} hasCollided  whether it has failed for that, and nothing was carried out
 * @returns {Promise<T>}
 */
export async function untilAlone(change, hasCollided) {
  for (const wait of BACK_OFF) {
    try {
      return await change();
    } catch (error) {
      if (!(await hasCollided(error))) throw error;
      await pause(wait);
    }
  }
  return change();
}
