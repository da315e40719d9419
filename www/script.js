// For a script tag:
//
//   <script src="cart-associate.js" data-rules="rules.bin" data-adapter="myAdapter" defer></script>
//
// data-rules    address of the compiled rule bundle
// data-adapter  name of a global that is an adapter, or a function that makes one; or "memory", with data-shop the address of
//               a shop in JSON
// data-wasm     address of cart-associate.wasm; default: beside the script
// data-sinks    who is told what shoppers do with suggestions: "ga4 shopify" (docs/analytics.md)
// data-beacon   address of an endpoint that is told
// data-dev      data-rules may be a raw rules.json, which the page compiles itself (docs/playground.md)
//
// The one global is `CartAssociate`: the handle of `mount` (www/shim/mount.js).

import { mount } from './shim/mount.js';

const { src, dataset: { rules = 'rules.bin', adapter: name = '', wasm, shop, dev, sinks, beacon } } = document.currentScript;

/** The WebAssembly that came with this script, with its hash from the build. */
const beside = { wasm: new URL('cart-associate.wasm', src), integrity: import.meta.wasmIntegrity, moreIntegrity: import.meta.moreIntegrity };

async function begin() {
  try {
    const found = name === 'memory' ? await (await import('./adapters/memory.js')).shopAt(shop) : globalThis[name];
    const adapter = typeof found === 'function' ? await found() : found;
    if (!adapter) throw new Error(`data-adapter: there is no global "${name}"`);
    const handle = globalThis.CartAssociate = mount({ rules, adapter, dev, ...(wasm ? { wasm } : beside) });
    if (sinks || beacon) (await import('./sinks/index.js')).startSinks(sinks, { beacon, adapter, handle });
  } catch (error) {
    console.warn('Cart Associate:', error);
  }
}

// The adapter may stand in a later script.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
