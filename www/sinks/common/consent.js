// Whether the shopper's doings may be measured, as the platform says it.

import { realGlobal } from '../../loader/real-global.js';

/**
 * Shopify's signal decides where there is one; else what the page says; else what the adapter says.
 * @param {boolean|(() => boolean)|undefined} own  the page's: a function asked anew for every event, or a plain answer
 * @param {{consent?(): boolean}} [adapter]
 * @returns {boolean|undefined} undefined where nobody has said anything
 */
export function mayMeasure(own, adapter) {
  try {
    const privacy = realGlobal('Shopify')?.customerPrivacy;
    if (privacy?.analyticsProcessingAllowed) return Boolean(privacy.analyticsProcessingAllowed());
    if (own !== undefined) return Boolean(typeof own === 'function' ? own() : own);
    return adapter?.consent ? Boolean(adapter.consent()) : undefined;
  } catch {
    // Whoever cannot be asked has not agreed.
    return false;
  }
}
