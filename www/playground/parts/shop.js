// The shop of the playground: the in-memory cart over the catalog of the rules, and the suggestions in its drawer,
// exactly as a theme has them.

import { memoryAdapter } from '../../adapters/memory/index.js';
import { textIn } from '../../adapters/memory/language.js';
import { money } from '../../demo/parts/money.js';
import { contextOf } from '../../shim/context.js';
import { mount } from '../../shim/mount.js';

// What a shop fetches when it is needed is fetched at once: the playground works on without a network.
Promise.all([
  import('../../lang/more/en.js'),
  import('../../shim/clicks.js'),
  import('../../shim/faults.js'),
  import('../../shim/seen.js'),
  import('../../shim/visitor.js'),
]).catch(() => {});

const EVENTS = ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];
const EMPTY = {
  products: [],
  markets: { all: { currency: 'USD', currencies: ['USD'], locale: 'en' } },
  default_market: 'all',
  discounts: [],
  currencies: ['USD'],
  languages: ['en'],
};

/**
 * @param {object} ways
 * @param {() => void} ways.changed  the cart, the shop or the settings
 * @param {(cart: string, context: string) => void} ways.situation  there is something new to explain
 * @param {(message: string) => void} ways.failed
 */
export function shopkeeper({ changed, situation, failed }) {
  /** The cart's own entry, in memory: what is kept in the browser is the work as a whole. */
  let entry = null;
  const storage = {
    getItem: () => entry,
    setItem: (_, value) => {
      entry = value;
    },
  };
  let goods = EMPTY;
  let settings = { placement: 'cart' };
  let adapter = open();
  let bytes;
  /** @type {HTMLElement} */
  let element;
  let handle;
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

  /** What the suggestions see: without live prices, so that the rules' own are used, as `explain` uses them. */
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
      failed(`The suggestions do not run: ${error.message}.`);
    });
  }

  async function mountNow() {
    const [first, second] = (compiled ??= await Promise.all(
      ['cart-associate.wasm', 'cart-associate-more.wasm'].map(compile),
    ));
    const room = element.parentElement;
    room.style.minHeight = `${room.offsetHeight}px`;
    await withClosedDrawer(() => {
      handle?.unmount();
      handle = mount({ rules: bytes, wasm: first, more: second, adapter: facade, now });
    });
    room.style.minHeight = '';
    explainSoon();
  }

  async function compile(name) {
    const answer = await fetch(new URL(name, document.baseURI));
    if (!answer.ok) throw new Error(`${name} does not come: ${answer.status}`);
    return WebAssembly.compile(await answer.arrayBuffer());
  }

  /** What is changed here is changed with the drawer closed, as a shopper would: then anything in it may move. */
  async function withClosedDrawer(work) {
    element?.parentElement.classList.add('is-closed');
    // The shim hears of it in a microtask.
    await new Promise((go) => {
      setTimeout(go);
    });
    try {
      return await work();
    } finally {
      await handle?.refresh();
      element?.parentElement.classList.remove('is-closed');
    }
  }

  // ---- What there is to explain

  let timer;
  function explainSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const ledger = handle?.ledger();
      const context = contextOf({ now }, facade.context(), {
        placement: settings.placement,
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
    const here = viewed();
    element.setAttribute('placement', settings.placement);
    for (const name of ['product', 'variant']) {
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
    title: (variant) => adapter.catalog.title(variant, adapter.place().locale),
    text: (value) => textIn(value, adapter.place().locale, goods.languages[0]),
    price: (variant) => adapter.catalog.price(variant, undefined, adapter.place()),
    money: (minor) => money(minor, adapter.place().currency, adapter.place().locale),
    settings: () => settings,
    state: () => (entry === null ? undefined : JSON.parse(entry)),

    /** The element that shows the suggestions. */
    into(where) {
      element = where;
      place();
    },
    /** New rules; `shop` where the catalog is another too. */
    sell(shop, compiled) {
      if (shop) {
        goods = shop;
        reopen();
        place();
        changed();
      }
      const same =
        bytes && !shop && compiled.length === bytes.length && compiled.every((byte, index) => byte === bytes[index]);
      bytes = compiled;
      if (same) explainSoon();
      else mountSoon();
    },
    /** Another cart, another situation. */
    restore(state, other) {
      entry = state ? JSON.stringify(state) : null;
      // The old one would remember what was in it.
      reopen();
      settings = { placement: 'cart', ...other };
      place();
      changed();
      if (bytes) mountSoon();
    },
    /** Changes the cart. Rejects with words for a person where it is refused. */
    change: (work) => withClosedDrawer(() => work(adapter)),
    /** Changes where, when and how the shopper is here. */
    async set(next) {
      settings = { ...settings, ...next };
      place();
      await withClosedDrawer(async () => {});
      news();
    },
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

const firstOf = ({ products: [product] }) => (product ? { product, variant: product.variants[0] } : undefined);
