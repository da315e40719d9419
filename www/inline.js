// Cart Associate with the WebAssembly in it, a third larger: for pages that may not fetch, and hosts that serve no .wasm.

// Made at build time, in base64.
import more from '../dist/cart-associate-more.wasm';
import wasm from '../dist/cart-associate.wasm';
import { mount as start } from './entry.js';

export { CartAssociate, define, markShown } from './entry.js';

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** As `mount` of the default entry. @type {typeof start} */
export const mount = (options) =>
  start({ ...(options.wasm ? {} : { wasm: bytesOf(wasm), more: bytesOf(more) }), ...options });
