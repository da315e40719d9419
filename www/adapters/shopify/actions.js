// Shopify's standard storefront actions, where the theme carries them out without loading the page anew.

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
  const answer = await actions
    .updateCart(asked, { signal, event: { detail: { source: 'cart-associate' } } })
    .catch((error) => {
      throw new Error('', { cause: error });
    });
  const refused = answer?.userErrors ?? [];
  if (refused.length) throw new Error(refused.map(({ message }) => message).join(' '));
}
