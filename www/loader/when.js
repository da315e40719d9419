// When the loading begins: in the idle page, or earlier where the shopper turns to what leads to the cart.

import { realDocument } from './real-document.js';
import { whenIdle } from './idle.js';

/** Events that tell of a shopper who turns to something. */
const NEARING = ['pointerover', 'focusin', 'touchstart', 'click'];

/**
 * Calls when the page is idle, and whenever the shopper turns to what leads to the cart: again, because what was begun
 * may have failed.
 * @param {string|undefined} trigger  a selector of what leads to the cart
 * @param {boolean} now  whether the page knows already that something is needed: then it begins at once
 * @param {(how?: string) => void} begin  is told by which event
 * @returns {() => void} stops waiting
 */
export function whenWanted(trigger = '[href$="/cart"],[aria-controls*=cart i]', now, begin) {
  let waiting = true;
  /** @param {Event} event */
  const near = ({ target, type }) => {
    if (/** @type {Element} */ (target).closest?.(trigger)) begin(type);
  };
  for (const name of NEARING) realDocument.addEventListener(name, near, { passive: true });
  if (now) begin();
  else
    whenIdle(() => {
      if (waiting) begin();
    });
  return () => {
    waiting = false;
    for (const name of NEARING) realDocument.removeEventListener(name, near);
  };
}
