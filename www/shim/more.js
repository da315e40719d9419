// The second part of the engine (src/engine/parts.rs): fetched when the cart calls for more than a product, or when the
// shopper turns to a card.

import { moduleOf } from './load.js';

const FILE = 'cart-associate-more.wasm';

/** Where it lies unless the page says so: beside the first. */
function beside(wasm) {
  if (typeof wasm === 'string' || wasm instanceof URL) return new URL(FILE, new URL(wasm, document.baseURI));
  // The page gave bytes, which lie nowhere.
  throw new Error(`the option \`more\` must say where ${FILE} is`);
}

/**
 * @typedef {typeof import('./clicks.js')} Second  what comes with it for the shim
 *
 * @param {import('./mount.js').Options} options
 * @param {object} ways
 * @param {(module: WebAssembly.Module, second: Second) => Promise<void>} ways.use  brings it together with the first
 * @param {(error: Error) => void} ways.failed
 */
export function secondPart({ wasm, more, moreIntegrity }, { use, failed }) {
  /** @type {Promise<Second|undefined>|undefined} */
  let coming;
  async function fetchIt() {
    try {
      const [module, second] = await Promise.all([moduleOf(more ?? beside(wasm), moreIntegrity), import('./clicks.js')]);
      await use(module, second);
      return second;
    } catch (error) {
      failed(error);
      // Whoever needs it next tries again.
      coming = undefined;
      return undefined;
    }
  }
  /** Fetches it unless it has come; resolves to nothing where it does not come, which is told. */
  return { come: () => (coming ??= fetchIt()) };
}
