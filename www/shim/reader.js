import { inTime } from './in-time.js';

/**
 * Reads the cart: one question at a time, and an answer that a later change has made stale is dropped and asked
 * for again. However many changes there are, everybody who asks meanwhile gets the one newest cart.
 *
 * @param {() => Promise<object>} read  the adapter's
 * @param {number} [ms]  how long to wait for an answer
 */
export function cartReader(read, ms = 10_000) {
  /** Counts the changes; an answer is of the change after which it was asked for. */
  let newest = 0;
  let known = { of: -1, cart: undefined };
  /** @type {Promise<object>|undefined} */
  let running;
  async function ask() {
    try {
      do {
        const of = newest;
        try {
          const cart = await inTime(read, ms);
          if (of === newest) known = { of, cart };
        } catch (error) {
          if (of === newest) throw error;
        }
      } while (known.of !== newest);
      return known.cart;
    } finally {
      running = undefined;
    }
  }
  return {
    /** The cart has changed: what is known or being read is stale. */
    stale() {
      newest += 1;
    },
    isFresh: () => known.of === newest,
    /** The cart as somebody else has learned it, from the answer to a change. */
    know(cart) {
      known = { of: (newest += 1), cart };
    },
    /** The cart; asks only where what is known is stale. */
    read: async () => (known.of === newest ? known.cart : (running ??= ask())),
    /** Done when nothing is being read. */
    quiet: () => Promise.resolve(running).catch(() => {}),
  };
}
