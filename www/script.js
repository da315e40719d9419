// For a script tag:
//
//   <script src="cart-associate.js" data-rules="rules.bin" data-adapter="myAdapter" defer></script>
//
// data-rules    address of the compiled rule bundle
// data-adapter  name of a global that is an adapter, or a function that makes one; or "memory", with data-shop the address of
//               a shop in JSON
// data-wasm     address of cart-associate.wasm; default: beside the script
//
// The one global is `CartAssociate`: the handle of `mount` (www/shim/mount.js).

import { mount } from './shim/mount.js';

const { src, dataset: { rules = 'rules.bin', adapter: name = '', wasm = new URL('cart-associate.wasm', src), shop } } = document.currentScript;

async function memoryShop() {
  const [{ memoryAdapter }, answer] = await Promise.all([import('./adapters/memory.js'), fetch(shop)]);
  return memoryAdapter(await answer.json());
}

async function begin() {
  try {
    const found = name === 'memory' ? await memoryShop() : globalThis[name];
    const adapter = typeof found === 'function' ? await found() : found;
    if (!adapter) throw new Error(`data-adapter: there is no global "${name}"`);
    globalThis.CartAssociate = mount({ rules, wasm, adapter });
  } catch (error) {
    console.warn('Cart Associate:', error);
  }
}

// The adapter may stand in a later script.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
