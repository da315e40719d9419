// How we hear that somebody changed the cart: WooCommerce's own events, and, because the cart block changes quantities without
// any, the browser's record of requests. Nothing is patched.

/** By jQuery the first four, and `wc_…` and `up…` mean that the page has drawn its cart anew, perhaps because we asked it to. */
const EVENTS =
  'added_to_cart removed_from_cart wc_fragments_refreshed updated_cart_totals wc-blocks_added_to_cart wc-blocks_removed_from_cart';
/** Requests that may change the cart; what begins with `get_` does not. */
const REQUESTS = /wc-ajax=(?!get_)|wc\/store.+(cart\/|batch)/;

/**
 * @param {() => unknown} changed
 * @param {object} shop  what reading, changing and listening know of each other
 * @param {number} shop.asked     when the cart was last asked for, in ms of the page's own clock; Infinity while we change it, 0 where
 *   there is news since
 * @param {boolean} shop.telling  we are just telling the page of our own change
 * @param {number} shop.echo      until when its answer to that is to be expected, in the same ms
 * @returns {() => void} stops it
 */
export function listen(changed, shop) {
  let timer;
  // One change is often told in several ways, within moments.
  const soon = ({ type }) => {
    if (shop.telling) return;
    if (/^(wc_|up)/.test(type) && performance.now() < shop.echo) shop.echo = 0;
    else {
      // Whoever asks from now on is answered with it.
      shop.asked = 0;
      timer ??= setTimeout(() => {
        shop.asked || changed();
        timer = undefined;
      }, 30);
    }
  };
  const observer = new PerformanceObserver((list) => {
    for (const { name, responseEnd } of list.getEntries()) {
      // A request that had ended when we asked for the cart is in that cart.
      if (REQUESTS.test(name) && responseEnd > shop.asked) soon({});
    }
  });
  observer.observe({ type: 'resource' });
  const ears = (dom, jquery) => {
    for (const name of EVENTS.split(' ')) document.body[dom](name, soon);
    globalThis.jQuery?.(document.body)[jquery](EVENTS, soon);
  };
  ears('addEventListener', 'on');
  return () => {
    ears('removeEventListener', 'off');
    observer.disconnect();
    clearTimeout(timer);
  };
}
