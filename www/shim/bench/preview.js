// The preview of a draft in a live theme: for one visitor, in one tab, with a panel that says what is previewed and why
// each offer is shown or withheld.

import { authoring } from './authoring.js';
import { check, count, isRaw } from './develop.js';
import { begin, bytesOfDraft, nameOf } from './draft.js';
import { panel } from './panel.js';
import { reasons } from './reasons.js';

/**
 * Opens the panel. Answers the compiled draft, or undefined where there is none that could be shown: then the shop's own
 * rules are. Whatever is wrong is said in the panel.
 * @param {import('../mount.js').Options} options
 */
export async function openPreview(options) {
  const show = panel();
  try {
    const draft = begin();
    show.name(draft.address || draft.bytes ? nameOf(draft) : undefined);
    const bytes = await bytesOfDraft(draft);
    const used = bytes && await compiledDraft(bytes, nameOf(draft), options, show);
    reasons(await authoring(options), options, used, show);
    return used;
  } catch (error) {
    show.problem(`${error.message}.`);
    return undefined;
  }
}

async function compiledDraft(bytes, name, options, show) {
  if (!isRaw(bytes)) return bytes;
  const { bytes: used, text, errors, warnings } = await check(bytes, options, name);
  if (errors > 0) show.problem(`The draft has ${count(errors, 'error')}, and so the shop’s own rules are shown.`, text);
  else if (warnings > 0) show.findings(count(warnings, 'warning'), text);
  return used;
}
