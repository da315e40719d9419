// The till: it prices what is stored, keeps all of a change or nothing of it, and fails when it is told to.

import { refusal } from './errors.js';
import { bill } from './read.js';
import { checkQuantities } from './rules.js';

/** @import { Failure, Shop, State } from './shapes.js' */
/** @typedef {{code: string, reason: 'unknown_code'|'code_not_applicable'|'code_not_combinable'}} RefusedCode */

/**
 * @param {Shop} shop
 * @param {import('./catalog.js').Catalog} catalog
 * @param {import('./store.js').Store} store
 * @param {{partial: boolean, honours: boolean, latency: number}} switches  may change at any time
 * @param {() => void} tell  the cart has changed
 */
export function tillOf(shop, catalog, store, switches, tell) {
  /** @type {Failure[]} */
  const failures = [];
  /** @type {RefusedCode[]} */
  let refused = [];

  /** @param {State} state */
  const priced = (state) => bill(shop, catalog, state, switches);

  /** @returns {Promise<void>} */
  const pause = () =>
    switches.latency > 0
      ? new Promise((done) => {
          setTimeout(done, switches.latency);
        })
      : Promise.resolve();

  /** Codes that take nothing off are dropped, and remembered as refused until the next change. @param {State} state */
  function commit(state) {
    const known = new Set((shop.discounts ?? []).map(({ code }) => code));
    const result = priced(state);
    const unknown = state.codes.filter((code) => !known.has(code));
    refused = [...unknown.map((code) => ({ code, reason: /** @type {const} */ ('unknown_code') })), ...result.refused];
    store.save({ ...state, codes: result.cart.codes ?? [] });
    tell();
    return priced(store.load()).cart;
  }

  /**
   * What was done before the failure stays done.
   * @param {State} state @param {(state: State) => (() => void)[]} steps @param {boolean} stopAfterOne
   */
  function inPart(state, steps, stopAfterOne) {
    try {
      for (const [index, step] of steps(state).entries()) {
        if (stopAfterOne && index > 0) throw refusal(state.locale, 'network');
        step();
      }
    } catch (error) {
      commit(state);
      throw error;
    }
    return commit(state);
  }

  return {
    priced,
    pause,
    /** Codes that the last change left out of force, and why. */
    refused: () => refused,
    /** The next changes fail. @param {Failure} how @param {number} times */
    fail(how, times) {
      for (let i = 0; i < times; i += 1) failures.push(how);
    },
    /**
     * Every change goes through here: wait as long as a server would, fail when told to, and keep all of it or nothing.
     * @param {(state: State) => string[]} work  answers the variants whose quantities may have changed
     * @param {(state: State) => (() => void)[]} [steps]  the same, for a till that fulfils in part
     */
    async change(work, steps) {
      await pause();
      const failure = failures.shift();
      const state = store.load();
      if (failure === 'before') throw refusal(state.locale, 'network');
      if (steps && (switches.partial || failure === 'partial')) return inPart(state, steps, failure === 'partial');
      const before = structuredClone(state);
      const touched = work(state);
      checkQuantities(catalog, state, before, touched);
      const cart = commit(state);
      if (failure === 'after') throw refusal(state.locale, 'network');
      return cart;
    },
  };
}
