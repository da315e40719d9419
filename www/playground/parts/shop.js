// The shop of the playground: the in-memory cart over the catalog of the rules, and the suggestions in its drawer,
// exactly as a theme has them.

import { memoryAdapter } from '../../adapters/memory/index.js';
import { textIn } from '../../adapters/memory/language.js';
import { messageOf } from '../../demo/parts/dom.js';
import { money } from '../../demo/parts/money.js';
import { localeOf } from '../../loader/locale.js';
import { contextOf } from '../../shim/situation.js';
import { mount } from '../../slim.js';

const EVENTS = ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];
/** @type {Goods} */
const EMPTY = {
  products: [],
  markets: { all: { country: undefined, currency: 'USD', currencies: ['USD'], locale: 'en' } },
  default_market: 'all',
  discounts: [],
  currencies: ['USD'],
  languages: ['en'],
};

/** @import { MemoryAdapter } from '../../adapters/memory/index.js' */
/** @import { State, Words } from '../../adapters/memory/shapes.js' */
/** @import { Handle } from '../../types/mount.js' */
/** @import { Goods, Settings } from '../shapes.js' */
/** @typedef {(cart: MemoryAdapter) => Promise<unknown>} Work  changes the cart */
/** @typedef {ReturnType<typeof shopkeeper>} Shopkeeper */

/**
 * @param {object} ways
 * @param {() => void} ways.changed  the cart, the shop or the settings
 * @param {(cart: string, context: string) => void} ways.situation  there is something new to explain
 * @param {(message: string) => void} ways.failed
 */
export function shopkeeper({ changed, situation, failed }) {
  /** The cart's own entry, in memory: what is kept in the browser is the work as a whole. @type {string|null} */
  let entry = null;
  const storage = {
    getItem: () => entry,
    /** @param {string} _ @param {string} value */
    setItem: (_, value) => {
      entry = value;
    },
  };
  let goods = EMPTY;
  /** @type {Settings} */
  let settings = { placement: 'cart' };
  let adapter = open();
  /** @type {Uint8Array<ArrayBuffer>|undefined} */
  let bytes;
  /** @type {HTMLElement|undefined} */
  let element;
  /** @type {Handle|undefined} */
  let handle;
  /** @type {WebAssembly.Module|undefined} */
  let compiled;
  let stopListening = adapter.subscribe(news);

  function open() {
    // Another tab's playground is another shop.
    return memoryAdapter(goods, { storage, tabs: new EventTarget() });
  }

  function reopen() {
    stopListening();
    adapter = open();
    stopListening = adapter.subscribe(news);
  }

  /**
   * What the suggestions see: without live prices, so that the rules' own are used, as `explain` uses them.
   * @type {import('../../types/adapter.js').Adapter}
   */
  const facade = {
    read: () => adapter.read(),
    apply: (change) => adapter.apply(change),
    subscribe: (told) => adapter.subscribe(told),
    context() {
      const { market, country, locale } = adapter.context();
      return { ...(market !== 'all' && { market }), country, locale };
    },
    consent: () => false,
  };

  const now = () => (settings.clock ? Date.parse(settings.clock) : Date.now()) || Date.now();

  // ---- The suggestions

  let wanted = false;
  /** @type {Promise<void>|undefined} */
  // biome-ignore lint/correctness/noUnusedVariables: `??=` reads it
  let mounting;

  /** New rules or a new shop: the suggestions begin anew, one after the other. */
  function mountSoon() {
    wanted = true;
    mounting ??= (async () => {
      while (wanted) {
        wanted = false;
        await mountNow();
      }
      mounting = undefined;
    })().catch((error) => {
      mounting = undefined;
      failed(`The suggestions do not run: ${messageOf(error)}.`);
    });
  }

  async function mountNow() {
    compiled ??= await compile();
    const wasm = compiled;
    const rules = bytes;
    const room = element?.parentElement;
    if (!room || !rules) return;
    room.style.minHeight = `${room.offsetHeight}px`;
    await withClosedDrawer(() => {
      handle?.unmount();
      handle = mount({ rules, wasm, adapter: facade, now });
    });
    room.style.minHeight = '';
    explainSoon();
  }

  async function compile() {
    const name = 'cart-associate.wasm';
    const answer = await fetch(new URL(name, document.baseURI));
    if (!answer.ok) throw new Error(`${name} does not come: ${answer.status}`);
    return WebAssembly.compile(await answer.arrayBuffer());
  }

  /**
   * What is changed here is changed with the drawer closed, as a shopper would: then anything in it may move.
   * @template T @param {() => T} work
   */
  async function withClosedDrawer(work) {
    element?.parentElement?.classList.add('is-closed');
    // The shim hears of it in a microtask.
    await new Promise((go) => {
      setTimeout(go);
    });
    try {
      return await work();
    } finally {
      await handle?.refresh();
      element?.parentElement?.classList.remove('is-closed');
    }
  }

  // ---- What there is to explain

  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  function explainSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const ledger = handle?.ledger();
      const theirs = facade.context?.() ?? {};
      const context = contextOf({ now }, theirs, {
        placement: settings.placement,
        locale: localeOf({}, theirs),
        ...(viewed() && { viewed: viewed() }),
        ...(ledger && { ledger }),
      });
      situation(JSON.stringify(adapter.bill().cart), JSON.stringify(context));
    }, 80);
  }

  function news() {
    changed();
    explainSoon();
  }
  for (const name of EVENTS) document.addEventListener(`cart-associate:${name}`, explainSoon);

  // ---- Where the shopper is

  function viewed() {
    if (settings.placement !== 'product') return undefined;
    const found = adapter.catalog.find(settings.viewed ?? '') ?? firstOf(goods);
    return found && { product: found.product.id, variant: found.variant.id };
  }

  function place() {
    if (!element) return;
    const here = viewed();
    element.setAttribute('placement', settings.placement);
    for (const name of /** @type {const} */ (['product', 'variant'])) {
      if (here) element.setAttribute(name, here[name]);
      else element.removeAttribute(name);
    }
    element.lang = adapter.place().locale;
  }

  return {
    now,
    viewed,
    goods: () => goods,
    place: () => adapter.place(),
    bill: () => adapter.bill(),
    /** @param {string} variant */
    title: (variant) => adapter.catalog.title(variant, adapter.place().locale),
    /** @param {Words|undefined} value */
    text: (value) => textIn(value, adapter.place().locale, goods.languages[0]),
    /** @param {string} variant */
    price: (variant) => adapter.catalog.price(variant, undefined, adapter.place()),
    /** @param {number} minor */
    money: (minor) => money(minor, adapter.place().currency, adapter.place().locale),
    settings: () => settings,
    /** What the cart keeps. @returns {State|undefined} */
    state: () => (entry === null ? undefined : JSON.parse(entry)),

    /** The element that shows the suggestions. @param {HTMLElement} where */
    into(where) {
      element = where;
      place();
    },
    /**
     * New rules; `shop` where the catalog is another too.
     * @param {Goods|undefined} shop @param {Uint8Array<ArrayBuffer>} compiled
     */
    sell(shop, compiled) {
      if (shop) {
        goods = shop;
        reopen();
        place();
        changed();
      }
      const before = bytes;
      const same =
        !shop && compiled.length === before?.length && compiled.every((byte, index) => byte === before[index]);
      bytes = compiled;
      if (same) explainSoon();
      else mountSoon();
    },
    /** Another cart, another situation. @param {State} [state] @param {Partial<Settings>} [other] */
    restore(state, other) {
      entry = state ? JSON.stringify(state) : null;
      // The old one would remember what was in it.
      reopen();
      settings = { placement: 'cart', ...other };
      place();
      changed();
      if (bytes) mountSoon();
    },
    /** Changes the cart. Rejects with words for a person where it is refused. @param {Work} work */
    change: (work) => withClosedDrawer(() => work(adapter)),
    /** Changes where, when and how the shopper is here. @param {Partial<Settings>} next */
    async set(next) {
      settings = { ...settings, ...next };
      place();
      await withClosedDrawer(async () => {});
      news();
    },
    /** @param {{market?: string, currency?: string, locale?: string}} where */
    async move(where) {
      const left = await withClosedDrawer(() => adapter.setMarket(where));
      place();
      news();
      return left;
    },
    forget: async () => {
      await handle?.reset();
      mountSoon();
    },
  };
}

/** @param {Goods} goods */
const firstOf = ({ products: [product] }) => (product ? { product, variant: product.variants[0] } : undefined);
