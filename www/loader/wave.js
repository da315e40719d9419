// The one wave: everything that the first suggestion of any kind needs, and every click on it, fetched at the same
// time.

import { readCart } from './early.js';
import { bytesOf, moduleOf } from './fetch.js';
import { languageOf, localeOf } from './locale.js';

/**
 * @typedef {typeof import('../shim/engine-script.js')} Engine  the engine script
 * @typedef {import('../types/index.js').Adapter} Adapter
 * @typedef {import('../types/index.js').Words} Words
 *
 * @typedef {object} Files where the scripts come from: other chunks for a bundler, other addresses for a script tag.
 *   Each is fetched when it is called; called again, it gives what was fetched
 * @property {() => Promise<Engine>} engine
 * @property {(locale: string) => Promise<Words>} words  of a locale's language, or English where we do not speak it
 * @property {() => Promise<typeof import('../shim/faults.js')>} faults  what the codes of faults mean
 * @property {() => Promise<typeof import('../shim/choices.js')>} choices  for a rule bundle with open options
 * @property {() => Promise<typeof import('../preview/preview-script.js')>} preview  for whoever works on the shop
 *
 * @typedef {Omit<import('../types/index.js').Options, 'adapter'> & {adapter: Adapter|(() => Promise<Adapter>)}}
 *   LoaderOptions those of `mount`; a script tag has an adapter that is fetched with the wave
 *
 * @typedef {object} Data  what the engine runs on
 * @property {Promise<WebAssembly.Module>} module
 * @property {Promise<Uint8Array<ArrayBuffer>>} rules
 */

/**
 * Asks for the words of each language once; again only where not even English came.
 * @param {Files['words']} words
 * @returns {Files['words']}
 */
export function once(words) {
  /** @type {Map<string, Promise<Words>>} */
  const asked = new Map();
  return (locale) => {
    const language = languageOf(locale);
    const coming = asked.get(language) ?? words(locale);
    asked.set(language, coming);
    coming.catch(() => asked.delete(language));
    return coming;
  };
}

/** A failure is told by whoever waits for it, which may be later. @template T @param {Promise<T>} promise */
function quiet(promise) {
  promise.catch(() => {});
  return promise;
}

/**
 * Fetches module and rules.
 * @param {LoaderOptions} options
 * @returns {Data}
 */
export const fetchData = ({ wasm = '', integrity, rules }) => ({
  module: quiet(moduleOf(wasm, integrity)),
  rules: quiet(bytesOf(rules)),
});

/** The adapter; where it fails, that is told under a name of its own. @param {LoaderOptions['adapter']} adapter */
async function adapterOf(adapter) {
  if (typeof adapter !== 'function') return adapter;
  try {
    const made = await adapter();
    if (!made) throw new Error('there is none');
    return made;
  } catch (error) {
    const { message } = /** @type {Error} */ (Object(error));
    throw Object.assign(new Error(`the adapter: ${message}`, { cause: error }), { reason: 'adapter' });
  }
}

/** What an adapter knows of the page before its own cart is read. @param {LoaderOptions['adapter']} adapter */
function contextOf(adapter) {
  try {
    return (typeof adapter !== 'function' && adapter.context?.()) || {};
  } catch {
    // Told when the controller asks.
    return {};
  }
}

/**
 * Fetches everything, and reads the cart where that is possible already. The words are asked for by the page's own
 * locale; the controller asks for those of another language, should a fetched adapter know better.
 * @param {LoaderOptions} options
 * @param {Files} files
 */
export function fetchAll(options, files) {
  const { adapter } = options;
  const engine = files.engine();
  const data = fetchData(options);
  quiet(files.words(localeOf(options, contextOf(adapter))));
  return {
    engine: quiet(engine),
    adapter: quiet(adapterOf(adapter)),
    cart: typeof adapter === 'function' ? undefined : readCart(adapter),
    data,
  };
}
