// The last work, in this browser only. Where storage is blocked or full the page works on, and says so once.

const KEY = 'cart-associate-playground';
const BEFORE = 'cart-associate-playground-before';

/** @import { Work } from '../shapes.js' */

/** @returns {Work|undefined} */
export const recall = (key = KEY) => {
  try {
    return sensible(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return undefined;
  }
};

/**
 * What came from anywhere, as far as it is work.
 * @param {Partial<Work>|null|undefined} work
 * @returns {Work|undefined}
 */
export function sensible(work) {
  if (!work || typeof work.rules !== 'string') return undefined;
  /** @template T @param {T} one */
  const object = (one) => (one && typeof one === 'object' && !Array.isArray(one) ? one : undefined);
  return { rules: work.rules, cart: object(work.cart), settings: object(work.settings) };
}

/** @param {Work} work @returns {boolean} whether it is kept */
export function keep(work, key = KEY) {
  try {
    localStorage.setItem(key, JSON.stringify(work));
    return true;
  } catch {
    return false;
  }
}

/** Puts the work aside that a link is about to take the place of. */
export const putAside = () => {
  const work = recall();
  if (work) keep(work, BEFORE);
};
export const aside = () => recall(BEFORE);

export function forget() {
  try {
    for (const key of [KEY, BEFORE]) localStorage.removeItem(key);
  } catch {
    // Nothing is kept, then.
  }
}
