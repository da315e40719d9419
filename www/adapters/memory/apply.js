// What a change does to the state of the cart: all of it, or step by step, as platforms do that fulfil in part.

import { refusal } from './errors.js';
import { addLine, lineAt, removeLine, replaceLine } from './lines.js';
import { checkItem, checkQuantities, possible } from './rules.js';

/** @import { Shop, State, StoredLine, WantedChange, WantedLine } from './shapes.js' */

/** @param {Shop} shop @param {import('./catalog.js').Catalog} catalog */
export function changesOf(shop, catalog) {
  const nests = shop.nests ?? false;

  /**
   * A new line as the shop knows it, whatever it was said to be.
   * @param {State} state @param {WantedLine} item @returns {Omit<StoredLine, 'added'>}
   */
  function checked(state, item) {
    checkItem(catalog, state, item);
    if (item.parent && !lineAt(state, item.parent)) throw refusal(state.locale, 'unknown_line');
    return { properties: {}, ...item, product: catalog.find(item.variant)?.product.id ?? '' };
  }

  /** @param {State} state @param {{key: string, with: WantedLine}} one */
  const replaceChecked = (state, { key, with: next }) => replaceLine(state, state.locale, key, checked(state, next));

  /** @param {State} state @param {WantedLine} item */
  function addInPart(state, item) {
    const known = checked(state, item);
    const count = possible(catalog, state, item);
    if (count > 0) addLine(state, { ...known, quantity: count });
    if (count < item.quantity) {
      const title = catalog.title(item.variant, state.locale);
      throw count === 0
        ? refusal(state.locale, 'out_of_stock', { title })
        : refusal(state.locale, 'partly_added', { title, count });
    }
  }

  return {
    /**
     * Does all of it.
     * @param {State} state @param {WantedChange} change
     * @returns {string[]} the variants whose quantities may have changed
     */
    all(state, { add = [], replace = [], remove = [], codes }) {
      const leaving = remove.map((key) => lineAt(state, key)?.variant ?? '');
      for (const item of add) addLine(state, checked(state, item));
      for (const one of replace) replaceChecked(state, one);
      for (const key of remove) removeLine(state, state.locale, key, nests);
      if (codes) state.codes = [...new Set(codes)];
      return [...add.map(({ variant }) => variant), ...replace.map((one) => one.with.variant), ...leaving];
    },

    /**
     * The steps of it, each of which may fail.
     * @param {State} state @param {WantedChange} change
     * @returns {(() => void)[]}
     */
    steps(state, { add = [], replace = [], remove = [], codes }) {
      /** @param {(copy: State) => void} work */
      const step = (work) => () => {
        const copy = structuredClone(state);
        work(copy);
        checkQuantities(
          catalog,
          copy,
          state,
          copy.lines.map(({ variant }) => variant),
        );
        Object.assign(state, copy);
      };
      const inForce = () => {
        state.codes = [...new Set(codes)];
      };
      return [
        ...add.map((item) => () => addInPart(state, item)),
        ...replace.map((one) => step((copy) => replaceChecked(copy, one))),
        ...remove.map((key) => step((copy) => removeLine(copy, copy.locale, key, nests))),
        ...(codes ? [inForce] : []),
      ];
    },
  };
}
