// The one place where the shop meets Cart Associate. Whatever goes wrong in here, the shop does not notice.

import { mount } from '../index.js';
import { recall } from './parts/settings.js';

const EVENTS = ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];

// The holdout hangs on the visitor's id alone. Two made-up visitors, so that the switch behind the counter can choose:
// of the bundle's ten percent who see nothing, Hugo is one and Anna is not (tests/e2e holds them to it).
const VISITORS = { shown: 'anna', heldOut: 'hugo' };

/** Who is visiting; nobody in particular until the shopper has agreed to be remembered. */
const visitor = () => (recall().holdout ? VISITORS.heldOut : VISITORS.shown);

/** @import { Handle } from '../types/mount.js' */
/** @typedef {import('../types/context.js').Placement} Placement */
/** @typedef {{offer?: string, code?: string}} EventDetail  what is read of an event of the element */
/** @typedef {ReturnType<typeof associate>} Suggestions */

/** @param {import('./parts/shop.js').Shop} shop */
export function associate(shop) {
  /** @type {((name: string, detail: EventDetail) => void)[]} */
  const listeners = [];
  for (const name of EVENTS) {
    document.addEventListener(`cart-associate:${name}`, (event) => {
      for (const listener of listeners) listener(name, /** @type {CustomEvent<EventDetail>} */ (event).detail);
    });
  }

  const mounted = start(shop).catch((error) => {
    console.info('Suggestions are off:', error);
    return undefined;
  });

  /**
   * Asks for something and takes nothing for an answer.
   * @template T
   * @param {(mounted: Handle) => T} what
   */
  const ask = async (what) => {
    try {
      const mountedNow = await mounted;
      return mountedNow && (await what(mountedNow));
    } catch (error) {
      console.info('Suggestions:', error);
      return undefined;
    }
  };
  return {
    /** @param {(name: string, detail: EventDetail) => void} listener */
    listen: (listener) => listeners.push(listener),
    /** Whether there are suggestions at all on this page. */
    on: async () => Boolean(await mounted),
    refresh: () => ask((it) => it.refresh()),
    /** @param {Placement} placement */
    explain: (placement) => ask((it) => it.explain(placement)),
    /**
     * What the suggestions go by, for whoever wants to ask the same question elsewhere.
     * @param {Placement} placement
     */
    situation: (placement) =>
      ask(async (it) => ({ cart: await shop.adapter.read(), context: contextOf(shop, it, placement) })),
    forget: () => ask((it) => it.reset()),
  };
}

/** @param {import('./parts/shop.js').Shop} shop @param {Handle} mounted @param {Placement} placement */
function contextOf(shop, mounted, placement) {
  /** @type {HTMLElementTagNameMap['cart-associate']|null} */
  const element = document.querySelector(`cart-associate[placement="${placement}"]`);
  const context = {
    locale: document.documentElement.lang,
    ...shop.adapter.context(),
    placement,
    now: Math.round(Number(shop.now())),
    visitor: shop.adapter.consent() ? visitor() : undefined,
    viewed: element?.viewed,
    ledger: mounted.ledger() || undefined,
  };
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value != null));
}

/** @param {import('./parts/shop.js').Shop} shop @returns {Promise<Handle>} */
async function start(shop) {
  return mount({
    rules: new URL('rules.bin', document.baseURI),
    wasm: new URL('cart-associate.wasm', document.baseURI),
    adapter: shop.adapter,
    items: shop.adapter.bill().cart.lines.length,
    now: () => shop.now(),
    consent: () => shop.adapter.consent(),
    visitor,
  });
}
