// For a script tag, in any shop:
//
//   <script src="cart-associate.js" data-rules="rules.bin" defer></script>
//
// cart-associate-shopify.js and cart-associate-woocommerce.js are the same with the platform's adapter inside: one file less to
// wait for, and two hundred bytes less in all. They know all of these but data-adapter and data-shop.
//
// data-rules        address of the compiled rule bundle; default: rules.bin
// data-adapter      "shopify", "woocommerce", "memory", or the name of a global that is an adapter or a function that makes
//                   one; default: the platform that the page runs on
// data-attribution  for the platforms' adapters: "line" or "cart" (docs/shopify.md)
// data-shop         for "memory": the address of a shop in JSON
// data-into         selector of what the element is put before; default: the drawers that are known (docs/mounting.md)
// data-wasm         address of cart-associate.wasm; default: beside the script. data-more: of cart-associate-more.wasm; default: beside that
// data-integrity, data-more-integrity: of it, and of cart-associate-more.wasm beside it, as in <script integrity>; default: those
//                   of the files beside the script
// data-sinks        who is told what shoppers do with suggestions: "ga4 shopify" (docs/analytics.md)
// data-beacon       address of an endpoint that is told
// data-dev          data-rules may be a raw rules.json, which the page compiles itself (docs/playground.md)
// data-locale, data-trigger, data-authoring, data-patience: options of `mount` (www/shim/mount.js)
//
// The one global is `CartAssociate`: the handle of `mount`.

import { tag } from './tag.js';

tag(async (dataset) => {
  /** Those that come with us. */
  const adapters = {
    shopify: async () => (await import('./adapters/shopify/index.js')).shopifyAdapter(dataset),
    woocommerce: async () => (await import('./adapters/woocommerce/index.js')).wooCommerceAdapter(dataset),
    memory: async () => (await import('./adapters/memory/index.js')).shopAt(dataset.shop),
  };
  // Without a name, what the page runs on as far as it tells.
  const name =
    dataset.adapter ??
    (globalThis.Shopify?.routes ? 'shopify' : document.body.className.includes('woocommerce') ? 'woocommerce' : '');
  const found = adapters[name] ?? globalThis[name];
  const adapter = typeof found === 'function' ? await found() : found;
  if (!adapter)
    throw new Error(`data-adapter="${name}": there is no such global, nor a platform that the page tells of`);
  return adapter;
});
