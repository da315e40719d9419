// A complete cart that needs no server: it lives in the page and in localStorage. The demo shop runs on it, and so do the
// tests. It refuses, merges, discounts and fails like the platforms it stands for.

import { Catalogue } from './catalog.js';
import { CartError, refusal } from './errors.js';
import { addLine, keyOf, lineAt, removeLine, replaceLine } from './lines.js';
import { bill } from './bill.js';
import { checkItem, checkQuantities, possible } from './rules.js';
import { Store } from './store.js';

/** @typedef {import('./shapes.js').Shop} Shop */
/** @typedef {import('./shapes.js').State} State */

/**
 * @param {Shop} shop
 * @param {object} [options]
 * @param {Pick<Storage, 'getItem'|'setItem'>} [options.storage]  default: the page's localStorage, if it has one
 * @param {EventTarget} [options.tabs]    hears of other tabs' changes; default: the window
 * @param {string} [options.key]          the entry in storage
 * @param {boolean} [options.partial]     puts in what is available, then fails, as some platforms do
 * @param {boolean} [options.honours]     false: the till grants no automatic discount
 * @param {number} [options.latency]      milliseconds that every answer takes
 */
export function memoryAdapter(shop, options = {}) {
  const catalogue = new Catalogue(shop);
  const switches = {
    partial: options.partial ?? false,
    honours: options.honours ?? true,
    latency: options.latency ?? 0,
  };
  /** @type {('before'|'after'|'partial')[]} */
  const failures = [];
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {import('./bill.js').Bill['refused']} */
  let refused = [];

  const store = new Store({
    storage: options.storage ?? ownStorage(),
    key: options.key ?? 'cart-associate-demo-cart',
    fresh: () => {
      const { currency, locale } = shop.markets[shop.default_market];
      return { lines: [], codes: [], market: shop.default_market, currency, locale, sequence: 0, consent: false };
    },
    valid: (state) => {
      const market = Object.hasOwn(shop.markets, state.market) ? state.market : shop.default_market;
      const lines = state.lines.filter(
        (line) => catalogue.find(line.variant) && Number.isSafeInteger(line.quantity) && line.quantity > 0,
      );
      return { ...state, market, lines };
    },
  });

  const priced = (state) => bill(shop, catalogue, state, switches);
  const tabs = options.tabs ?? (typeof window === 'undefined' ? undefined : window);
  const elsewhere = (event) => {
    if (event.key === store.key || event.key === null) tell();
  };

  function tell() {
    for (const listener of [...listeners]) {
      // One listener's mistake is not another's, and never the cart's.
      try {
        listener();
      } catch (error) {
        reportError?.(error);
      }
    }
  }

  const pause = () =>
    switches.latency > 0
      ? new Promise((done) => {
          setTimeout(done, switches.latency);
        })
      : Promise.resolve();

  /** Codes that take nothing off are dropped, and remembered as refused until the next change. */
  function commit(state) {
    const known = new Set((shop.discounts ?? []).map(({ code }) => code));
    const result = priced(state);
    refused = [
      ...state.codes.filter((code) => !known.has(code)).map((code) => ({ code, reason: 'unknown_code' })),
      ...result.refused,
    ];
    store.save({ ...state, codes: result.cart.codes });
    tell();
    return priced(store.load()).cart;
  }

  /** Every change goes through here: wait as long as a server would, fail when told to, and keep all of it or nothing. */
  async function mutate(work, partialWork) {
    await pause();
    const failure = failures.shift();
    const state = store.load();
    if (failure === 'before') throw refusal(state.locale, 'network');
    if (partialWork && (switches.partial || failure === 'partial'))
      return inPart(state, partialWork, failure === 'partial');
    const before = structuredClone(state);
    const touched = work(state);
    checkQuantities(catalogue, state, before, touched);
    const cart = commit(state);
    if (failure === 'after') throw refusal(state.locale, 'network');
    return cart;
  }

  /** What was done before the failure stays done. */
  function inPart(state, steps, stopAfterOne) {
    try {
      for (const [index, step] of steps(state).entries()) {
        if (stopAfterOne && index > 0) throw refusal(state.locale, 'network');
        step();
      }
    } catch (error) {
      commit(state);
      throw error;
    }
    return commit(state);
  }

  function addInPart(state, item) {
    const known = checked(state, item);
    const count = possible(catalogue, state, item);
    if (count > 0) addLine(state, { ...known, quantity: count });
    if (count < item.quantity) {
      const title = catalogue.title(item.variant, state.locale);
      throw count === 0
        ? refusal(state.locale, 'out_of_stock', { title })
        : refusal(state.locale, 'partly_added', { title, count });
    }
  }

  /** A new line as the shop knows it, whatever it was said to be. */
  function checked(state, item) {
    checkItem(catalogue, state, item);
    if (item.parent && !lineAt(state, item.parent)) throw refusal(state.locale, 'unknown_line');
    return { ...item, product: catalogue.find(item.variant)?.product.id ?? '' };
  }

  const replaceChecked = (state, { key, with: next }) => replaceLine(state, state.locale, key, checked(state, next));

  /** @param {object} change a CartChange of docs/architecture.md */
  function wholeChange(state, { add = [], replace = [], remove = [], codes }) {
    const leaving = remove.map((key) => lineAt(state, key)?.variant ?? '');
    for (const item of add) addLine(state, checked(state, item));
    for (const one of replace) replaceChecked(state, one);
    for (const key of remove) removeLine(state, state.locale, key, shop.nests ?? false);
    if (codes) state.codes = [...new Set(codes)];
    return [...add.map(({ variant }) => variant), ...replace.map((one) => one.with.variant), ...leaving];
  }

  function partialChange(state, { add = [], replace = [], remove = [], codes }) {
    const step = (work) => () => {
      const copy = structuredClone(state);
      work(copy);
      checkQuantities(
        catalogue,
        copy,
        state,
        copy.lines.map(({ variant }) => variant),
      );
      Object.assign(state, copy);
    };
    return [
      ...add.map((item) => () => addInPart(state, item)),
      ...replace.map((one) => step((copy) => replaceChecked(copy, one))),
      ...remove.map((key) => step((copy) => removeLine(copy, copy.locale, key, shop.nests ?? false))),
      ...(codes
        ? [
            () => {
              state.codes = [...new Set(codes)];
            },
          ]
        : []),
    ];
  }

  return {
    // The interface of docs/architecture.md
    async read() {
      await pause();
      return priced(store.load()).cart;
    },
    apply: (change) =>
      mutate(
        (state) => wholeChange(state, change),
        (state) => partialChange(state, change),
      ),
    subscribe(changed) {
      if (listeners.size === 0) tabs?.addEventListener('storage', elsewhere);
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) tabs?.removeEventListener('storage', elsewhere);
      };
    },
    context() {
      const state = store.load();
      return {
        market: state.market,
        country: shop.markets[state.market].country,
        locale: state.locale,
        live_prices: catalogue.live(state),
      };
    },
    consent: () => store.load().consent,

    // The shop's own doings
    catalogue,
    /** The bill as the shop shows it: every line's single price and what came off it. */
    bill: () => priced(store.load()),
    place() {
      const { market, currency, locale } = store.load();
      return { market, currency, locale };
    },
    /** Codes that the last change left out of force, and why. */
    refused: () => refused.map((one) => ({ ...one, message: refusal(store.load().locale, one.reason, one).message })),
    add({ variant, quantity = 1, plan, properties = {}, parent }) {
      const change = { add: [{ variant, quantity, plan, properties, parent }] };
      return mutate(
        (state) => wholeChange(state, change),
        (state) => partialChange(state, change),
      );
    },
    setQuantity: (key, quantity) =>
      mutate((state) => {
        const line = lineAt(state, key);
        if (!line) throw refusal(state.locale, 'unknown_line');
        if (quantity === 0) removeLine(state, state.locale, key, shop.nests ?? false);
        else {
          checkItem(catalogue, state, { ...line, quantity });
          line.quantity = quantity;
        }
        return [line.variant];
      }),
    remove: (key) =>
      mutate((state) => {
        removeLine(state, state.locale, key, shop.nests ?? false);
        return [];
      }),
    clear: () =>
      mutate((state) => {
        Object.assign(state, { lines: [], codes: [] });
        return [];
      }),
    applyCode: (entered) =>
      mutate((state) => {
        const code = entered.trim().toUpperCase();
        if (!(shop.discounts ?? []).some((discount) => discount.code === code))
          throw refusal(state.locale, 'unknown_code', { code });
        const trial = { ...state, codes: [...new Set([...state.codes, code])] };
        const reason = priced(trial).refused.find((one) => one.code === code)?.reason;
        if (reason) throw refusal(state.locale, reason, { code });
        state.codes = trial.codes;
        return [];
      }),
    removeCode: (code) =>
      mutate((state) => {
        state.codes = state.codes.filter((other) => other !== code);
        return [];
      }),
    /** Another market or currency: the cart is priced anew, and what is not sold there leaves it. Answers the titles of what left. */
    async setMarket({ market, currency, locale }) {
      const left = [];
      await mutate((state) => {
        state.locale = locale ?? state.locale;
        if (market && Object.hasOwn(shop.markets, market)) state.market = market;
        state.currency = currency ?? (market ? shop.markets[state.market].currency : state.currency);
        for (const line of state.lines.filter(
          ({ variant, plan }) => catalogue.charge(variant, plan, state) === undefined,
        )) {
          left.push(catalogue.title(line.variant, state.locale));
          if (lineAt(state, keyOf(line))) removeLine(state, state.locale, keyOf(line), false);
        }
        return [];
      });
      return left;
    },
    /** The shop as on the first day: nothing in the cart, the usual market. */
    reset: () =>
      mutate((state) => {
        Object.assign(state, store.fresh());
        return [];
      }),
    setConsent: (consent) =>
      mutate((state) => {
        state.consent = consent;
        return [];
      }),

    // Levers for the demo's panel and for tests
    switches,
    /** The next changes fail: before anything happened, after it all did (the answer is lost), or in the middle of it. */
    failNext: (how = 'before', times = 1) => {
      for (let i = 0; i < times; i += 1) failures.push(how);
    },
    retell: tell,
  };
}

/** The cart of a shop in JSON. @param {string} address */
export async function shopAt(address) {
  const answer = await fetch(address);
  return memoryAdapter(await answer.json());
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
