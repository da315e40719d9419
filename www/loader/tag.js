// What the script tags have in common (script.js, script-shopify.js, script-woocommerce.js): the attributes, where the
// other files are, and when to begin.
//
// data-rules        address of the compiled rule bundle; default: rules.bin
// data-items        how many items are in the cart, where the page knows it: with any, the loading begins at once
// data-attribution  for the platforms' adapters: "line" or "cart" (docs/shopify.md)
// data-into         selector of what the element is put before; default: the drawers that are known (docs/mounting.md)
// data-wasm         address of cart-associate.wasm; default: beside the script
// data-integrity    of it, as in <script integrity>; default: that of the file beside the script
// data-sinks        who is told what shoppers do with suggestions: "ga4 shopify" (docs/analytics.md)
// data-beacon       address of an endpoint that is told
// data-dev          data-rules may be a raw rules.json, which the page compiles itself (docs/playground.md)
// data-locale, data-trigger, data-authoring, data-patience: options of `mount` (www/types/mount.ts)
//
// The one global is `CartAssociate`: the handle of `mount`.

import { realDocument } from './real-document.js';
import { complaints } from './complain.js';
import { languageOf } from './locale.js';
import { mount, setFiles } from './mount.js';

/** @typedef {import('../types/index.js').Adapter} Adapter */
/**
 * What a script beside this one may export, each its own part of it.
 * @typedef {typeof import('../shim/engine-script-shopify.js') & typeof import('../shim/engine-script-woocommerce.js')
 *   & typeof import('../preview/preview-script.js') & typeof import('../shim/faults.js')
 *   & typeof import('../shim/choices.js') & typeof import('../sinks/index.js')
 *   & {default: import('../types/index.js').Words, fromTag: (options: object) => Adapter|Promise<Adapter>}} Script
 */
/** @typedef {(name: string) => Promise<Script>} Load  imports one of the scripts beside this one */

// A module, and a script that another one waits for, has no `currentScript`.
const { src, dataset } = /** @type {HTMLScriptElement} */ (
  realDocument.currentScript ?? realDocument.querySelector('script[src*=cart-associate]')
);

/**
 * The address of a file beside this script: that of the page's preload hint, where there is one, so that nothing is
 * fetched twice. What the hint names lies on the script's own server.
 * @param {string} file
 * @param {string} [version]  a query, for a file without a hash in its name
 */
function at(file, version = '') {
  const own = new URL(file + version, src);
  const link = /** @type {HTMLLinkElement|null} */ (realDocument.querySelector(`link[href*="${file}"]`));
  return link?.href.startsWith(`${own.origin}/`) ? link.href : own.href;
}

const hashes = import.meta.scripts;
/** So that no cache mixes two builds. */
const version = `?v=${import.meta.wasmIntegrity.slice(7, 15)}`;

/** @type {Load} */
const load = (name) => import(at(`cart-associate-${name}-${hashes[name]}.js`));

/**
 * Begins as soon as the page has been read: an adapter of the page's own may stand in a later script.
 * @param {string} engine  the script with the engine
 * @param {(dataset: DOMStringMap, load: Load) => () => Promise<Adapter>|Adapter} adapterOf finds out at once where the
 *   adapter comes from, and answers what fetches it
 */
export function tag(engine, adapterOf) {
  setFiles({
    engine: () => load(engine),
    async words(locale) {
      const english = () => load('words-en');
      const name = `words-${languageOf(locale)}`;
      // English where we do not speak the language, or where its file does not come.
      return (await (name in hashes ? load(name).catch(english) : english())).default;
    },
    faults: () => load('faults'),
    choices: () => load('choices'),
    preview: () => load('preview'),
  });

  function begin() {
    try {
      const find = adapterOf(dataset, load);
      const { sinks, beacon, wasm, integrity, items, patience } = dataset;
      const handle = mount({
        into: true,
        ...dataset,
        rules: dataset.rules ?? 'rules.bin',
        wasm: wasm ?? at('cart-associate.wasm', version),
        integrity: wasm ? integrity : import.meta.wasmIntegrity,
        items: Number(items),
        patience: patience ? Number(patience) : undefined,
        async adapter() {
          const listening = (sinks || beacon) && load('sinks');
          const adapter = await find();
          if (listening)
            listening.then(
              ({ startSinks }) => startSinks(sinks, { beacon, adapter, handle }),
              (/** @type {Error} */ error) => console.warn('Cart Associate:', error),
            );
          return adapter;
        },
      });
      Object.assign(globalThis, { CartAssociate: handle });
    } catch (error) {
      complaints()('setup', /** @type {Error} */ (error));
    }
  }

  if (realDocument.readyState === 'loading') realDocument.addEventListener('DOMContentLoaded', begin);
  else begin();
}
