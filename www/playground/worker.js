// Everything that takes time, off the main thread: the authoring build, and what reads the text for the editor.

import { catalog } from './worker/catalog.js';
import { completions, help } from './worker/complete.js';
import { open } from './worker/engine.js';
import { withOurPictures } from './worker/pictures.js';
import { placed, rangeOf } from './worker/places.js';
import { inTurn } from './worker/turn.js';

/** @import { Jobs, Kind } from './shapes.js' */

/** The text as last sent; a question without a text is about this one. */
let text = '';
/** Its compiled form, or that of the last text that compiled. @type {Uint8Array|undefined} */
let bytes;
/** What of the catalog was sent last. @type {string|undefined} */
let sent;

const encoder = new TextEncoder();

/** @type {{[K in Kind]: (question: Parameters<Jobs[K]>[0]) => Promise<ReturnType<Jobs[K]>>}} */
const jobs = {
  async check({ now }) {
    const authoring = await open();
    const source = encoder.encode(text);
    const compiled = authoring.compile_rules(source, 'rules.json');
    const { diagnostics, quick_win: quickWin } = authoring.lint_rules(source, 'rules.json', JSON.stringify({ now }));
    if (compiled.bytes) bytes = compiled.bytes;
    const shop = compiled.bytes ? catalog(text) : undefined;
    const print = shop && JSON.stringify(shop);
    const fresh = print !== undefined && print !== sent;
    if (fresh) sent = print;
    const shown = compiled.bytes ? withOurPictures(text) : undefined;
    const drawn = shown ? authoring.compile_rules(encoder.encode(shown), 'rules.json').bytes : compiled.bytes;
    const { products, offers } = compiled;
    return {
      ...placed(text, diagnostics),
      quickWin: quickWin && { ...quickWin, ...rangeOf(text, quickWin.pointer) },
      bytes: compiled.bytes,
      drawn,
      products,
      offers,
      ...(fresh && { shop }),
    };
  },
  async explain({ cart, context }) {
    return bytes ? (await open()).explain_cart(bytes, cart, context) : undefined;
  },
  async complete({ at }) {
    return completions((await open()).schema, text, at);
  },
  async help({ at }) {
    return help((await open()).schema, text, at);
  },
  async starter() {
    return (await open()).starter_rules();
  },
  async importCatalog({ files, options }) {
    return (await open()).import_catalog(files, text.trim() ? encoder.encode(text) : undefined, options);
  },
};

const ask = inTurn(async ({ kind, text: fresh, ...question }) => {
  if (fresh !== undefined) text = fresh;
  const job = /** @type {(question: object) => Promise<unknown>} */ (jobs[kind]);
  return job(question);
});

addEventListener('message', async ({ data: { id, ...question } }) => {
  try {
    const answer = await ask(question);
    postMessage({ id, answer });
  } catch (error) {
    postMessage({ id, wrong: error instanceof Error ? error.message : String(error) });
  }
});
