// Cart Associate for whoever supplies the WebAssembly: nothing in here says where it might be.

import { mount as start } from './loader/npm.js';

export { CartAssociate, define, markShown } from './loader/npm.js';

/**
 * As `mount` of the default entry, with `wasm` required: an address, bytes or a compiled module of
 * `cart-associate.wasm`. Throws a TypeError without it.
 * @param {Parameters<typeof start>[0] & {wasm: NonNullable<Parameters<typeof start>[0]['wasm']>}} options
 */
export function mount(options) {
  if (!options.wasm)
    throw new TypeError(
      'mount of cart-associate/slim needs the option "wasm": the address, the bytes or the compiled module of cart-associate.wasm',
    );
  return start(options);
}
