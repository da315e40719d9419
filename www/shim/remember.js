// The ledger, kept in the browser (www/loader/storage.js says where).

/** @typedef {import('../loader/storage.js').Store} Store */

/**
 * @param {import('../loader/storage.js').Storage} storage
 * @param {() => boolean} lasting  whether anything may be remembered beyond the session: the shopper's consent and the
 *   rule bundle's `remember`. Asked anew each time: consent can be withdrawn.
 */
export function memory({ erase, forget, LEDGER, put, stored }, lasting) {
  /** What storage refused to keep. @type {string|undefined} */
  let unkept;
  /** @returns {[Store, Store]}  the one to use, and the other */
  const stores = () => (lasting() ? ['localStorage', 'sessionStorage'] : ['sessionStorage', 'localStorage']);

  return {
    /** The ledger as a text, or undefined where there is none. */
    load() {
      const [own, other] = stores();
      return stored(own, LEDGER) ?? stored(other, LEDGER) ?? unkept;
    },
    /** Keeps the ledger where it may be kept now, and nowhere else. @param {string} text */
    save(text) {
      const [own, other] = stores();
      erase(other, LEDGER);
      unkept = put(own, LEDGER, text) ? undefined : text;
    },
    /** Forgets everything. */
    erase() {
      forget();
      unkept = undefined;
    },
  };
}
