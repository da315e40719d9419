// A complete cart that needs no server: it lives in the page and in localStorage. The demo shop runs on it, and so do
// the tests. It refuses, merges, discounts and fails like the platforms it stands for.

import { changesOf } from './apply.js';
import { Catalog } from './catalog.js';
import { CartError, refusal } from './errors.js';
import { keyOf, lineAt, removeLine } from './lines.js';
import { checkItem } from './rules.js';
import { Store } from './store.js';
import { tillOf } from './till.js';
import { watchers } from './watch.js';

/** @typedef {import('./shapes.js').Shop} Shop */
/** @typedef {import('./shapes.js').Product} Product */
/** @typedef {import('./shapes.js').Variant} Variant */
/** @typedef {import('./shapes.js').Discount} Discount */
/** @typedef {ReturnType<typeof memoryAdapter>} MemoryAdapter  the adapter, and what the shop around it does itself */
/** @import { Failure, State, WantedChange, WantedLine } from './shapes.js' */

/**
 * @typedef {object} MemoryOptions
 * @property {Pick<Storage, 'getItem'|'setItem'>} [storage]  Default: the page's localStorage, if it has one.
 * @property {EventTarget} [tabs]  Hears of other tabs' changes. Default: the window.
 * @property {string} [key]  The entry in storage.
 * @property {boolean} [partial]  Puts in what is available, then fails, as some platforms do.
 * @property {boolean} [honours]  `false`: the till grants no automatic discount.
 * @property {number} [latency]  Milliseconds that every answer takes.
 */

/** @param {Shop} shop @param {MemoryOptions} [options] */
export function memoryAdapter(shop, options = {}) {
  const { partial = false, honours = true, latency = 0 } = options;
  const switches = { partial, honours, latency };
  const catalog = new Catalog(shop);
  const store = storeOf(shop, catalog, options);
  const tabs = options.tabs ?? (typeof window === 'undefined' ? undefined : window);
  const { tell, watch } = watchers(tabs, store.key);
  const till = tillOf(shop, catalog, store, switches, tell);
  const { all, steps } = changesOf(shop, catalog);
  const nests = shop.nests ?? false;

  /** @param {WantedChange} change */
  const carryOut = (change) =>
    till.change(
      (state) => all(state, change),
      (state) => steps(state, change),
    );
  /** A change that touches no quantity. @param {(state: State) => void} work */
  const alter = (work) =>
    till.change((state) => {
      work(state);
      return [];
    });

  return {
    // The adapter
    async read() {
      await till.pause();
      return till.priced(store.load()).cart;
    },
    /** @param {WantedChange} change */
    apply: (change) => carryOut(change),
    /** @param {() => void} changed @returns {() => void} */
    subscribe: (changed) => watch(changed),
    /** @returns {Partial<import('../../types/context.js').Context>} */
    context() {
      const state = store.load();
      const { market, locale } = state;
      return { market, country: shop.markets[market].country, locale, live_prices: catalog.live(state) };
    },
    consent: () => store.load().consent,

    // The shop's own doings
    catalog,
    /** The bill as the shop shows it: every line's single price and what came off it. */
    bill: () => till.priced(store.load()),
    place() {
      const { market, currency, locale } = store.load();
      return { market, currency, locale };
    },
    /** Codes that the last change left out of force, and why. */
    refused: () =>
      till.refused().map((one) => ({ ...one, message: refusal(store.load().locale, one.reason, one).message })),
    /** @param {Omit<WantedLine, 'quantity'> & {quantity?: number}} line */
    add: ({ quantity = 1, properties = {}, ...line }) => carryOut({ add: [{ ...line, quantity, properties }] }),
    /** @param {string} key @param {number} quantity */
    setQuantity: (key, quantity) =>
      till.change((state) => {
        const line = lineAt(state, key);
        if (!line) throw refusal(state.locale, 'unknown_line');
        if (quantity === 0) removeLine(state, state.locale, key, nests);
        else {
          checkItem(catalog, state, { ...line, quantity });
          line.quantity = quantity;
        }
        return [line.variant];
      }),
    /** @param {string} key */
    remove: (key) => alter((state) => removeLine(state, state.locale, key, nests)),
    clear: () => alter((state) => Object.assign(state, { lines: [], codes: [] })),
    /** @param {string} entered  as the shopper wrote it */
    applyCode: (entered) =>
      alter((state) => {
        const code = entered.trim().toUpperCase();
        if (!(shop.discounts ?? []).some((discount) => discount.code === code))
          throw refusal(state.locale, 'unknown_code', { code });
        const trial = { ...state, codes: [...new Set([...state.codes, code])] };
        const reason = till.priced(trial).refused.find((one) => one.code === code)?.reason;
        if (reason) throw refusal(state.locale, reason, { code });
        state.codes = trial.codes;
      }),
    /** @param {string} code */
    removeCode: (code) =>
      alter((state) => {
        state.codes = state.codes.filter((other) => other !== code);
      }),
    /**
     * Another market or currency: the cart is priced anew, and what is not sold there leaves it. Answers the titles of
     * what left.
     * @param {{market?: string, currency?: string, locale?: string}} place
     */
    async setMarket({ market, currency, locale }) {
      /** @type {string[]} */
      const left = [];
      await alter((state) => {
        state.locale = locale ?? state.locale;
        if (market && Object.hasOwn(shop.markets, market)) state.market = market;
        state.currency = currency ?? (market ? shop.markets[state.market].currency : state.currency);
        const lost = state.lines.filter(({ variant, plan }) => catalog.charge(variant, plan, state) === undefined);
        for (const line of lost) {
          left.push(catalog.title(line.variant, state.locale));
          if (lineAt(state, keyOf(line))) removeLine(state, state.locale, keyOf(line), false);
        }
      });
      return left;
    },
    /** The shop as on the first day: nothing in the cart, the usual market. */
    reset: () => alter((state) => Object.assign(state, store.fresh())),
    /** @param {boolean} consent */
    setConsent: (consent) =>
      alter((state) => {
        state.consent = consent;
      }),

    // Levers for the demo's panel and for tests
    switches,
    /**
     * The next changes fail: before anything happened, after it all did (the answer is lost), or in the middle of it.
     * @param {Failure} [how] @param {number} [times]
     */
    failNext: (how = 'before', times = 1) => till.fail(how, times),
    retell: tell,
  };
}

/** The cart of a shop in JSON. @param {string} address */
export async function shopAt(address) {
  const answer = await fetch(address);
  return memoryAdapter(await answer.json());
}

/** For a script tag: `data-shop` is the address. @param {{shop?: string}} dataset */
export const fromTag = ({ shop = 'shop.json' }) => shopAt(shop);

/**
 * Where the cart is kept, and what of it is believed.
 * @param {Shop} shop @param {Catalog} catalog @param {MemoryOptions} options
 */
function storeOf(shop, catalog, options) {
  return new Store({
    storage: options.storage ?? ownStorage(),
    key: options.key ?? 'cart-associate-demo-cart',
    fresh() {
      const { currency, locale } = shop.markets[shop.default_market];
      return { lines: [], codes: [], market: shop.default_market, currency, locale, sequence: 0, consent: false };
    },
    valid(state) {
      const market = Object.hasOwn(shop.markets, state.market) ? state.market : shop.default_market;
      const lines = state.lines.filter(
        (line) => catalog.find(line.variant) && Number.isSafeInteger(line.quantity) && line.quantity > 0,
      );
      return { ...state, market, lines };
    },
  });
}

function ownStorage() {
  // Reading the property throws where the browser blocks storage.
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export { CartError };
