// The preview of a draft in a live theme: for one visitor, in one tab, with a panel that says what is previewed and why
// each offer is shown or withheld. A link can ask for it, and no more: it begins when the visitor agrees.

import { authoring } from './authoring.js';
import { check, count, isRaw } from './develop.js';
import { agree, bytesOfDraft, keptDraft, nameOf, wished } from './draft.js';
import { foreignIn } from './foreign.js';
import { panel } from './panel.js';
import { Problem } from './problem.js';
import { reasons } from './reasons.js';

/**
 * Opens the panel. Answers the compiled draft, or none where there is none that could be shown: then the shop's own
 * rules are. Whatever is wrong is said in the panel.
 * @param {import('../types/index.js').Options} options
 * @param {Promise<Uint8Array<ArrayBuffer>>} published  the shop's own rules
 * @returns
 *   {Promise<{draft?: Uint8Array, explain: (bytes: Uint8Array, contextFor: import('./preview-script.js').ContextFor) => void}>}
 *   `explain` is told what is shown in the end
 */
export async function openPreview(options, published) {
  const show = panel();
  const complain = (/** @type {unknown} */ error) => show.problem(`${/** @type {Error} */ (error).message}.`);
  const kept = keptDraft();
  /** @param {Uint8Array} bytes @param {import('./preview-script.js').ContextFor} contextFor */
  const explain = (bytes, contextFor) => {
    // Nothing comes before the visitor has agreed, not even the compiler.
    if (!kept) return;
    authoring(options)
      .then((glue) => reasons(glue, options, bytes, show, contextFor))
      .catch(complain);
  };
  try {
    const wish = wished();
    if (wish) {
      const agreed = () => {
        try {
          agree(wish);
        } catch (error) {
          complain(error);
        }
      };
      if (wish.address)
        show.ask(`A link asks to show you a draft: a file of ${location.host}.`, 'Show this draft', agreed);
      else show.ask('A link asks to open the preview of drafts.', 'Open the preview', agreed);
    }
    if (!kept) return { explain };
    show.name(kept.address || kept.bytes ? nameOf(kept) : undefined);
    const bytes = await bytesOfDraft(kept);
    return { draft: bytes && (await usable(bytes, nameOf(kept), options, published, show)), explain };
  } catch (error) {
    complain(error);
    return { explain };
  }
}

/**
 * The draft as it can be shown, or none where it has errors. Throws where it leads elsewhere than the shop's own rules.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {import('../types/index.js').Options} options
 * @param {Promise<Uint8Array<ArrayBuffer>>} published
 * @param {ReturnType<typeof panel>} show
 */
async function usable(bytes, name, options, published, show) {
  const draft = await compiledDraft(bytes, name, options, show);
  if (!draft) return undefined;
  const own = await published.catch(() => undefined);
  const foreign = foreignIn(draft, own, (await authoring(options)).rule_addresses);
  if (foreign > 0) {
    throw new Problem(
      'preview',
      `the draft has ${count(foreign, 'link or picture', 'links or pictures')} of servers that the shop’s own rules ` +
        'do not name, and so the shop’s own rules are shown',
    );
  }
  return draft;
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
