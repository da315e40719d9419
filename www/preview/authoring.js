// The authoring build in the page.

import { realDocument } from '../loader/real-document.js';
import { compile_rules, explain_cart, initSync, lint_rules, rule_addresses } from '#authoring';
import { Problem } from './problem.js';

/** What is used of the exports of src/merchant. Named one by one, so that the bundler leaves out the others. */
const used = { compile_rules, explain_cart, lint_rules, rule_addresses };

/** @type {Promise<typeof used>|undefined} */
let loading;

/**
 * The exports of src/merchant.
 * @param {import('../types/index.js').Options} options
 */
export const authoring = (options) => (loading ??= load(options));

/** @param {import('../types/index.js').Options} options @returns {Promise<typeof used>} */
async function load({ authoring: named, wasm }) {
  const isAddress = typeof wasm === 'string' || wasm instanceof URL;
  const beside = new URL(isAddress ? wasm : '', realDocument.baseURI);
  const address = new URL(named ?? 'cart-associate-authoring.wasm', named ? realDocument.baseURI : beside);
  try {
    const answer = await fetch(address, { integrity: import.meta.authoringIntegrity });
    if (!answer.ok) throw new Error(String(answer.status));
    initSync({ module: await WebAssembly.compile(await answer.arrayBuffer()) });
    return used;
  } catch (error) {
    loading = undefined;
    throw new Problem(
      'authoring',
      `the authoring build does not come from ${address} (${/** @type {Error} */ (error).message}); put ` +
        'cart-associate-authoring.wasm beside cart-associate.wasm, or give its address as the option `authoring`',
    );
  }
}
