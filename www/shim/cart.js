// The cart as the page has it: read when it may have changed, and never stale.

import { inTime } from './in-time.js';

/** @typedef {import('../types/index.js').Cart} Cart */

/**
 * Reads the cart: one question at a time, and an answer that a later change has made stale is dropped and asked
 * for again. However many changes there are, everybody who asks meanwhile gets the one newest cart.
 *
 * @param {() => Promise<Cart>} read  the adapter's
 * @param {number} [ms]  how long to wait for an answer
 * @param {Promise<Cart>} [early]  the first answer, which is on its way already
 */
export function cartReader(read, ms = 10_000, early = undefined) {
  let first = early;
  /** Counts the changes; an answer is of the change after which it was asked for. */
  let newest = 0;
  /** `at`: since when it has been known, in ms as of `performance.now()`. @type {{of: number, at: number, cart?: Cart}} */
  let known = { of: -1, at: 0, cart: undefined };
  /** @type {Promise<Cart|undefined>|undefined} */
  let running;
  async function ask() {
    try {
      do {
        const of = newest;
        const at = performance.now();
        const given = of === 0 ? first : undefined;
        first = undefined;
        try {
          const cart = await inTime(given ? () => given : read, ms);
          if (of === newest) known = { of, at, cart };
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
    /** How old what is known is, in ms. */
    age: () => performance.now() - known.at,
    /** The cart as somebody else has learned it, from the answer to a change. @param {Cart} cart */
    know(cart) {
      newest += 1;
      known = { of: newest, at: performance.now(), cart };
    },
    /** The cart; asks only where what is known is stale. */
    async read() {
      if (known.of === newest) return known.cart;
      running ??= ask();
      return running;
    },
    /** Done when nothing is being read. */
    quiet: () =>
      Promise.resolve(running).then(
        () => {},
        () => {},
      ),
  };
}

/** What tells one state of the cart from another. @param {Cart} cart */
const print = (cart) =>
  JSON.stringify([
    cart.currency,
    cart.total,
    [...(cart.codes ?? [])].sort(),
    cart.lines?.map(({ key, quantity, total }) => [key, quantity, total].join()).sort(),
  ]);

/**
 * The cart, and who has to hear that it has changed.
 * @param {object} ways
 * @param {ReturnType<typeof cartReader>} ways.reader
 * @param {() => Promise<boolean>} ways.prepared  engine and words are there; false where they are off
 * @param {() => boolean} ways.busy  whether a change of ours is under way
 * @param {(isNews: boolean) => void} ways.decide  a cart has been read; whether it is another than before
 * @param {(error: Error) => void} ways.unreadable
 */
export function cartState({ reader, prepared, busy, decide, unreadable }) {
  /** The cart as last read or answered. @type {Cart|undefined} */
  let cart;
  /** Whether the page has said that something is another than before, whatever the cart looks like. */
  let said = false;
  /** Whether a change was told of while one of ours was under way. */
  let missed = false;
  /** @type {Promise<void>|undefined} */
  let refreshing;

  async function refreshNow() {
    try {
      const reading = reader.read();
      reading.catch(() => {});
      if (!(await prepared())) return;
      let next;
      do next = await reader.read();
      while (!reader.isFresh());
      if (!next) throw new TypeError('the adapter answered no cart');
      take(next);
    } catch (error) {
      unreadable(/** @type {Error} */ (error));
    } finally {
      refreshing = undefined;
    }
  }
  const refresh = () => (refreshing ??= refreshNow());

  /** @param {Cart} next */
  function take(next) {
    refreshing = undefined;
    if (busy()) {
      missed = true;
      return;
    }
    adopt(next);
  }

  /** @param {Cart} next */
  function adopt(next) {
    // The first cart is no change, even where the drawer is open already.
    const isNews = said || Boolean(cart && print(next) !== print(cart));
    said = false;
    cart = next;
    decide(isNews);
  }

  /** The cart has changed, or may have. @returns {Promise<void>|undefined} */
  function changed() {
    missed = busy();
    if (missed) return undefined;
    reader.stale();
    return refresh();
  }

  return {
    now: () => cart,
    refresh,
    changed,
    /** The page says that something has changed. */
    async say() {
      said = true;
      await changed();
    },
    /** Reads the cart anew, also where a change of ours waits for it, and decides by it. Rejects where it does not come. */
    async renew() {
      reader.stale();
      const next = await reader.read();
      if (!next) throw new TypeError('the adapter answered no cart');
      adopt(next);
    },
    /** The cart, as our own change has left it. @param {Cart} after */
    know(after) {
      cart = after;
      reader.know(after);
    },
    /** No change of ours is under way any more. */
    settled() {
      if (missed) changed();
    },
  };
}
