// What the browser keeps for us, and under which keys. Without the shopper's consent: for the session only, and no id.
//
// | key                      | where                                     | what                                  |
// | ------------------------ | ----------------------------------------- | ------------------------------------- |
// | cart-associate:ledger    | sessionStorage; localStorage with consent | a text that the engine's `ledger` gave |
// | cart-associate:visitor   | localStorage, only with consent and where the rules have a holdout | a random id |
// | cart-associate-preview   | sessionStorage, only in a preview         | the draft (www/preview/draft.js)      |
//
// Browsers may refuse storage, and Safari empties localStorage after seven days without a visit: then it is as if the
// shopper had come for the first time.

export const LEDGER = 'cart-associate:ledger';
const VISITOR = 'cart-associate:visitor';

/** @typedef {'localStorage'|'sessionStorage'} Store */

/**
 * What the work gives; null where it throws.
 * @template T
 * @param {() => T} work
 */
const attempt = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

/**
 * What a storage keeps under a key; null where it is blocked: reading the very property throws then.
 * @param {Store} name @param {string} key
 */
export const stored = (name, key) => attempt(() => globalThis[name].getItem(key));

/** @param {Store} name @param {string} key */
const erase = (name, key) => attempt(() => globalThis[name].removeItem(key));

/** Whether it is kept. @param {Store} name @param {string} key @param {string} value */
const put = (name, key, value) =>
  attempt(() => {
    globalThis[name].setItem(key, value);
    return true;
  });

/** Erases all that is remembered of the shopper. */
export function forget() {
  for (const key of [LEDGER, VISITOR]) {
    erase('localStorage', key);
    erase('sessionStorage', key);
  }
}

/** In the address, and in what the session keeps: whoever works on the shop looks at a draft in this tab. */
const PREVIEW = 'cart-associate-preview';

export const isPreview = () =>
  new URLSearchParams(location.search).has(PREVIEW) || stored('sessionStorage', PREVIEW) !== null;

/** For the engine script, which imports nothing of the loader. */
export const storage = { erase, forget, isPreview, LEDGER, put, stored, VISITOR };
/** @typedef {typeof storage} Storage */
