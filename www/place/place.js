// Mounting: puts `<cart-associate placement="cart">` into the drawers that a theme has, and keeps it there whatever the
// theme does with them. A theme that writes the element itself is left alone.

import { realDocument } from '../loader/real-document.js';

/** @typedef {import('../loader/element.js').CartAssociate} CartAssociate */

/**
 * What the element is put before: the foot of a drawer, or of a cart page, with the lines above it. So it is never the
 * last, nor the first, of what can be focused, which is all that the focus traps of themes look at.
 *
 * Dawn, which hides the foot of an empty drawer by its standing next to the lines; Horizon; WooCommerce: the classic
 * mini-cart and cart page, the mini-cart in blocks. Its cart page in blocks has no foot: there it is put after the
 * lines.
 */
const KNOWN =
  'cart-drawer-items:not(.is-empty)~.drawer__footer,#main-cart-footer .cart__footer,.cart-drawer__summary,.cart-page__summary,.woocommerce-mini-cart__total,.wc-block-mini-cart__footer,.cart-collaterals,.wp-block-woocommerce-cart-line-items-block';

/** How often in one task it is put back where something else takes it away, before it gives way until the next. */
const LIMIT = 99;

/**
 * @param {string} [into] selector of what the element is to stand before; default: the drawers and cart pages that are
 *   known
 * @returns {() => void} takes away what it put, and stops
 */
export function place(into = KNOWN) {
  /** Those put by us: the same ones come back, so that what is in them stays. @type {CartAssociate[]} */
  const ours = [];
  /** Where they belong, as of the last look. @type {Element[]} */
  let feet = [];
  let times = 0;

  /** @param {Node} node */
  const beside = (node) => (/** @type {Node} */ one) => one.parentNode === node.parentNode;
  /** @param {Node} node */
  const gone = ({ isConnected }) => !isConnected;

  function fresh() {
    const one = /** @type {CartAssociate} */ (realDocument.createElement('cart-associate'));
    ours.push(one);
    return one;
  }

  function look() {
    /** @type {NodeListOf<CartAssociate>} */
    const all = realDocument.querySelectorAll('cart-associate');
    const theirs = [...all].some((one) => one.placement === 'cart' && !ours.includes(one));
    feet = theirs ? [] : [...realDocument.querySelectorAll(into)];
    for (const one of ours) if (!feet.some(beside(one))) one.remove();
    for (const foot of feet) {
      if (ours.some(beside(foot)) || times++ > LIMIT) continue;
      setTimeout(() => {
        times = 0;
      });
      const one = ours.find(gone) ?? fresh();
      one.setAttribute('placement', 'cart');
      // For our own style sheet.
      one.setAttribute('placed', '');
      foot[/line-items/.test(foot.className) ? 'after' : 'before'](one);
    }
  }

  // Told of before the browser paints. The whole page is looked at only where something of this has changed.
  const wanted = `${into},cart-associate`;
  /** @param {Element} one */
  const lost = (one) => gone(one) || !feet.some((foot) => beside(one)(foot) && foot.matches(into));
  /** @param {Node} node */
  const came = (node) => node instanceof Element && (node.matches(wanted) || node.querySelector(wanted));
  const observer = new MutationObserver((records) => {
    if (ours.some(lost) || records.some(({ addedNodes }) => [...addedNodes].some(came))) look();
  });
  look();
  observer.observe(document, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    into = ':not(*)';
    look();
  };
}
