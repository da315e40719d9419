// For a script tag, in any shop (its attributes: tag.js):
//
//   <script src="cart-associate.js" data-rules="rules.bin" defer></script>
//
// data-adapter      "shopify", "woocommerce", "memory", or the name of a global that is an adapter or a function that makes
//                   one; default: the platform that the page runs on
// data-shop         for "memory": the address of a shop in JSON
//
// cart-associate-shopify.js and cart-associate-woocommerce.js fetch one file less: the platform's adapter comes with the engine.

import { askShopify, askWooCommerce } from './early.js';
import { tag } from './tag.js';

/** @typedef {import('../types/index.js').Adapter} Adapter */

const page = /** @type {Record<string, any>} */ (/** @type {unknown} */ (globalThis));

tag('engine', (dataset, load) => {
  /** Those that come with us. @type {Record<string, () => Promise<Adapter>>} */
  const adapters = {
    async shopify() {
      const early = askShopify();
      return (await load('adapters-shopify')).shopifyAdapter({ ...dataset, early });
    },
    async woocommerce() {
      const early = askWooCommerce();
      return (await load('adapters-woocommerce')).wooCommerceAdapter({ ...dataset, early });
    },
    memory: async () => (await load('adapters-memory')).shopAt(dataset.shop),
  };
  // Without a name, what the page runs on as far as it tells.
  const name =
    dataset.adapter ??
    (page.Shopify?.routes ? 'shopify' : document.body.className.includes('woocommerce') ? 'woocommerce' : '');
  const found = adapters[name] ?? page[name];
  if (!found) throw new Error(`data-adapter="${name}": there is no such global, nor a platform that the page tells of`);
  return typeof found === 'function' ? found : () => found;
});
