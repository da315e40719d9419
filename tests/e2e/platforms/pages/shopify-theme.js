// What every Shopify theme has: the global, and its own requests.

import { setting } from './start.js';

globalThis.Shopify = {
  shop: 'double.myshopify.com',
  locale: 'en',
  country: { JPY: 'JP', KWD: 'KW' }[setting.currency] ?? 'US',
  currency: { active: setting.currency ?? 'USD', rate: '1.0' },
  routes: { root: '/' },
  customerPrivacy: {
    analyticsProcessingAllowed: () => Boolean(setting.consent),
    preferencesProcessingAllowed: () => Boolean(setting.consent),
  },
};

export async function ajax(way, body, signal) {
  const answer = await fetch(
    `${Shopify.routes.root}${way}`,
    body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal },
  );
  return { ok: answer.ok, body: await answer.json() };
}

/** As a quantity selector of the theme does it. */
export async function setQuantity(variant, quantity) {
  const {
    body: { items },
  } = await ajax('cart.js');
  const line = items.find((item) => String(item.variant_id) === variant);
  return line
    ? ajax('cart/change.js', { id: line.key, quantity })
    : ajax('cart/add.js', { items: [{ id: Number(variant), quantity }] });
}
