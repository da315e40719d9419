// What every sink does: it hears the element's events, and passes on those that it may.

import { realDocument } from '../../loader/real-document.js';
import { mayMeasure } from './consent.js';

/** @import { AcceptedDetail, CardDetail, FailedDetail, PriceMismatchDetail } from '../../types/events.js' */

/**
 * @typedef {CardDetail & Partial<Omit<AcceptedDetail & PriceMismatchDetail & FailedDetail, keyof CardDetail>>} Detail
 *   what any of the events may carry
 */

/**
 * A sink that passes events on where the shopper has agreed. What happens before that is not kept for later.
 * @param {string[]} names  of events, without `cart-associate:`
 * @param {(name: string, detail: Detail, event: Event) => void} pass
 * @param {import('../../types/sink.js').SinkOptions & {unasked?: boolean}} options `unasked`: what to do where there is
 *   no signal of consent at all; default: nothing is passed on
 * @returns {import('../../types/sink.js').Sink}
 */
export const listen =
  (names, pass, { consent, unasked = false }) =>
  (source = {}) => {
    let said = false;
    /** @param {Event} event */
    const hear = (event) => {
      if (!(mayMeasure(consent ?? source.consent, source.adapter) ?? unasked)) return;
      try {
        pass(event.type.replace('cart-associate:', ''), /** @type {CustomEvent<Detail>} */ (event).detail, event);
      } catch (error) {
        // The page's own analytics: no reason to fail, and one word is enough.
        if (!said) console.warn('Cart Associate (sink):', error);
        said = true;
      }
    };
    for (const name of names) realDocument.addEventListener(`cart-associate:${name}`, hear);
    return () => {
      for (const name of names) realDocument.removeEventListener(`cart-associate:${name}`, hear);
    };
  };

/**
 * An amount as analytics want it: decimal major units.
 * @param {number} minor @param {number} exponent @param {number} [units]
 */
export const decimal = (minor, exponent, units = 1) => Number((minor / units / 10 ** exponent).toFixed(6));
