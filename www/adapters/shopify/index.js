// Shopify, for any theme. What reads the cart is here; what changes it is in apply.js.

import { realGlobal } from '../../loader/real-global.js';
import { ask } from '../common/ask.js';
import { pageFacts } from '../common/facts.js';
import { sized } from '../common/picture.js';
import { changes } from '../common/watch.js';
import { apply } from './apply.js';
import { cartOf } from './read.js';
import { watch } from './watch.js';

/** @typedef {import('./shapes.js').AjaxCart} AjaxCart */

/**
 * @typedef {object} ShopifyOptions
 * @property {'line'|'cart'} [attribution] Where an accepted offer is written, with consent: private line properties
 *   (default), or an attribute of the cart.
 * @property {(cart: AjaxCart) => void|Promise<void>} [refresh] Draws the theme's cart anew after a change of ours, in
 *   place of what the adapter would do (docs/shopify.md); gets the cart as `cart.js` answers it.
 * @property {string} [root]  Where the shop begins. Default: `Shopify.routes.root`.
 * @property {import('../../types/adapter.js').EarlyAnswer} [early] For the first reading: the cart, which has been
 *   asked for already.
 * @property {number|string} [patience] The `patience` of `mount`, in ms. Default: 10,000. A whole change is given nine
 *   tenths of it.
 */

/**
 * The adapter of a Shopify theme.
 * @param {ShopifyOptions} [options]
 * @returns {import('../../types/adapter.js').Adapter}
 */
export function shopifyAdapter(options = {}) {
  const shopify = () => realGlobal('Shopify') ?? {};
  const root = () => options.root ?? shopify().routes?.root ?? '/';
  /** @type {(() => void)|undefined} */
  let tell;
  const news = changes(() => tell?.());
  let { early } = options;
  /** The cart as last read. @type {AjaxCart} */
  let raw = { currency: '', total_price: 0, items: [] };

  /** @param {AjaxCart} cart */
  function known(cart) {
    raw = cart;
    return cartOf(cart, pageFacts());
  }
  /** What the theme has just said that the cart is. @type {AjaxCart|undefined} */
  let told;
  /** @param {unknown} cart */
  function given(cart) {
    told = isComplete(cart) ? cart : undefined;
    // Whoever is told of the change asks at once; later it may be another.
    setTimeout(() => {
      told = undefined;
    });
  }
  /** @param {AbortSignal} [signal] */
  async function read(signal) {
    const first = early;
    early = undefined;
    news.reading(first?.at);
    return known(await ask(`${root()}cart.js`, { signal, cache: 'no-store' }, first?.answer));
  }
  /** The cart as somebody else has just been answered it. @param {AjaxCart} cart */
  function take(cart) {
    news.reading();
    return known(cart);
  }

  return {
    read: async () => (told ? take(told) : read()),
    async apply(change, mark) {
      const work = apply(change, mark, { options, root: root(), cart: raw, read, take });
      // Where it fails, whoever asked reads the cart: nobody has to be told.
      news.during(work.catch(() => news.reading()));
      return work;
    },
    subscribe(changed) {
      tell = changed;
      const stop = watch(news, () => raw.item_count, given);
      return () => {
        tell = undefined;
        stop();
      };
    },
    context() {
      const { country, locale } = shopify();
      return { country, locale, root: root().replace(/\/$/, '') || undefined, ...pageFacts().context };
    },
    picture: sized,
    consent() {
      const privacy = shopify().customerPrivacy;
      return Boolean(privacy?.analyticsProcessingAllowed?.() && (privacy.preferencesProcessingAllowed?.() ?? true));
    },
  };
}

/**
 * Whether it is a cart as `cart.js` answers it. That of Shopify's standard events is shorter.
 * @param {unknown} cart
 * @returns {cart is AjaxCart}
 */
const isComplete = (cart) => {
  const { currency, items, total_price: total } = /** @type {Partial<AjaxCart>} */ (Object(cart));
  return Boolean(currency && items?.every((item) => item.key)) && Number.isSafeInteger(total);
};

/** For a script tag, whose attributes are the options. */
export const fromTag = shopifyAdapter;
