// Carries out a CartChange over the Store API: its steps in order, and the first that fails ends it. What had come
// about by then stays: the caller reads the cart again and takes back what is in the way.

import { adding, changed, OURS, possible, sameItem } from './lines.js';
import { fail, requests } from './post.js';
import { refresh } from './refresh.js';

/** @import { NewLine, Replacement } from '../../types/change.js' */
/** @import { TidyCart } from './shapes.js' */

/**
 * @param {import('../../types/change.js').CartChange} change
 * @param {import('../../types/adapter.js').Mark|undefined} mark  what is to be noted with the order, with consent
 * @param {import('./shapes.js').ShopState} shop
 * @returns {Promise<import('../../types/cart.js').Cart>} the cart after
 * @throws {Error} with the shop's own sentence, or with an empty message where it gave none
 */
export async function apply({ add = [], replace = [], remove = [], codes }, mark, shop) {
  if (!shop.raw) await shop.read();
  const { options } = shop;
  const { post, batch, sent } = requests(shop);
  /** The cart as the newest answer has it. */
  const now = () => /** @type {TidyCart} */ (shop.raw);
  const before = now();
  /** @param {string} key */
  const itemAt = (key) => now().items.find((item) => item.key === key);
  /** @param {object} data */
  const extend = (data) => post('cart/extensions', { namespace: OURS, data });

  /** @param {Replacement} one */
  async function replaceOne({ key, with: next }) {
    const old = itemAt(key) ?? fail(`the line ${key} is not in the cart any more`);
    if (!sameItem(old, next)) {
      await addOne(next);
      // A quantity above what may be had is cut without a word. Then the old line stays.
      if (unitsIn(now(), next) - unitsIn(before, next) < next.quantity)
        fail(`less than ${next.quantity} of ${next.variant} could be added`);
      await removeOne(key);
      return;
    }
    if (old.quantity !== next.quantity) await post('cart/update-item', { key, quantity: next.quantity });
    const properties = changed(old, next);
    if (properties) await extend({ key, properties });
  }

  /** @param {NewLine} line */
  const addOne = (line) => post('cart/add-item', adding(line, options));

  /** @param {string} key */
  async function removeOne(key) {
    try {
      await post('cart/remove-item', { key });
    } catch (error) {
      // Somebody took it out before us, which is what was wanted.
      if (itemAt(key)) throw error;
    }
  }

  /** @param {string[]} codes  the complete set */
  async function setCodes(codes) {
    const inForce = () => now().coupons.map(({ code }) => code);
    for (const code of inForce().filter((one) => !has(codes, one))) {
      try {
        await post('cart/remove-coupon', { code });
      } catch (error) {
        if (has(inForce(), code)) throw error;
      }
    }
    for (const code of codes.filter((one) => !has(inForce(), one))) await post('cart/apply-coupon', { code });
  }

  /**
   * Never splits a line, because our plugin keeps it beside the line's identity; and never spoils a change.
   * @param {import('../../types/adapter.js').Mark} mark
   */
  async function note(mark) {
    const old = new Set(before.items.map(({ key }) => key));
    const keys =
      options.attribution === 'cart'
        ? []
        : now()
            .items.map(({ key }) => key)
            .filter((key) => !old.has(key));
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
    if (codes) await setCodes(codes);
    if (mark && before.extensions?.[OURS]) await note(mark);
  } finally {
    shop.asked = performance.now();
    if (sent()) refresh(shop, add.length + replace.length > 0);
  }
  return shop.read();
}

/** @param {string[]} codes @param {string} code */
const has = (codes, code) => codes.some((one) => one.toLowerCase() === code.toLowerCase());

/** @param {TidyCart} cart @param {NewLine} line */
const unitsIn = ({ items }, { variant }) =>
  items.reduce((sum, { id, quantity }) => (String(id) === variant ? sum + quantity : sum), 0);
