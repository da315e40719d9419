// Shopify's customer events: what `Shopify.analytics.publish` is given, web pixels receive as `event.customData`.

import { decimal, listen } from './common/listen.js';

const EVENTS = ['shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];
const AMOUNTS = ['difference', 'saving'];

/**
 * Publishes `cart_associate_shown`, `_accepted`, `_dismissed`, `_failed` and `_price_mismatch`, with amounts as decimal numbers.
 * Nothing while `Shopify.customerPrivacy` says that analytics are not allowed. Where there is no signal, Shopify itself
 * holds events back from pixels that need consent.
 * @param {object} [options]
 * @param {boolean|(() => boolean)} [options.consent]
 * @returns {import('./common/listen.js').Sink}
 */
export const shopify = ({ consent } = {}) =>
  listen(
    EVENTS,
    (name, detail) => {
      globalThis.Shopify?.analytics?.publish?.(`cart_associate_${name.replace('-', '_')}`, dataOf(detail));
    },
    { consent, unasked: true },
  );

function dataOf({ placement, offer, kind, form, products, currency, exponent, figures, promised, charged, code }) {
  const amounts = { ...Object.fromEntries(AMOUNTS.map((key) => [key, figures?.[key]])), promised, charged };
  const data = { placement, offer, kind, form, products, currency, quantity: figures?.add, code };
  for (const [key, minor] of Object.entries(amounts)) if (minor !== undefined) data[key] = decimal(minor, exponent);
  // Only what is known: what is published is copied as JSON.
  for (const key of Object.keys(data)) if (data[key] === undefined) delete data[key];
  return data;
}
