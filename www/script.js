// For a script tag:
//
//   <script src="cart-associate.js" data-rules="rules.bin" defer></script>
//
// data-rules        address of the compiled rule bundle; default: rules.bin
// data-adapter      "shopify", "woocommerce", "memory", or the name of a global that is an adapter or a function that makes
//                   one; default: the platform that the page runs on
// data-attribution  for the platforms' adapters: "line" or "cart" (docs/shopify.md)
// data-shop         for "memory": the address of a shop in JSON
// data-into         selector of what the element is put before; default: the drawers that are known (docs/mounting.md)
// data-wasm         address of cart-associate.wasm; default: beside the script
// data-integrity    of the wasm, as in <script integrity>
// data-dev          data-rules may be a raw rules.json, which the page compiles itself (docs/playground.md)
// data-locale, data-trigger, data-authoring, data-patience: options of `mount` (www/shim/mount.js)
//
// The one global is `CartAssociate`: the handle of `mount`.

import { mount } from './shim/mount.js';

// A module, and a script that another one waits for, has no `currentScript`.
const { src, dataset } = document.currentScript ?? document.querySelector('script[src*=cart-associate]');

/** What the page runs on, as far as it tells. */
const platform = () => {
  if (globalThis.Shopify?.routes) return 'shopify';
  return document.body.className.includes('woocommerce') ? 'woocommerce' : '';
};

async function adapterOf(name) {
  if (name === 'shopify') return (await import('./adapters/shopify.js')).shopifyAdapter(dataset);
  if (name === 'woocommerce') return (await import('./adapters/woocommerce.js')).wooCommerceAdapter(dataset);
  if (name === 'memory') return (await import('./adapters/memory.js')).shopAt(dataset.shop);
  const found = globalThis[name];
  const adapter = typeof found === 'function' ? await found() : found;
  if (adapter) return adapter;
  throw new Error(name
    ? `data-adapter: there is no global "${name}"`
    : 'this is neither Shopify nor WooCommerce as far as the page tells; say data-adapter="…" (docs/mounting.md)');
}

async function begin() {
  try {
    globalThis.CartAssociate = mount({
      rules: 'rules.bin',
      wasm: new URL('cart-associate.wasm', src),
      into: true,
      ...dataset,
      adapter: await adapterOf(dataset.adapter ?? platform()),
    });
  } catch (error) {
    console.warn('Cart Associate:', error);
  }
}

// The adapter may stand in a later script.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
