// Headless storefronts over Shopify's Storefront API, such as Hydrogen: the host has the cart and changes it; here it is only
// translated. What the host passes is written down in docs/headless.md.

import { pageFacts } from '../common/facts.js';
import { timeFor } from '../common/time.js';
import { storefrontCart } from './read.js';

/**
 * @typedef {object} Host
 * @property {() => object|null|Promise<object|null>} cart  the cart as the Storefront API gives it, or null where there is none yet
 * @property {(changed: () => void) => (() => void)} subscribe  tells of every change, whoever made it; answers the way to stop
 * @property {Mutations} change  what changes the cart
 * @property {string} [currency]  of a cart without lines and without cost; default USD
 * @property {() => object} [context]  market, country, locale, customer facts, live prices (docs/architecture.md, Context)
 * @property {() => boolean} [consent]  whether anything may be remembered beyond the session; default: no
 * @property {boolean} [nests]  whether new lines may be nested under others (`parent` in CartLineInput)
 * @property {'line'|'cart'} [attribution]  where an accepted offer is noted, with consent; default 'line'
 * @property {number} [patience]  that of `mount`, in ms, default 10,000; a whole change is given nine tenths of it
 *
 * @typedef {object} Mutations  each like the mutation of its name; each may answer `{cart, userErrors, warnings}` or nothing
 * @property {(lines: object[]) => Promise<object|void>} linesAdd  CartLineInput[]
 * @property {(lines: object[]) => Promise<object|void>} linesUpdate  CartLineUpdateInput[]
 * @property {(ids: string[]) => Promise<object|void>} linesRemove
 * @property {(codes: string[]) => Promise<object|void>} [discountCodesUpdate]  the complete set
 * @property {(attributes: {key: string, value: string}[]) => Promise<object|void>} [attributesUpdate]  the complete set
 */

/** @param {Host} host @returns {import('../../shim/mount.js').Adapter} */
export function storefrontApiAdapter(host) {
  /** Until when, in ms of the page's own clock, what is told is of our own change, which is no news. */
  let changing = 0;
  const raw = async () => unwrapped(await host.cart());
  const read = async () => storefrontCart(await raw(), host.currency, pageFacts());

  return {
    read,
    async apply(change, mark) {
      const time = timeFor(host.patience);
      changing = performance.now() + time;
      try {
        const { apply } = await import('./apply.js');
        await apply(change, mark, { ...host, raw, signal: AbortSignal.timeout(time) });
        return await read();
      } finally {
        changing = 0;
      }
    },
    subscribe: (changed) =>
      host.subscribe(() => {
        if (performance.now() > changing) changed();
      }),
    context: () => ({ ...pageFacts().context, ...host.context?.() }),
    consent: () => Boolean(host.consent?.()),
  };
}

/** The cart of a whole answer: `{data: {cart}}`, `{cart}`, or the cart itself. */
const unwrapped = (answer) => (answer?.data ?? answer)?.cart ?? answer;
