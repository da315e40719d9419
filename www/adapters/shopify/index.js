// Shopify, for any theme. What only a shopper who presses a button needs is in shopify/apply.js.

import { changes, hearRequests } from '../common/watch.js';
import { pageFacts } from '../common/facts.js';
import { ask } from '../common/ask.js';
import { cartOf } from './read.js';

/** Requests of the Ajax API that change the cart. */
const CHANGING = /\/cart\/(add|change|update|clear)\b/;

/**
 * @typedef {object} ShopifyOptions
 * @property {'line'|'cart'} [attribution]  where an accepted offer is written, if the merchant and the shopper let it be: into
 *   private line properties (default), or into an attribute of the cart
 * @property {(cart: object) => void|Promise<void>} [refresh]  draws the theme's cart anew after a change of ours, in place of what
 *   the adapter would do (docs/shopify.md); gets the cart as `cart.js` answers it
 * @property {string} [root]  where the shop begins, default `Shopify.routes.root`
 * @property {number} [patience]  that of `mount`, in ms, default 10,000; a whole change is given nine tenths of it
 */

/**
 * The adapter of a Shopify theme.
 * @param {ShopifyOptions} [options]
 * @returns {import('../../shim/mount.js').Adapter}
 */
export function shopifyAdapter(options = {}) {
  const shopify = () => globalThis.Shopify ?? {};
  const root = () => options.root ?? shopify().routes?.root ?? '/';
  let tell;
  const news = changes(() => tell?.());
  /** The cart as last read, in Shopify's form. */
  let raw = {};

  const known = (cart) => cartOf((raw = cart), pageFacts());
  async function read(signal) {
    news.reading();
    return known(await ask(`${root()}cart.js`, { signal }));
  }
  /** The cart as somebody else has just been answered it. */
  function take(cart) {
    news.reading();
    return known(cart);
  }

  /** The theme says that something happens, before it does; its promise is kept when it has, or has not. */
  function heard({ type, detail, promise, cart }) {
    if (detail?.source === 'cart-associate') return;
    // A drawer that opens with as many units as we know of is no news.
    if (/view/.test(type) && (cart?.totalQuantity ?? raw.item_count) === raw.item_count) return;
    const over = () => news.ended(Infinity);
    news.during(Promise.resolve(promise).then(over, over));
  }

  return {
    read: () => read(),
    async apply(change, mark) {
      const { apply } = await import('./apply.js');
      const work = apply(change, mark, { options, root: root(), cart: raw, read, take });
      // Where it fails, whoever asked reads the cart: nobody has to be told.
      news.during(work.catch(news.reading));
      return work;
    },
    subscribe(changed) {
      tell = changed;
      const off = new AbortController();
      const on = (name, hear) => document.addEventListener(name, hear, off);
      for (const name of ['lines-update', 'discount-update', 'view', 'error']) on(`shopify:cart:${name}`, heard);
      // The library liquid-ajax-cart asks in a queue, and its changes are over when that is.
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
        tell = null;
        off.abort();
        stop();
      };
    },
    context() {
      const { country, locale } = shopify();
      return { country, locale, root: root().replace(/\/$/, '') || undefined, ...pageFacts().context };
    },
    consent() {
      const privacy = shopify().customerPrivacy;
      return Boolean(privacy?.analyticsProcessingAllowed?.() && (privacy.preferencesProcessingAllowed?.() ?? true));
    },
  };
}
