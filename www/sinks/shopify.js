// Shopify's customer events: what `Shopify.analytics.publish` is given, web pixels receive as `event.customData`.

import { realGlobal } from '../loader/real-global.js';
import { decimal, listen } from './common/listen.js';

const EVENTS = ['shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];

/**
 * Publishes `cart_associate_shown`, `_accepted`, `_dismissed`, `_failed` and `_price_mismatch`, with amounts as decimal
 * numbers. Nothing while `Shopify.customerPrivacy` says that analytics are not allowed. Where there is no signal,
 * Shopify itself holds events back from pixels that need consent.
 * @param {import('../types/sink.js').SinkOptions} [options]
 * @returns {import('../types/sink.js').Sink}
 */
export const shopify = ({ consent } = {}) =>
  listen(
    EVENTS,
    (name, detail) => {
      realGlobal('Shopify')?.analytics?.publish?.(`cart_associate_${name.replace('-', '_')}`, dataOf(detail));
    },
    { consent, unasked: true },
  );

/** @param {import('./common/listen.js').Detail} detail */
function dataOf({ placement, offer, kind, form, products, currency, exponent, figures, promised, charged, code }) {
  const { difference, saving, add: quantity } = figures ?? {};
  const amounts = Object.entries({ difference, saving, promised, charged }).map(([name, minor]) => [
    name,
    minor === undefined ? undefined : decimal(minor, exponent),
  ]);
  const data = { placement, offer, kind, form, products, currency, quantity, code, ...Object.fromEntries(amounts) };
  // Only what is known: what is published is copied as JSON.
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
