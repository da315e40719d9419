// WooCommerce, over its Store API, with the classic mini-cart as with the block. What reads the cart is here; what changes it
// comes when a button is first pressed (woocommerce/apply.js).

import { pageFacts } from '../common/facts.js';
import { cartOf, stockOf } from './read.js';
import { listen } from './watch.js';

/**
 * @typedef {object} Options
 * @property {string} [root]  where the REST API begins; default: the page's `<link rel="https://api.w.org/">`, else `/wp-json/`
 * @property {typeof fetch} [fetch]  asks in your way, for instance with a Cart-Token (docs/woocommerce.md)
 * @property {'line'|'cart'} [attribution]  where an accepted offer is noted, with consent and with our plugin; default 'line'
 * @property {(line: object) => {attribute: string, value: string}[]|undefined} [variation]  the attributes of a NewLine's
 *   variation, where "any" is a choice of it
 * @property {() => boolean} [consent]  default: what the WP Consent API says of preferences and statistics
 * @property {number} [patience]  that of `mount`, in ms, default 10,000; a whole change is given nine tenths of it
 */

/** @param {Options} [options] @returns {import('../../shim/mount.js').Adapter} */
export function wooCommerceAdapter(options = {}) {
  const shop = { ask, read, options, asked: 0 };
  let facts;

  /** One request. `body` is undefined where the answer is no JSON: a maintenance page or a firewall's, with any status. */
  async function ask(path, init) {
    const root = options.root ?? document.querySelector('[rel="https://api.w.org/"]')?.href ?? '/wp-json/';
    const answer = await (options.fetch ?? fetch)(`${root}wc/store/v1/${path}`, { cache: 'no-store', ...init });
    shop.nonce = answer.headers.get('Nonce') ?? shop.nonce;
    return { status: answer.status, body: await answer.json().catch(() => {}) };
  }

  async function read() {
    shop.asked = performance.now();
    const { status, body } = await ask('cart');
    if (!body?.items) throw Error(`Store API: ${status}`);
    shop.raw = body;
    return cartOf(body, (facts = pageFacts()));
  }

  return {
    read,
    apply: async (change, mark) => (await import('./apply.js')).apply(change, mark, shop),
    subscribe: (changed) => listen(changed, shop),
    context() {
      const { context } = (facts ??= pageFacts());
      return { ...context, live_prices: [...(context.live_prices ?? []), ...stockOf(shop.raw?.items ?? [])] };
    },
    // A shop without a consent banner has asked nobody.
    consent:
      options.consent ??
      (() => Boolean(globalThis.wp_consent_type) && wp_has_consent('preferences') && wp_has_consent('statistics')),
  };
}
