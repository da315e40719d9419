// Fetching the WebAssembly of the second part.

import { moduleOf } from './load.js';

const FILE = 'cart-associate-more.wasm';

/** Where it lies unless the page says so: beside the first. */
function beside(wasm) {
  if (typeof wasm === 'string' || wasm instanceof URL) return new URL(FILE, new URL(wasm, document.baseURI));
  // The page gave bytes, which lie nowhere.
  throw new Error(`the option \`more\` must say where ${FILE} is`);
}

/**
 * @param {import('./mount.js').Options} options  `moreIntegrity: true`, as of the script: the hash from the build
 * @returns {Promise<WebAssembly.Module>}
 */
export const moreModule = async ({ wasm, more, moreIntegrity }) =>
  moduleOf(more ?? beside(wasm), moreIntegrity === true ? import.meta.moreIntegrity : moreIntegrity);
