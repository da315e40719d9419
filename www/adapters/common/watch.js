// When to look at a cart again that others change too. A change that ended before the newest reading began is in that
// reading, so it is no news: neither an echo of our own change nor a second sign of the same one of the theme's.

/** As long as one change may keep the others waiting, in milliseconds. */
const PATIENCE = 10_000;

/** @param {() => void} tell  the cart has changed, or may have */
export function changes(tell) {
  /** How many changes are under way. */
  let open = 0;
  /** When the newest reading began, and when the newest change ended, in ms as of `performance.now()`. */
  let seen = 0;
  let latest = -1;

  const reading = (at = performance.now()) => {
    seen = at;
    latest = -1;
  };
  /** @param {number} when */
  const ended = (when) => {
    latest = Math.max(latest, when);
    if (open || latest < seen) return;
    reading();
    tell();
  };

  return {
    /** The cart is being read. @param {number} [at]  since when, in ms as of `performance.now()`; default: now */
    reading,
    /** A change has ended. @param {number} when  Infinity: now, whatever has been read since */
    ended,
    /**
     * Something that changes the cart is under way: nothing is told until it is over, however it ends, or has taken too
     * long.
     * @param {Promise<unknown>} work
     */
    during(work) {
      open += 1;
      const over = () => {
        open -= 1;
        ended(-1);
      };
      Promise.race([
        work,
        new Promise((done) => {
          setTimeout(done, PATIENCE);
        }),
      ]).then(over, over);
    },
  };
}

/**
 * Hears of requests by their addresses, without touching them.
 * @param {RegExp} pattern @param {(ended: number) => void} heard  told when the answer was there
 * @returns {() => void} stops it
 */
export function hearRequests(pattern, heard) {
  const observer = new PerformanceObserver((list) => {
    const entries = /** @type {PerformanceResourceTiming[]} */ (list.getEntries());
    for (const { name, responseEnd } of entries) if (pattern.test(name)) heard(responseEnd);
  });
  // Those from before, too: the cart may be being read already.
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}
