// Cart Associate for whoever supplies the WebAssembly: nothing in here says where it might be.

import { mount as start } from './entry.js';

export { CartAssociate, define, markShown } from './entry.js';

/**
 * As `mount` of the default entry, with `wasm` required: an address, bytes or a compiled module of `cart-associate.wasm`.
 * @type {typeof start}
 */
export function mount(options) {
  if (!options.wasm) throw new TypeError('mount of cart-associate/slim needs the option "wasm": the address, the bytes or the compiled module of cart-associate.wasm');
  return start(options);
}
