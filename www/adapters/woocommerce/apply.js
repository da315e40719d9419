// Carries out a CartChange over the Store API: its steps in order, and the first that fails ends it. What had come about by
// then stays: the caller reads the cart again and takes back what is in the way.

import { adding, changed, OURS, possible, sameItem } from './lines.js';
import { fail, requests } from './post.js';
import { tellPage } from './refresh.js';

/**
 * @param {object} change  a CartChange of docs/architecture.md
 * @param {{offer: string, revision: string}|undefined} mark  what is to be noted with the order, with consent
 * @param {object} shop  ./index.js
 * @returns {Promise<object>}  the cart after
 * @throws {Error} with the shop's own sentence, or with an empty message where it gave none
 */
export async function apply({ add = [], replace = [], remove = [], codes }, mark, shop) {
  if (!shop.raw) await shop.read();
  const { options, raw: before } = shop;
  const { post, batch, sent } = requests(shop);
  const itemAt = (key) => shop.raw.items.find((item) => item.key === key);
  const extend = (data) => post('cart/extensions', { namespace: OURS, data });

  async function replaceOne({ key, with: next }) {
    const old = itemAt(key);
    if (!sameItem(old, next)) {
      await addOne(next);
      // A quantity above what may be had is cut without a word. Then the old line stays.
      if (unitsIn(shop.raw, next) - unitsIn(before, next) < next.quantity)
        fail(`less than ${next.quantity} of ${next.variant} could be added`);
      await removeOne(key);
      return;
    }
    if (old.quantity !== next.quantity) await post('cart/update-item', { key, quantity: next.quantity });
    const properties = changed(old, next);
    if (properties) await extend({ key, properties });
  }

  const addOne = (line) => post('cart/add-item', adding(line, options));

  async function removeOne(key) {
    try {
      await post('cart/remove-item', { key });
    } catch (error) {
      // Somebody took it out before us, which is what was wanted.
      if (itemAt(key)) throw error;
    }
  }

  async function setCodes() {
    const inForce = () => shop.raw.coupons.map(({ code }) => code);
    for (const code of inForce().filter((one) => !has(codes, one))) {
      try {
        await post('cart/remove-coupon', { code });
      } catch (error) {
        if (has(inForce(), code)) throw error;
      }
    }
    for (const code of codes.filter((one) => !has(inForce(), one))) await post('cart/apply-coupon', { code });
  }

  /** Never splits a line, because our plugin keeps it beside the line's identity; and never spoils a change. */
  async function note() {
    const old = new Set(before.items.map(({ key }) => key));
    const keys =
      options.attribution === 'cart' ? [] : shop.raw.items.map(({ key }) => key).filter((key) => !old.has(key));
    const variants = [...add, ...replace.map((one) => one.with)].map(({ variant }) => variant);
    // Units that joined a line that was there are noted with the order as a whole.
    await extend({
      mark: { offer: mark.offer, revision: mark.revision, ...(keys.length > 0 ? { keys } : { variants }) },
    }).catch(() => {});
  }

  possible({ add, replace }, before);
  try {
    // Until we ask for the cart again, every request that ends is ours or is in that answer.
    shop.asked = Infinity;
    if (add.length > 1) await batch(add.map((line) => ['cart/add-item', adding(line, options)]));
    else for (const line of add) await addOne(line);
    for (const one of replace) await replaceOne(one);
    for (const key of remove) await removeOne(key);
    if (codes) await setCodes();
    if (mark && before.extensions?.[OURS]) await note();
  } finally {
    shop.asked = performance.now();
    if (sent()) tellPage(shop, add.length + replace.length > 0);
  }
  return shop.read();
}

const has = (codes, code) => codes.some((one) => one.toLowerCase() === code.toLowerCase());

const unitsIn = ({ items }, { variant }) =>
  items.reduce((sum, { id, quantity }) => (String(id) === variant ? sum + quantity : sum), 0);
