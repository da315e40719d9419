// The rules that the page runs on: the compiled ones of the shop, but for whoever works on it.

/** What a compiled rule bundle begins with: the "C" of "CART". */
const COMPILED = 67;

/**
 * The compiled rules.
 * @param {import('../types/index.js').Options} options
 * @param {Promise<Uint8Array<ArrayBuffer>>} published  what `options.rules` names
 * @param {Pick<import('../loader/mount.js').Page, 'files'|'storage'>} page
 * @param {import('../preview/preview-script.js').ContextFor} contextFor
 * @returns {Promise<Uint8Array>}
 */
export async function rulesOf(options, published, { files, storage }, contextFor) {
  if (storage.isPreview()) return (await files.preview()).draftRules(options, published, contextFor);
  const bytes = await published;
  return bytes[0] === COMPILED ? bytes : (await files.preview()).ownRules(options, bytes);
}
