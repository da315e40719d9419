// What the page is told: DOM events.

/** @typedef {import('../loader/element.js').CartAssociate} CartAssociate */

/** @param {Iterable<CartAssociate>} elements  of the page */
export function events(elements) {
  /**
   * Fires `cart-associate:…` on the element of a placement, else on the document.
   * @param {string} name
   * @param {object} detail
   * @param {string} [placement]
   */
  function tell(name, detail, placement) {
    const target = [...elements].find((element) => element.placement === placement) ?? document;
    target.dispatchEvent(new CustomEvent(`cart-associate:${name}`, { bubbles: true, composed: true, detail }));
  }
  return {
    tell,
    /**
     * Fires the events of an answer of the engine.
     * @param {import('./boundary.js').Answer|undefined} answer
     * @param {{currency: string, exponent: number}} cart  without which the figures of an event mean nothing
     */
    tellAll(answer, { currency, exponent }) {
      for (const { name, ...detail } of answer?.events ?? [])
        tell(name, { ...detail, currency, exponent }, detail.placement);
    },
  };
}
