// WooCommerce, over its Store API, with the classic mini-cart as with the block. What reads the cart is here; what
// changes it is in apply.js.

import { apiRoot } from '../../loader/early.js';
import { realGlobal } from '../../loader/real-global.js';
import { pageFacts } from '../common/facts.js';
import { apply } from './apply.js';
import { OURS } from './lines.js';
import { cartOf, stockOf, tidied } from './read.js';
import { watch } from './watch.js';

/** @import { PageFacts } from '../common/facts.js' */

/**
 * @typedef {object} WooCommerceOptions
 * @property {string} [root] Where the REST API begins. Default: the page's `<link rel="https://api.w.org/">`, else
 *   `/wp-json/`.
 * @property {typeof fetch} [fetch]  Asks in your way, for instance with a Cart-Token (docs/woocommerce.md).
 * @property {'line'|'cart'} [attribution] Where an accepted offer is noted, with consent and with our plugin. Default:
 *   `line`.
 * @property {(line: import('../../types/change.js').NewLine) => {attribute: string, value: string}[]|undefined}
 *   [variation] The attributes of a new line's variation, where "any" is a choice of it.
 * @property {() => boolean} [consent]  Default: what the WP Consent API says of preferences and statistics.
 * @property {import('../../types/adapter.js').EarlyAnswer} [early] For the first reading: the cart, which has been
 *   asked for already.
 * @property {number|string} [patience] The `patience` of `mount`, in ms. Default: 10,000. A whole change is given nine
 *   tenths of it.
 */

/**
 * The adapter of a WooCommerce shop, over its Store API.
 * @param {WooCommerceOptions} [options]
 * @returns {import('../../types/adapter.js').Adapter}
 */
export function wooCommerceAdapter(options = {}) {
  /** @type {import('./shapes.js').ShopState} */
  const shop = { ask, read, options, asked: 0 };
  /** @type {PageFacts|undefined} */
  let facts;
  let { early } = options;

  /**
   * One request.
   * @param {string} path @param {RequestInit} [init]
   * @param {Promise<Response>} [given]  the answer, where it has been asked for already
   * @returns {Promise<import('./shapes.js').Answer>}
   */
  async function ask(path, init, given) {
    const root = options.root ?? apiRoot();
    const answer = await (given ??
      (options.fetch ?? fetch)(`${root}wc/store/v1/${path}`, { cache: 'no-store', ...init }));
    shop.nonce = answer.headers.get('Nonce') ?? shop.nonce;
    return { status: answer.status, body: await answer.json().catch(() => {}) };
  }

  async function read() {
    const first = early;
    early = undefined;
    shop.asked = first?.at ?? performance.now();
    const { status, body } = await ask('cart', undefined, first?.answer);
    if (!body?.items) throw Error(`Store API: ${status}`);
    shop.raw = tidied(/** @type {import('./shapes.js').StoreCart} */ (body));
    // What our plugin tells of the visitor; what the page says goes over it.
    const told = /** @type {Partial<PageFacts>|undefined} */ (shop.raw.extensions?.[OURS]);
    const page = pageFacts();
    facts = {
      ...told,
      ...page,
      context: { ...told?.context, ...page.context },
      products: { ...told?.products, ...page.products },
    };
    return cartOf(shop.raw, facts);
  }

  return {
    read,
    apply: (change, mark) => apply(change, mark, shop),
    subscribe: (changed) => watch(changed, shop),
    context() {
      facts ??= pageFacts();
      const { context } = facts;
      return { ...context, live_prices: [...(context.live_prices ?? []), ...stockOf(shop.raw?.items ?? [])] };
    },
    // A shop without a consent banner has asked nobody.
    consent:
      options.consent ??
      (() => Boolean(realGlobal('wp_consent_type')) && wp_has_consent('preferences') && wp_has_consent('statistics')),
  };
}

/** For a script tag, whose attributes are the options. */
export const fromTag = wooCommerceAdapter;
