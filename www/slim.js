// Cart Associate for whoever supplies the WebAssembly: nothing in here says where it might be.

import { mount as start } from './entry.js';

export { CartAssociate, define, markShown } from './entry.js';

/**
 * As `mount` of the default entry, with `wasm` required: an address, bytes or a compiled module of `cart-associate.wasm`; and
 * with `more`, the same of `cart-associate-more.wasm`, unless `wasm` is an address beside which it lies under that name.
 * @type {typeof start}
 */
export function mount(options) {
  if (!options.wasm)
    throw new TypeError(
      'mount of cart-associate/slim needs the option "wasm": the address, the bytes or the compiled module of cart-associate.wasm',
    );
  const isAddress = typeof options.wasm === 'string' || options.wasm instanceof URL;
  if (!options.more && !isAddress)
    throw new TypeError(
      'mount of cart-associate/slim needs the option "more": the address, the bytes or the compiled module of cart-associate-more.wasm',
    );
  return start(options);
}
