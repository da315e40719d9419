// Cart Associate with the WebAssembly in it, a third larger: for pages that may not fetch, and hosts that serve no
// .wasm.

// Made at build time, in base64.
import wasm from '../dist/cart-associate.wasm';
import { mount as start } from './loader/npm.js';

export { CartAssociate, define, markShown } from './loader/npm.js';

/** @param {string} text in base64 */
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** As `mount` of the default entry. @type {typeof start} */
export const mount = (options) => start({ ...(options.wasm ? {} : { wasm: bytesOf(wasm) }), ...options });
