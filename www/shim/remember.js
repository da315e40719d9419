// The ledger, kept in the browser (www/loader/storage.js says where).

/**
 * @param {import('../loader/storage.js').Storage} storage
 * @param {() => boolean} lasting  whether anything may be remembered beyond the session: the shopper's consent and the
 *   rule bundle's `remember`. Asked anew each time: consent can be withdrawn.
 */
export function memory({ erase, forget, LEDGER, put, stored }, lasting) {
  /** What storage refused to keep. @type {string|undefined} */
  let unkept;
  /** Whether what this page knows may have been gathered under consent. */
  let lasted = false;

  return {
    /** The ledger as a text, or undefined where there is none. What was gathered under consent is not read without it. */
    load() {
      lasted ||= lasting();
      return (lasted && stored('localStorage', LEDGER)) || (stored('sessionStorage', LEDGER) ?? unkept);
    },
    /**
     * Whether consent has been withdrawn, or the rules' leave to remember: then all that was gathered under it is
     * erased, and nothing of it may be kept.
     */
    isWithdrawn() {
      if (lasting() || !(lasted || stored('localStorage', LEDGER))) return false;
      this.erase();
      return true;
    },
    /** Keeps the ledger where it may be kept now, and nowhere else. @param {string} text */
    save(text) {
      lasted ||= lasting();
      if (lasted) erase('sessionStorage', LEDGER);
      unkept = put(lasted ? 'localStorage' : 'sessionStorage', LEDGER, text) ? undefined : text;
    },
    /** Forgets everything. */
    erase() {
      forget();
      unkept = undefined;
      lasted = false;
    },
  };
}
