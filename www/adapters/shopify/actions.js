// Shopify's standard storefront actions, where the theme carries them out without loading the page anew.

import { CONFLICT, pause, untilAlone } from './post.js';

/** Elements of themes that Shopify's own `updateCart` knows how to draw anew: Horizon's and Dawn's. */
const KNOWN = 'cart-items-component, cart-drawer-component, cart-drawer, cart-items, cart-notification';

/**
 * @param {Pick<typeof globalThis, 'Shopify'|'document'>} page
 * @returns {Required<ShopifyActions>|undefined} the actions, if they may be used
 */
export function actionsOf({ Shopify, document }) {
  const { updateCart } = Shopify?.actions ?? {};
  if (!updateCart) return undefined;
  const own = updateCart.isDefault?.() === false;
  return own || document.querySelector(KNOWN) ? { updateCart } : undefined;
}

/**
 * Whether an action has failed because two changes collided. It does not tell; the browser's record of requests does.
 * @param {number} since  when it began, in ms as of `performance.now()`
 */
async function hasCollided(since) {
  // The record comes a moment after the answer.
  await pause(50);
  return performance.getEntriesByType('resource').some((entry) => {
    const { name, startTime, responseStatus } = /** @type {PerformanceResourceTiming} */ (entry);
    return startTime >= since && responseStatus === CONFLICT && /\/cart\//.test(name);
  });
}

/**
 * Adds lines, and puts codes in force. What is refused comes as an answer, not as a rejection.
 * @param {Required<ShopifyActions>} actions
 * @param {import('./shapes.js').NewItem[]} items
 * @param {string[]|undefined} codes  the complete set
 * @param {AbortSignal} signal
 */
export async function throughActions(actions, items, codes, signal) {
  /** @param {string} kind @param {number} id */
  const gid = (kind, id) => `gid://shopify/${kind}/${id}`;
  const lines = items.map(({ id, quantity, properties, selling_plan: plan }) => ({
    merchandiseId: gid('ProductVariant', id),
    quantity,
    attributes: Object.entries(properties).map(([key, value]) => ({ key, value })),
    ...(plan && { sellingPlanId: gid('SellingPlan', plan) }),
  }));
  const asked = { ...(lines.length && { lines }), ...(codes && { discountCodes: codes }) };
  let since = 0;
  await untilAlone(
    async () => {
      since = performance.now();
      const answer = await actions
        .updateCart(asked, { signal, event: { detail: { source: 'cart-associate' } } })
        .catch(async (error) => {
          // A refusal is an answer. What rejects has come to no end that is known, unless it collided.
          throw Object.assign(new Error('', { cause: error }), { lost: !(await hasCollided(since)) });
        });
      const refused = answer?.userErrors ?? [];
      if (refused.length) throw new Error(refused.map(({ message }) => message).join(' '));
    },
    () => hasCollided(since),
  );
}
