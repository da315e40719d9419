// The preview of a draft in a live theme: for one visitor, in one tab, with a panel that says what is previewed and why
// each offer is shown or withheld.

import { authoring } from './authoring.js';
import { check, count, isRaw } from './develop.js';
import { begin, bytesOfDraft, nameOf } from './draft.js';
import { panel } from './panel.js';
import { reasons } from './reasons.js';

/**
 * Opens the panel. Answers the compiled draft, or none where there is none that could be shown: then the shop's own
 * rules are. Whatever is wrong is said in the panel.
 * @param {import('../types/index.js').Options} options
 * @returns
 *   {Promise<{draft?: Uint8Array, explain: (bytes: Uint8Array, contextFor: import('./preview-script.js').ContextFor) => void}>}
 *   `explain` is told what is shown in the end
 */
export async function openPreview(options) {
  const show = panel();
  const complain = (/** @type {unknown} */ error) => show.problem(`${/** @type {Error} */ (error).message}.`);
  /** @param {Uint8Array} bytes @param {import('./preview-script.js').ContextFor} contextFor */
  const explain = (bytes, contextFor) => {
    authoring(options)
      .then((glue) => reasons(glue, options.adapter, bytes, show, contextFor))
      .catch(complain);
  };
  try {
    const chosen = begin();
    show.name(chosen.address || chosen.bytes ? nameOf(chosen) : undefined);
    const bytes = await bytesOfDraft(chosen);
    return { draft: bytes && (await compiledDraft(bytes, nameOf(chosen), options, show)), explain };
  } catch (error) {
    complain(error);
    return { explain };
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {import('../types/index.js').Options} options
 * @param {ReturnType<typeof panel>} show
 */
async function compiledDraft(bytes, name, options, show) {
  if (!isRaw(bytes)) return bytes;
  const { bytes: used, text, errors, warnings } = await check(bytes, options, name);
  if (errors > 0) show.problem(`The draft has ${count(errors, 'error')}, and so the shop’s own rules are shown.`, text);
  else if (warnings > 0) show.findings(count(warnings, 'warning'), text);
  return used;
}
