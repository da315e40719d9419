// For whoever works on the shop, never for a shopper: raw rules.json while developing, and the preview of a draft. The
// start-up code imports this only where there is one or the other (load.js).

import { compiled, isRaw, mayCompile, refusal } from './bench/develop.js';
import { openPreview } from './bench/preview.js';
import { bytesOf } from './load.js';

/**
 * The compiled rules of a page that has no plain rules.bin, or that shows a draft in its place.
 * @param {import('./mount.js').Options} options
 * @param {Uint8Array|false} published  what `options.rules` named; false where a preview is asked for, and nothing fetched yet
 * @returns {Promise<Uint8Array>}  rejects with an error that has a `reason`: the code of `cart-associate:failed`
 */
export async function rules(options, published) {
  // A page that gives the bytes themselves, as the playground does, shows these and no draft.
  const named = typeof options.rules === 'string' || options.rules instanceof URL;
  const preview = published || !named ? undefined : await openPreview(options);
  const used = preview?.draft ?? (await own(options, published || (await bytesOf(options.rules))));
  preview?.explain(used);
  return used;
}

/** The shop's own rules. */
async function own(options, bytes) {
  // What is neither compiled nor raw is the engine's to name.
  if (!isRaw(bytes)) return bytes;
  if (!mayCompile(options)) throw refusal();
  return compiled(bytes, options);
}
