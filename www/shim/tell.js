// What the page is told: DOM events, and a word on the console for whoever runs the shop.

import { elements } from './element.js';

/** @param {string} placement */
export const elementsOf = (placement) => [...elements].filter((element) => element.placement === placement);

/**
 * Fires `cart-associate:…` on the element of a placement, else on the document.
 * @param {string} name
 * @param {object} detail
 * @param {string} [placement]
 */
export function tell(name, detail, placement) {
  const [target = document] = placement ? elementsOf(placement) : [];
  target.dispatchEvent(new CustomEvent(`cart-associate:${name}`, { bubbles: true, composed: true, detail }));
}

/**
 * Fires the events of a session's step.
 * @param {{events: object[]}|undefined} step
 * @param {{currency: string, exponent: number}} cart  without which the figures of an event mean nothing
 */
export function tellAll(step, { currency, exponent }) {
  for (const { name, ...detail } of step?.events ?? []) tell(name, { ...detail, currency, exponent }, detail.placement);
}

/** Says that something is wrong, once for each code. */
export function complaints() {
  const said = new Set();
  return (code, { message = '', pointer = '' } = {}) => {
    if (said.has(code)) return;
    said.add(code);
    console.warn(`Cart Associate (${code}):`, message, pointer);
    tell('failed', { code, message, pointer });
  };
}
