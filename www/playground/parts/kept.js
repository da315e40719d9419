// The last work, in this browser only. Where storage is blocked or full the page works on, and says so once.

const KEY = 'cart-associate-playground';
const BEFORE = 'cart-associate-playground-before';

/** @import { Work } from '../shapes.js' */

/** @param {string} key @returns {unknown} */
const stored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
};

/** @param {string} key @param {unknown} value @returns {boolean} whether it is kept */
function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @returns {Work|undefined} */
export const recall = () => sensible(stored(KEY));

/**
 * What came from anywhere, as far as it is work.
 * @param {unknown} given
 * @returns {Work|undefined}
 */
export function sensible(given) {
  const work = /** @type {Partial<Work>|null|undefined} */ (given);
  if (!work || typeof work.rules !== 'string') return undefined;
  /** @template T @param {T} one */
  const object = (one) => (one && typeof one === 'object' && !Array.isArray(one) ? one : undefined);
  const { linked } = work;
  return {
    rules: work.rules,
    cart: object(work.cart),
    settings: object(work.settings),
    ...(linked === true && { linked }),
  };
}

/** @param {Work} work @returns {boolean} whether it is kept */
export const keep = (work) => store(KEY, work);

/** Own works that links have taken the place of, the newest first. @returns {Work[]} */
export const aside = () => [stored(BEFORE)].flat().flatMap((work) => sensible(work) ?? []);

/** Puts the work aside that a link is about to take the place of. @returns {boolean} whether it is kept */
export function putAside() {
  const work = recall();
  const before = aside();
  const same = JSON.stringify(work);
  if (!work || work.linked || before.some((one) => JSON.stringify(one) === same)) return true;
  return store(BEFORE, [work, ...before]);
}

/** Takes one of those back. @param {number} at @returns {Work|undefined} */
export function takeBack(at) {
  const before = aside();
  const [work] = before.splice(at, 1);
  store(BEFORE, before);
  return work;
}

/** Forgets the work that is open. What was put aside stays. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing is kept, then.
  }
}
