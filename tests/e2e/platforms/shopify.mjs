// Shopify as a platform: by the Ajax API alone, and in a theme with standard events and actions.

import { openShop } from './server.mjs';
import { shopFor } from './shop.mjs';
import { ShopifyCart } from './shopify/cart.mjs';
import { ajaxApi } from './shopify/server.mjs';

/**
 * @param {import('./shop.mjs').Setting} setting
 * @returns {{cart: ShopifyCart, api: ReturnType<typeof ajaxApi>, shop: import('./index.mjs').Shop}}
 */
export function shopifyShop(setting) {
  const known = shopFor(setting, { nests: true });
  const cart = new ShopifyCart(known, setting);
  for (const { variant, quantity, plan, properties, parent } of setting.cart ?? []) {
    cart.add([{ id: variant, quantity, properties, selling_plan: plan, parent_id: parent }]);
  }
  cart.state.codes = [...(setting.codes ?? [])];
  const api = ajaxApi(cart, setting.cacheable);
  const shop = {
    async cart() {
      const { lines, total, inForce } = cart.lines();
      return {
        total,
        codes: inForce,
        attributes: cart.attributes,
        lines: lines.map(({ variant, quantity, total: charged, plan, properties = {}, stored }) => ({
          variant,
          quantity,
          total: charged,
          properties,
          ...(plan && { plan }),
          ...(stored.parent && { parent: lines.find(({ id }) => id === stored.parent).variant }),
        })),
      };
    },
    setStock: async (variant, stock) => {
      known.variants[variant] = { stock };
    },
    charge: async (variant, charges) => {
      known.variants[variant] = { charges };
    },
    async outside(variant, quantity) {
      const line = cart.lines().lines.find((one) => one.variant === variant);
      if (line) cart.change({ id: line.key, quantity });
      else cart.add([{ id: variant, quantity }]);
    },
    honour: async (granted) => {
      cart.honours = granted;
    },
    // More than there is always does this here.
    fault: async (kind, options) => {
      if (kind !== 'overstock') api.fault(kind, options);
    },
    requests: () => api.requests,
  };
  return { cart, api, shop };
}

const platform = (name, script, more = {}) => ({
  name,
  asks: /^POST \/cart\/(add|change|update)\.js$/,
  can: {
    properties: true,
    plans: true,
    nesting: true,
    codes: true,
    automatic: true,
    currencies: true,
    requests: true,
    conflicts: true,
    attribution: true,
    product_facts: true,
    // `cart.js` tells no stock.
    stock: false,
    events: false,
    ...more.can,
  },
  brief: more.brief,
  async open(site, setting) {
    const { api, shop } = shopifyShop(setting);
    const server = await openShop(site, { script, setting, answer: api.answer });
    return { address: server.url, url: server.url, shop, close: server.close };
  },
});

/** A theme that tells nobody anything. @type {import('./index.mjs').Platform} */
export const shopify = platform('shopify', 'shopify.js');

/** A theme with standard events and actions of its own. @type {import('./index.mjs').Platform} */
export const shopifyStandard = platform('shopify, standard events and actions', 'shopify-standard.js', {
  brief: true,
  can: { events: true },
});
