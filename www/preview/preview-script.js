// For whoever works on the shop, never for a shopper: raw rules.json while developing, the preview of a draft, and why
// each offer is shown or not. The engine script fetches this only where one of these is asked for (www/shim/rules.js,
// `explain()`), and the loader where `data-into` matches nothing.

import { authoring } from './authoring.js';
import { compiled, isRaw, mayCompile, refusal } from './develop.js';
import { reasonsOf } from './explain.js';
import { openPreview } from './preview.js';

export { sayUnplaced } from './where.js';

/**
 * @typedef {import('../types/index.js').Options} Options
 * @typedef {import('../types/index.js').Reason} Reason
 * @typedef {(placement: import('../types/index.js').Placement) => object} ContextFor the shopper's situation in a
 *   placement, with the ledger in it
 */

/**
 * The compiled rules of a page that is asked for a preview: those of the draft, or the shop's own where there is none
 * that could be shown. Rejects with an error that has a `reason`: the code of `cart-associate:failed`.
 * @param {Options} options
 * @param {Promise<Uint8Array<ArrayBuffer>>} published  what `options.rules` names
 * @param {ContextFor} contextFor
 */
export async function draftRules(options, published, contextFor) {
  // A page that gives the bytes themselves, as the playground does, shows these and no draft.
  const isNamed = typeof options.rules === 'string' || options.rules instanceof URL;
  const preview = isNamed ? await openPreview(options, published) : undefined;
  const used = preview?.draft ?? (await ownRules(options, await published));
  preview?.explain(used, contextFor);
  return used;
}

/**
 * The shop's own rules, compiled in the page where they are raw.
 * @param {Options} options
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array>}
 */
export async function ownRules(options, bytes) {
  // What is neither compiled nor raw is the engine's to name.
  if (!isRaw(bytes)) return bytes;
  if (!mayCompile(options)) throw refusal();
  return compiled(bytes, options);
}

/**
 * Every offer, and why it is shown or not; undefined, and a word on the console, where that cannot be told.
 * @param {Options} options
 * @param {Uint8Array} rules  compiled
 * @param {import('../types/index.js').Cart} cart
 * @param {ReturnType<ContextFor>} context
 * @returns {Promise<Reason[]|undefined>}
 */
export async function explain(options, rules, cart, context) {
  try {
    const { explain_cart: explainCart } = await authoring(options);
    const { decision, error } = explainCart(rules, JSON.stringify(cart), JSON.stringify(context));
    if (!decision) throw new Error(error?.message);
    return reasonsOf(decision);
  } catch (error) {
    console.warn('Cart Associate (explain):', error);
    return undefined;
  }
}
