// Where the cart is kept: one entry in localStorage, shared by every tab of the shop. What comes back out of storage
// may be anything, so it is believed only as far as it makes sense.

/** @typedef {import('./shapes.js').State} State */
/** @typedef {Pick<Storage, 'getItem'|'setItem'>} Storing */

/** Storage for where there is none (Node, private windows): the page's memory. @returns {Storing} */
export function pageStorage() {
  const entries = new Map();
  return { getItem: (key) => entries.get(key) ?? null, setItem: (key, value) => void entries.set(key, value) };
}

export class Store {
  #storage;
  #key;
  #valid;
  #state;

  /** @param {{storage?: Storing, key: string, fresh: () => State, valid: (state: State) => State}} options */
  constructor({ storage, key, fresh, valid }) {
    this.#storage = storage ?? pageStorage();
    this.#key = key;
    this.fresh = fresh;
    this.#valid = valid;
    this.#state = fresh();
  }

  get key() {
    return this.#key;
  }

  /** The state as any tab left it last. @returns {State} */
  load() {
    try {
      const text = this.#storage.getItem(this.#key);
      if (text !== null) this.#state = this.#valid({ ...this.fresh(), ...JSON.parse(text) });
    } catch {
      // Storage that is blocked, full or full of nonsense: what this page remembers has to do.
    }
    return structuredClone(this.#state);
  }

  /** @param {State} state */
  save(state) {
    this.#state = structuredClone(state);
    try {
      this.#storage.setItem(this.#key, JSON.stringify(state));
    } catch {
      // As above: the page's memory has it.
    }
  }
}
