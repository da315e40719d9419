// For a script tag, in any shop (its attributes: tag.js):
//
//   <script src="cart-associate.js" data-rules="rules.bin" defer></script>
//
// data-adapter      "shopify", "woocommerce", "memory" (those in www/adapters that export fromTag), or the name of a
//                   global that is an adapter or a function that makes one; default: the platform that the page runs on
// data-shop         for "memory": the address of a shop in JSON
//
// cart-associate-shopify.js and cart-associate-woocommerce.js fetch one file less: the platform's adapter comes with
// the engine.

import { realDocument } from './real-document.js';
import { realGlobal } from './real-global.js';
import { askShopify, askWooCommerce } from './early.js';
import { tag } from './tag.js';

/** @typedef {import('../types/index.js').Adapter} Adapter */

/** Platforms whose cart can be asked for before their adapter has come. */
const early = new Map([
  ['shopify', askShopify],
  ['woocommerce', askWooCommerce],
]);

tag('engine', (dataset, load) => {
  // Without a name, what the page runs on as far as it tells.
  const name =
    dataset.adapter ??
    (realGlobal('Shopify')?.routes
      ? 'shopify'
      : realDocument.body.className.includes('woocommerce')
        ? 'woocommerce'
        : '');
  const ours = `adapters-${name}`;
  if (ours in import.meta.scripts)
    return async () => {
      const asked = early.get(name)?.();
      return (await load(ours)).fromTag({ ...dataset, early: asked });
    };
  const found = /** @type {Adapter|(() => Adapter|Promise<Adapter>)|undefined} */ (realGlobal(name));
  if (!found) throw new Error(`data-adapter="${name}": there is no such global, nor a platform that the page tells of`);
  return typeof found === 'function' ? found : () => found;
});
