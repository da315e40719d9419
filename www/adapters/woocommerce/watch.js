// How we hear that somebody changed the cart: WooCommerce's own events, and, because the cart block changes quantities
// without any, the browser's record of requests. Nothing is patched.

/**
 * By jQuery the first four, and `wc_…` and `up…` mean that the page has drawn its cart anew, perhaps because we asked
 * it to.
 */
const EVENTS =
  'added_to_cart removed_from_cart wc_fragments_refreshed updated_cart_totals wc-blocks_added_to_cart wc-blocks_removed_from_cart';
/** Requests that may change the cart; what begins with `get_` does not. */
const REQUESTS = /wc-ajax=(?!get_)|wc\/store.+(cart\/|batch)/;

/**
 * @param {() => unknown} changed
 * @param {import('./shapes.js').ShopState} shop
 * @returns {() => void} stops it
 */
export function watch(changed, shop) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** One change is often told in several ways, within moments. @param {{type?: string}} event */
  const soon = ({ type = '' }) => {
    if (shop.telling) return;
    if (/^(wc_|up)/.test(type) && performance.now() < (shop.echo ?? 0)) shop.echo = 0;
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
    const entries = /** @type {PerformanceResourceTiming[]} */ (list.getEntries());
    for (const { name, responseEnd } of entries) {
      // A request that had ended when we asked for the cart is in that cart.
      if (REQUESTS.test(name) && responseEnd > shop.asked) soon({});
    }
  });
  // Those from before, too: the cart may be being read already.
  observer.observe({ type: 'resource', buffered: true });
  /** @param {'addEventListener'|'removeEventListener'} dom @param {'on'|'off'} jquery */
  const ears = (dom, jquery) => {
    for (const name of EVENTS.split(' ')) document.body[dom](name, soon);
    // The WP Consent API's: what may be remembered is asked anew with every reading.
    document[dom]('wp_listen_for_consent_change', soon);
    globalThis.jQuery?.(document.body)[jquery](EVENTS, soon);
  };
  ears('addEventListener', 'on');
  return () => {
    ears('removeEventListener', 'off');
    observer.disconnect();
    clearTimeout(timer);
  };
}
