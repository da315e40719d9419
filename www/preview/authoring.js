// The authoring build in the page.

import * as glue from '#authoring';
import { Problem } from './problem.js';

/** @type {Promise<typeof glue>|undefined} */
let loading;

/**
 * The exports of src/merchant.
 * @param {import('../types/index.js').Options} options
 */
export const authoring = (options) => (loading ??= load(options));

/** @param {import('../types/index.js').Options} options @returns {Promise<typeof glue>} */
async function load({ authoring: named, wasm }) {
  const isAddress = typeof wasm === 'string' || wasm instanceof URL;
  const beside = new URL(isAddress ? wasm : '', document.baseURI);
  const address = new URL(named ?? 'cart-associate-authoring.wasm', named ? document.baseURI : beside);
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    glue.initSync({ module: await WebAssembly.compile(await answer.arrayBuffer()) });
    return glue;
  } catch (error) {
    loading = undefined;
    throw new Problem(
      'authoring',
      `the authoring build does not come from ${address} (${/** @type {Error} */ (error).message}); put ` +
        'cart-associate-authoring.wasm beside cart-associate.wasm, or give its address as the option `authoring`',
    );
  }
}
