// A theme built on liquid-ajax-cart, the library itself; its script stands before this one in the page.

import { shopifyAdapter } from '../adapters/shopify/index.js';
import './shopify-theme.js';
import { options, start } from './start.js';

const { liquidAjaxCart } = globalThis;
/** Asks through the library's queue, as its buttons do; done when everything that it does about it is done. */
const through = (way, body) =>
  new Promise((lastCallback) => {
    liquidAjaxCart[way](body, { lastCallback });
  });

start(shopifyAdapter(options), {
  theme: {
    setQuantity(variant, quantity) {
      const line = liquidAjaxCart.cart.items.find((item) => String(item.variant_id) === variant);
      return line
        ? through('change', { id: line.key, quantity })
        : through('add', { items: [{ id: Number(variant), quantity }] });
    },
  },
});
