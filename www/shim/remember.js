// What is remembered, and where. Without the shopper's consent: for the session only, and no id.
//
// | key                      | where                                        | what                       |
// | cart-associate:ledger    | sessionStorage; localStorage with consent    | a text of src/ledger.rs |
// | cart-associate:visitor   | localStorage, only with consent              | a random id                |
//
// Browsers may refuse storage, and Safari empties localStorage after seven days without a visit: then it is as if the
// shopper had come for the first time.

const LEDGER = 'cart-associate:ledger';
export const VISITOR = 'cart-associate:visitor';

export const attempt = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** What a storage keeps under a key; nothing where it is blocked: reading the very property throws then. */
export const stored = (name, key) => attempt(() => globalThis[name].getItem(key));

export const erase = (name, key) => attempt(() => globalThis[name].removeItem(key));

/** Whether it is kept. */
export const put = (name, key, value) =>
  attempt(() => {
    globalThis[name].setItem(key, value);
    return true;
  });

/**
 * @param {() => boolean} lasting  whether anything may be remembered beyond the session: the shopper's consent and the
 *   rule bundle's `remember`. Asked anew each time: consent can be withdrawn.
 */
export function memory(lasting) {
  /** What storage refused to keep. */
  const page = new Map();
  const stores = (last) => (last ? ['localStorage', 'sessionStorage'] : ['sessionStorage', 'localStorage']);

  return {
    /** The ledger as a text, or undefined where there is none. */
    load() {
      const [own, other] = stores(lasting());
      return stored(own, LEDGER) ?? stored(other, LEDGER) ?? page.get(LEDGER);
    },
    /** Keeps the ledger where it may be kept now, and nowhere else. @param {string} text */
    save(text) {
      const [own, other] = stores(lasting());
      erase(other, LEDGER);
      if (put(own, LEDGER, text)) page.delete(LEDGER);
      else page.set(LEDGER, text);
    },
    /** Forgets everything. */
    erase() {
      for (const name of stores(true)) for (const key of [LEDGER, VISITOR]) erase(name, key);
      page.clear();
    },
  };
}
