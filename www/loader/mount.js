// The way in. Until something is needed there is only this: a handle, and whoever looks whether it is time.

import { realDocument } from './real-document.js';
import { place } from '../place/place.js';
import { complaints } from './complain.js';
import { CartAssociate, define, elements, keepElements } from './element.js';
import { whenIdle } from './idle.js';
import { languageOf, localeOf } from './locale.js';
import { forget, isPreview, LEDGER, storage, stored } from './storage.js';
import { fetchAll, fetchData, once } from './wave.js';
import { whenWanted } from './when.js';

/**
 * @typedef {import('../types/index.js').Handle} Handle
 * @typedef {import('../types/index.js').Loaded} Loaded
 * @typedef {import('./wave.js').LoaderOptions} LoaderOptions
 * @typedef {import('./wave.js').Files} Files
 *
 * @typedef {object} Page what the controller gets from the loader; what both need is in it, so that no page has it twice
 * @property {Set<CartAssociate>} elements
 * @property {typeof keepElements} keepElements
 * @property {ReturnType<typeof complaints>} complain
 * @property {Files} files
 * @property {() => import('./wave.js').Data} data module and rules: of the wave at first, fetched anew where that
 *   failed
 * @property {import('./early.js').EarlyCart} [cart]  is being read already
 * @property {(loaded: Loaded|undefined) => void} ready  engine and rules are there, or off for this page
 * @property {typeof storage} storage
 * @property {typeof languageOf} languageOf
 * @property {typeof localeOf} localeOf
 */

/** How often the engine script is tried, each time when something happens that needs it. */
const ATTEMPTS = 3;

/** How long after the shopper has turned to the cart `into` may match nothing, in ms. */
const PLACE_PATIENCE = 5000;

/** Shared by every copy of the script in a page: its handle, and on the element's class what starts. */
const MOUNTED = Symbol.for('cart-associate');

/**
 * @param {LoaderOptions} options
 * @param {Files} files
 * @returns {Handle}
 */
function start(options, files) {
  /** @type {ReturnType<import('./wave.js').Engine['controller']>|undefined} */
  let controller;
  /** @type {Promise<void>|undefined} */
  let loading;
  let attempts = 0;
  let off = false;
  let hadElement = elements.size > 0;
  /** @type {Page['ready']} */
  let whenReady = () => {};
  /** @type {Handle['ready']} */
  const ready = new Promise((resolve) => {
    whenReady = resolve;
  });
  const complain = complaints();

  async function load() {
    attempts += 1;
    const wave = fetchAll(options, files);
    try {
      const [engine, adapter] = await Promise.all([wave.engine, wave.adapter]);
      if (off) {
        wave.cart?.take();
        return;
      }
      stopWaiting();
      /** @type {import('./wave.js').Data|undefined} */
      let first = wave.data;
      const data = () => {
        const given = first ?? fetchData(options);
        first = undefined;
        return given;
      };
      controller = engine.controller(
        { ...options, adapter },
        {
          elements,
          keepElements,
          complain,
          files,
          data,
          cart: wave.cart,
          ready: whenReady,
          storage,
          languageOf,
          localeOf,
        },
      );
    } catch (error) {
      // Whatever was heard of the cart meanwhile is of no use.
      wave.cart?.take();
      loading = undefined;
      const failure = /** @type {Error & {reason?: string}} */ (error);
      complain(failure.reason ?? 'network', failure);
      if (attempts >= ATTEMPTS) end();
    }
  }

  /** The controller; undefined where its script does not come, and after the end. */
  async function loaded() {
    if (!off) {
      loading ??= load();
      await loading;
    }
    return controller;
  }

  /** @param {string} [how]  what the shopper does */
  function begin(how) {
    if (elements.size > 0 || isPreview()) loaded();
    // A theme may draw its drawer only now.
    else if (how === 'click' && typeof options.into === 'string') setTimeout(lookForPlace, PLACE_PATIENCE);
  }

  /** Says so where `into` still matches nothing. */
  async function lookForPlace() {
    try {
      if (!hadElement && !off) (await files.preview()).sayUnplaced(options, complain);
    } catch (error) {
      complain('network', /** @type {Error} */ (error));
    }
  }

  function end() {
    off = true;
    stopWaiting();
    keepElements(undefined);
    whenReady(undefined);
  }

  keepElements({
    came() {
      hadElement = true;
      whenIdle(() => begin());
    },
  });
  const stopWaiting = whenWanted(options.trigger, Number(options.items) > 0, begin);

  return {
    ready,
    refresh: async () => (await loaded())?.refresh(),
    explain: async (placement) => (await loaded())?.explain(placement),
    markShown: async (products) => (await loaded())?.markShown(products),
    ledger: () =>
      controller
        ? controller.ledger()
        : (stored('sessionStorage', LEDGER) ?? stored('localStorage', LEDGER) ?? undefined),
    async reset() {
      forget();
      await (await loaded())?.reset();
    },
    unmount() {
      if (!off) end();
      controller?.unmount();
    },
  };
}

/**
 * Says where the scripts of this copy come from. The elements of a page are those of the copy that came first, and it
 * alone can look after them.
 * @param {Files} files
 */
export function setFiles(files) {
  const own = { ...files, words: once(files.words) };
  Object.assign(CartAssociate, { [MOUNTED]: (/** @type {LoaderOptions} */ options) => start(options, own) });
}

/** What all copies share. @typedef {{[MOUNTED]?: Handle}} Shared */
const shared = /** @type {Shared} */ (globalThis);

/**
 * Starts the suggestions of a page; once: a second call answers the same handle.
 * @param {LoaderOptions} options
 * @returns {Handle}
 */
export function mount(options) {
  define();
  const mounted = shared[MOUNTED];
  if (mounted) return mounted;
  // A page that has the element itself needs nothing to put it there.
  const { into } = options;
  const own = realDocument.querySelector('cart-associate:not([placement=product],[placement=checkout])');
  const leave = into && !own ? place(into === true ? undefined : into) : undefined;
  const first = /** @type {{[MOUNTED]: (options: LoaderOptions) => Handle}} */ (
    /** @type {unknown} */ (customElements.get('cart-associate'))
  );
  const handle = first[MOUNTED](options);
  shared[MOUNTED] = handle;
  const { unmount } = handle;
  handle.unmount = () => {
    // Whoever unmounts twice does not unmount the next one.
    if (shared[MOUNTED] !== handle) return;
    delete shared[MOUNTED];
    unmount();
    leave?.();
  };
  return handle;
}

/**
 * Remembers that the theme showed these products itself, so that they are not suggested as well. Does nothing before
 * `mount`.
 * @param {Iterable<string>} products  ids
 */
export const markShown = (products) => shared[MOUNTED]?.markShown(products);
