// One card of the gallery, in one drawer: the real module and the demo shop's own rules, and a shopper of its own who has never
// been here. Says that all is done by `data-done` on the root.
//
//   ?card=kit, offered&theme=dawn&scheme=dark&language=de
//   &--cart-associate-accent=%23b03060   any custom property
//   &part=why                            marks a part

import { memoryAdapter } from '../adapters/memory/index.js';
import { mount } from '../index.js';
import { CARDS } from './gallery/cards.js';
import { DRAWERS } from './gallery/drawers.js';
import { settings } from './gallery/settings.js';
import { memoryStorage } from './gallery/storage.js';
import { stylesOf } from './gallery/styles.js';
import { json, Shop } from './parts/shop.js';

/** @import { Act, Card } from './gallery/cards.js' */
/** @import { Rules, Till } from './parts/shapes.js' */

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const { theme, scheme, language } = settings(query);
const card = CARDS.find(({ name }) => name === query.get('card')) ?? CARDS[0];

// Every card has a shopper of its own.
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(globalThis, name, { value: memoryStorage(), configurable: true });

root.dataset.theme = scheme;
root.dataset.like = theme;
await stylesOf(theme, query);

/** @type {[Rules, Till]} */
const [rules, till] = await Promise.all([json('rules.json'), json('shop.json')]);
const adapter = memoryAdapter({ ...till, products: rules.products });
await adapter.setMarket({ locale: language });
for (const variant of card.cart) await adapter.add({ variant });

const shop = new Shop(rules, till, adapter);
shop.speak();
const drawer = DRAWERS[theme](shop);
const update = () => drawer.update(adapter.bill());
update();
adapter.subscribe(update);
drawer.open?.();

mount({
  rules: rulesFor(card),
  wasm: new URL('cart-associate.wasm', document.baseURI),
  adapter,
  into: true,
  items: card.cart.length,
  // A card that is busy stays so.
  patience: 2 ** 30,
});

for (const act of card.acts) await perform(act);
await there(() => nodeOf(card.offer));
await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
root.dataset.done = '';

/**
 * The demo shop's rules; where they have no such offer, with one more, which the page compiles itself as while developing.
 * @param {Card} wanted
 */
function rulesFor({ add, variants: facts = {} }) {
  if (!add) return new URL('rules.bin', document.baseURI);
  const products = rules.products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => ({ ...variant, ...facts[variant.id] })),
  }));
  return new TextEncoder().encode(JSON.stringify({ ...rules, products, offers: [add] }));
}

/** @param {string} offer @returns {HTMLElement|null|undefined} */
function nodeOf(offer) {
  return document.querySelector('cart-associate')?.shadowRoot?.querySelector(`[data-offer="${offer}"]`);
}

/** What the shopper does, or what goes wrong. @param {Act} act */
async function perform(act) {
  switch (act) {
    case 'accept':
      await press('button[part~=accept]');
      break;
    case 'tick':
      await press('input[type=checkbox]');
      break;
    case 'dismiss':
      await press('[part~=dismiss]');
      break;
    case 'fail':
      adapter.failNext();
      break;
    case 'code':
      await adapter.applyCode('WELCOME10');
      break;
    case 'take-out':
      await adapter.remove(adapter.bill().cart.lines[0].key);
      break;
    default:
      await there(() => nodeOf(card.offer));
      adapter.switches.latency = 2 ** 30;
  }
}

/** @param {string} selector */
async function press(selector) {
  const node = await there(() => nodeOf(card.offer)?.querySelector(selector));
  /** @type {HTMLElement} */ (node).click();
  // What is pressed sooner after another press is not meant.
  await new Promise((done) => {
    setTimeout(done, 600);
  });
  await there(isSettled);
}

/** Whether the card is as busy as it is to be. */
function isSettled() {
  return (nodeOf(card.offer)?.dataset.state === 'busy') === card.acts.includes('wait');
}

/**
 * Waits until something is there.
 * @template T
 * @param {() => T} find
 */
async function there(find) {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}
