// Headless storefronts over Shopify's Storefront API, such as Hydrogen: the host has the cart and changes it; here it
// is only translated. What the host passes is written down in docs/headless.md.

import { pageFacts } from '../common/facts.js';
import { sized } from '../common/picture.js';
import { timeFor } from '../common/time.js';
import { apply } from './apply.js';
import { cartOf } from './read.js';

/** @typedef {import('./shapes.js').Host} Host */
/** @typedef {import('./shapes.js').Mutations} Mutations */
/** @typedef {import('./shapes.js').MutationAnswer} MutationAnswer */
/** @typedef {import('./shapes.js').CartLineInput} CartLineInput */
/** @typedef {import('./shapes.js').CartLineUpdateInput} CartLineUpdateInput */
/** @typedef {import('./shapes.js').StorefrontCart} StorefrontCart */

/**
 * The adapter of a headless storefront over Storefront API carts.
 * @param {Host} host
 * @returns {import('../../types/adapter.js').Adapter}
 */
export function storefrontApiAdapter(host) {
  /** Until when, in ms of the page's own clock, what is told is of our own change, which is no news. */
  let changing = 0;
  const raw = async () => unwrapped(await host.cart());
  const read = async () => cartOf(await raw(), host.currency, pageFacts());

  return {
    read,
    async apply(change, mark) {
      const time = timeFor(host.patience);
      changing = performance.now() + time;
      try {
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
    picture: sized,
  };
}

/**
 * The cart of a whole answer: `{data: {cart}}`, `{cart}`, or the cart itself.
 * @param {import('./shapes.js').CartAnswer} answer
 * @returns {StorefrontCart|null|undefined}
 */
function unwrapped(answer) {
  const data = answer && 'data' in answer ? answer.data : answer;
  return data && 'cart' in data ? data.cart : /** @type {StorefrontCart|null|undefined} */ (data);
}
