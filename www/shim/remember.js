// What is remembered, and where. Without the shopper's consent: for the session only, and no id.
//
// | key                      | where                                        | what                       |
// | cart-associate:ledger    | sessionStorage; localStorage with consent    | a text of src/ledger.rs |
// | cart-associate:visitor   | localStorage, only with consent              | a random id                |
//
// Browsers may refuse storage, and Safari empties localStorage after seven days without a visit: then it is as if the
// shopper had come for the first time.

const LEDGER = 'cart-associate:ledger';
const VISITOR = 'cart-associate:visitor';

const attempt = (work) => {
  try { return work(); } catch { return null; }
};

/** What a storage keeps under a key; nothing where it is blocked: reading the very property throws then. */
export const stored = (name, key) => attempt(() => globalThis[name].getItem(key));

/**
 * @param {() => boolean} lasting  whether anything may be remembered beyond the session: the shopper's consent and the
 *   rule bundle's `remember`. Asked anew each time: consent can be withdrawn.
 */
export function memory(lasting) {
  /** What storage refused to keep. */
  const page = new Map();
  const stores = (last) => (last ? ['localStorage', 'sessionStorage'] : ['sessionStorage', 'localStorage']);
  const erase = (name, key) => attempt(() => globalThis[name].removeItem(key));
  const put = (name, key, value) => attempt(() => {
    globalThis[name].setItem(key, value);
    return true;
  });

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
    /** A random id of this visitor, made when first asked for. @param {boolean} consent  without it what is kept is erased */
    visitor(consent) {
      if (!consent) {
        erase('localStorage', VISITOR);
        return undefined;
      }
      const known = stored('localStorage', VISITOR);
      if (known) return known;
      // Only in a secure context.
      const fresh = attempt(() => crypto.randomUUID());
      // An id that cannot be kept would be another one on the next page.
      return fresh && put('localStorage', VISITOR, fresh) ? fresh : undefined;
    },
    /** Forgets everything. */
    erase() {
      for (const name of stores(true)) for (const key of [LEDGER, VISITOR]) erase(name, key);
      page.clear();
    },
  };
}
