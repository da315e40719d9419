// What every sink does: it hears the element's events, and passes on those that it may.

import { mayMeasure } from './consent.js';

/**
 * @typedef {object} Source  what a sink is started with
 * @property {{consent?: () => boolean}} [adapter]
 * @property {boolean|(() => boolean)} [consent]  the page's word, for all sinks; a sink may be given its own
 * @property {Promise<{revision: string}|undefined>} [ready]  what the rule bundle says of itself
 *
 * @typedef {(source: Source) => () => void} Sink  starts; answers the way to stop
 */

/**
 * A sink that passes events on where the shopper has agreed. What happens before that is not kept for later.
 * @param {string[]} names  of events, without `cart-associate:`
 * @param {(name: string, detail: object, event: CustomEvent) => void} pass
 * @param {object} options
 * @param {boolean|(() => boolean)} [options.consent]
 * @param {boolean} [options.unasked]  what to do where there is no signal of consent at all; default: nothing is passed on
 * @returns {Sink}
 */
export const listen =
  (names, pass, { consent, unasked = false }) =>
  (source = {}) => {
    let said = false;
    const hear = (event) => {
      if (!(mayMeasure(consent ?? source.consent, source.adapter) ?? unasked)) return;
      try {
        pass(event.type.replace('cart-associate:', ''), event.detail, event);
      } catch (error) {
        // The page's own analytics: no reason to fail, and one word is enough.
        if (!said) console.warn('Cart Associate (sink):', error);
        said = true;
      }
    };
    for (const name of names) document.addEventListener(`cart-associate:${name}`, hear);
    return () => {
      for (const name of names) document.removeEventListener(`cart-associate:${name}`, hear);
    };
  };

/** An amount as analytics want it: decimal major units. @param {number} minor @param {number} exponent @param {number} [units] */
export const decimal = (minor, exponent, units = 1) => Number((minor / units / 10 ** exponent).toFixed(6));
