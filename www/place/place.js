// Mounting: puts `<cart-associate placement="cart">` into the drawers that a theme has, and keeps it there whatever the
// theme does with them. A theme that writes the element itself is left alone.

import { realDocument } from '../loader/real-document.js';

/** @typedef {import('../loader/element.js').CartAssociate} CartAssociate */

/**
 * The feet that are known, of drawers and cart pages, with the lines above them. What stands before one is never the last,
 * nor the first, of what can be focused, which is all that the focus traps of themes look at.
 *
 * Dawn, which hides the foot of an empty drawer by its standing next to the lines; Horizon; WooCommerce: the classic
 * mini-cart and cart page, the mini-cart in blocks. Its cart page in blocks has the lines and the totals in two columns, one
 * below the other on a phone: there it is put after both.
 */
const KNOWN =
  'cart-drawer-items:not(.is-empty)~.drawer__footer,#main-cart-footer:not(.is-empty) .cart__footer,.cart-drawer__summary,.cart-page__summary,.woocommerce-mini-cart__total,.wc-block-mini-cart__footer,.cart-collaterals,.wp-block-woocommerce-filled-cart-block';

/** Of cart pages, by their classes: it is put after them, below the checkout button. */
const PAGE = /filled-cart|collaterals|page__|^cart__/;

/** Room for two cards on a page, from its first paint: what comes later moves nothing below. */
const ROOM = ':host{display:block!important;min-height:16em}';

/** How often in one task it is put back where something else takes it away, before it gives way until the next. */
const LIMIT = 99;

/** A list or a table holds nothing but its own. */
const HOLDS = /^(UL|OL|TABLE|TBODY)$/;

/**
 * @typedef {object} Place  where an element belongs
 * @property {Element} foot  of whose lines
 * @property {'area'|'foot'|'page'} name  after the lines in the area that scrolls, where they stand in one; else before
 *   the foot; on a page after it
 * @property {ParentNode|null} parent
 */

/** @param {Element} foot @param {(node: Element|null) => boolean} isOurs @returns {Place} */
function placeFor(foot, isOurs) {
  const parent = foot.parentElement;
  if (PAGE.test(foot.className)) return { foot, name: 'page', parent };
  let lines = foot.previousElementSibling;
  if (isOurs(lines)) lines = lines?.previousElementSibling ?? null;
  return lines && !HOLDS.test(lines.tagName) && /auto|scroll/.test(getComputedStyle(lines).overflowY)
    ? { foot, name: 'area', parent: lines }
    : { foot, name: 'foot', parent };
}

/**
 * @param {string} [into] selector of what the element is to stand before; default: the drawers and cart pages that are
 *   known
 * @returns {() => void} takes away what it put, and stops
 */
export function place(into = KNOWN) {
  /** Those put by us: the same ones come back, so that what is in them stays. @type {CartAssociate[]} */
  const ours = [];
  /** Where they belong, as of the last look. @type {Place[]} */
  let places = [];
  let times = 0;

  /** @param {Element|null} node */
  const isOurs = (node) => ours.some((one) => one === node);
  /** Whether an element stands where it belongs. @param {Element} one */
  const standsAt =
    (one) =>
    (/** @type {Place} */ { foot, name, parent }) =>
      one.parentNode === parent && (name === 'area' ? !one.nextElementSibling : parent === foot.parentElement);
  /** @param {Node} node */
  const gone = ({ isConnected }) => !isConnected;

  function fresh() {
    const one = /** @type {CartAssociate} */ (realDocument.createElement('cart-associate'));
    ours.push(one);
    return one;
  }

  /** @param {CartAssociate} one  on a page */
  function keepRoom({ shadowRoot }) {
    if (!shadowRoot || shadowRoot.adoptedStyleSheets.length > 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(ROOM);
    shadowRoot.adoptedStyleSheets = [sheet];
  }

  function look() {
    /** @type {NodeListOf<CartAssociate>} */
    const all = realDocument.querySelectorAll('cart-associate');
    const theirs = [...all].some((one) => one.placement === 'cart' && !isOurs(one));
    places = theirs ? [] : [...realDocument.querySelectorAll(into)].map((foot) => placeFor(foot, isOurs));
    for (const one of ours) if (!places.some(standsAt(one))) one.remove();
    for (const place of places) {
      const { foot, name, parent } = place;
      if (ours.some((one) => standsAt(one)(place)) || times++ > LIMIT) continue;
      setTimeout(() => {
        times = 0;
      });
      const one = ours.find(gone) ?? fresh();
      one.setAttribute('placement', 'cart');
      // For our own style sheet.
      one.setAttribute('placed', name);
      if (name === 'page') keepRoom(one);
      if (name === 'area') parent?.append(one);
      else foot[name === 'page' ? 'after' : 'before'](one);
    }
  }

  // Told of before the browser paints. The whole page is looked at only where something of this has changed.
  const wanted = `${into},cart-associate`;
  /** @param {Element} one */
  const lost = (one) =>
    gone(one) || !places.some((place) => standsAt(one)(place) && !gone(place.foot) && place.foot.matches(into));
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
