// The way in.

import { engine as glue } from '#glue';
import { boundaryOf } from './boundary.js';
import { controller } from './controller.js';
import { CartAssociate, define } from './element.js';
import { complaints, elementsOf } from './tell.js';

/**
 * @typedef {object} Adapter  the only code that knows a platform (docs/architecture.md)
 * @property {() => Promise<object>} read  the cart
 * @property {(change: object, mark?: {offer: string, revision: string}) => Promise<object>} apply  changes it, answers the cart
 *   after; on failure rejects with an Error whose message a shopper can read. `mark`: what to note with it for the merchant's
 *   reports, where the shopper consents and the rule bundle asks for it
 * @property {(changed: () => void) => () => void} subscribe  called after any change; returns the way to stop
 * @property {() => object} [context]  market, country, locale, customer facts, live prices
 * @property {() => boolean} [consent]  whether anything may be remembered beyond the session
 *
 * @typedef {object} Options
 * @property {string|URL|ArrayBuffer|Uint8Array} rules  the compiled rule bundle, or its address
 * @property {Adapter} adapter
 * @property {string|URL|ArrayBuffer|Uint8Array|WebAssembly.Module} [wasm]  `cart-associate.wasm`, or its address
 * @property {string|URL|ArrayBuffer|Uint8Array|WebAssembly.Module} [more]  `cart-associate-more.wasm`, which is fetched when it
 *   is needed, or its address; default: beside `wasm`
 * @property {string} [integrity]  of `wasm`, as in `<script integrity>`
 * @property {string|true} [moreIntegrity]  of `more`; `true`: that of the file of this build
 * @property {() => number|Date} [now]  the time, in ms since 1970
 * @property {() => boolean} [consent]  default: the adapter's
 * @property {string|(() => string|undefined)} [visitor]  an id for the holdout, used only with consent; default: a random one
 * @property {string} [locale]  default: the adapter's, else the document's
 * @property {object} [context]  facts of the Context that the adapter does not know
 * @property {Record<string, string|Record<string, string>>} [strings]  own words over those of the language (docs/languages.md)
 * @property {string} [trigger]  selector of what leads to the cart: pointing at it begins the loading
 * @property {boolean|string} [dev]  `rules` may be a raw rules.json anywhere, not only on localhost and in a theme preview
 * @property {string|URL} [authoring]  `cart-associate-authoring.wasm`, which only a raw rules.json or a preview needs; default:
 *   beside the wasm
 * @property {string|boolean} [into]  puts the element into the theme (docs/mounting.md): a selector of what it is to stand
 *   before, or `true` for the drawers and cart pages that are known; default: the page has its own `<cart-associate>`
 * @property {number} [patience]  how long to wait for the shop's answers, in ms; default 10,000
 *
 * @typedef {object} Reason  why an offer is shown or not
 * @property {string} offer
 * @property {boolean} shown
 * @property {string} [reason]  a code of src/engine/withheld.rs, or `held_out`
 * @property {string} [by]  the offer that is shown instead
 * @property {string} [text]
 *
 * @typedef {object} Handle
 * @property {Promise<{revision: string}|undefined>} ready  when rules and engine are loaded; undefined when they are off for this page
 * @property {() => Promise<void>} refresh  reads the cart and decides anew
 * @property {(placement: string) => Promise<Reason[]|undefined>} explain
 * @property {(products: Iterable<string>) => Promise<void>} markShown  the theme showed these products itself
 * @property {() => string|undefined} ledger  what is remembered, as it is kept
 * @property {() => Promise<void>} reset  forgets everything that is remembered
 * @property {() => void} unmount
 */

const engine = Object.assign(boundaryOf(glue), { start: glue.start });

/** Shared by every copy of the script in a page. */
const MOUNTED = Symbol.for('cart-associate');

/** The elements of a page are those of the copy that came first, and it alone can look after them. */
CartAssociate[MOUNTED] = (options) => controller(options, engine);

/**
 * Starts the suggestions of a page; once: a second call answers the same handle.
 * @param {Options} options
 * @returns {Handle}
 */
export function mount(options) {
  define();
  if (!globalThis[MOUNTED]) {
    const { into } = options;
    const handle = (globalThis[MOUNTED] = customElements.get('cart-associate')[MOUNTED](options));
    const { unmount } = handle;
    let leave;
    handle.unmount = () => {
      // Whoever unmounts twice does not unmount the next one.
      if (globalThis[MOUNTED] !== handle) return;
      delete globalThis[MOUNTED];
      unmount();
      leave?.();
    };
    // A page that has the element itself needs nothing to put it there.
    if (into && elementsOf('cart').length === 0) {
      import('../place/place.js')
        .then(({ place }) => {
          if (globalThis[MOUNTED] === handle) leave = place(into === true ? undefined : into);
        })
        .catch((error) => complaints()('network', error));
    }
  }
  return globalThis[MOUNTED];
}

/** Remembers that the theme showed these products itself, so that they are not suggested as well. @param {Iterable<string>} products ids */
export const markShown = (products) => globalThis[MOUNTED]?.markShown(products);
