// What the script tags have in common (script.js, script-shopify.js, script-woocommerce.js): the attributes, and when to begin.

import { mount } from './shim/mount.js';

// A module, and a script that another one waits for, has no `currentScript`.
const { src, dataset } = document.currentScript ?? document.querySelector('script[src*=cart-associate]');

/** The WebAssembly that came with this script, with its hash from the build; that of the second file comes with what fetches it. */
const beside = { wasm: new URL('cart-associate.wasm', src), integrity: import.meta.wasmIntegrity, moreIntegrity: true };

/** @param {(options: DOMStringMap) => object|Promise<object>} adapterOf  makes the adapter from the tag's attributes */
export function tag(adapterOf) {
  async function begin() {
    try {
      const { sinks, beacon, wasm } = dataset;
      const adapter = await adapterOf(dataset);
      const handle = (globalThis.CartAssociate = mount({
        rules: 'rules.bin',
        into: true,
        ...(wasm ? {} : beside),
        ...dataset,
        adapter,
      }));
      if (sinks || beacon) (await import('./sinks/index.js')).startSinks(sinks, { beacon, adapter, handle });
    } catch (error) {
      console.warn('Cart Associate:', error);
    }
  }

  // An adapter of the page's own may stand in a later script.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
}
