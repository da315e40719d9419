// How the cards fit a drawer. Where they follow the lines in an area that scrolls, and the lines are long, the first card
// keeps a place at the foot of that area: it is found without scrolling, and the rest follows the lines. Where a panel
// cuts off what does not fit, the element scrolls by itself. On a page nothing is done.

import { isCalm } from './movement.js';
import { around, panelOf } from './open.js';

/** An area that is lower than this, in pixels, is the lines' alone. */
const LOW = 400;
/** The share of the area that the first card may take. */
const SHARE = 4;
/** How far what is cut off fades out, in pixels. */
const FADE = 24;

/** Where there is no room for the heading as well, it is for assistive technology alone. */
const CARD_ALONE = 'section:first-of-type>[part~=heading]{position:absolute;clip-path:inset(50%)}';

/** @param {Element} node */
const overflowOf = (node) => getComputedStyle(node).overflowY;

/**
 * Keeps the cards of a root fitting, whenever the size of something changes.
 * @param {ShadowRoot} root
 * @returns {(open: boolean, free: boolean) => void}  to be called when they have been drawn: whether the drawer is open, and
 *   whether what is new may lie down over the lines
 */
export function fitting(root) {
  const host = /** @type {HTMLElement} */ (root.host);
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets.push(sheet);
  /** How much of the element keeps a place at the foot of the area, in pixels. */
  let kept = 0;
  let mayLie = false;
  /** Pictures are fetched when the drawer opens for the first time. */
  let wasOpen = false;
  /** @type {Element|undefined} */
  let area;
  const sizes = new ResizeObserver(fit);
  sizes.observe(host);

  /** What has the focus does not hide behind the card that keeps its place, nor below it. @param {Event} event */
  function reveal({ target }) {
    if (!kept || !area) return;
    if (target === host) {
      // Where it would be by itself: what keeps its place does not move when the area scrolls.
      sheet.replaceSync('');
      root.activeElement?.scrollIntoView({ block: 'nearest' });
      fit();
      return;
    }
    const line = /** @type {Element} */ (target);
    const hidden = line.getBoundingClientRect().bottom - host.getBoundingClientRect().top;
    if (hidden > 0 && line.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING) area.scrollBy(0, hidden);
  }

  /** How much of the element the heading and the first card take. @param {Element} card */
  const heightOf = (card) => card.getBoundingClientRect().bottom - host.getBoundingClientRect().top;

  /** @param {Element[]} nodes  around the element, as far as the panel */
  function ruleFor(nodes) {
    const first = root.querySelector('[part~=card]:not([data-state=gone])');
    const found = nodes.find((node) => overflowOf(node) !== 'visible');
    if (!first || !found) return '';
    const { clientHeight: room, scrollHeight } = found;
    if (/auto|scroll/.test(overflowOf(found))) {
      if (found !== area) {
        area?.removeEventListener('focusin', reveal);
        area = found;
        sizes.observe(area);
        area.addEventListener('focusin', reveal);
      }
      const isLong = room >= LOW && scrollHeight > room;
      let rule = '';
      if (isLong && heightOf(first) > room / SHARE) {
        rule = CARD_ALONE;
        sheet.insertRule(rule);
      }
      const one = heightOf(first);
      // What is under the pointer stays there.
      if (kept ? !isCalm() : mayLie) kept = isLong && one <= room / SHARE ? one : 0;
      return kept
        ? `${rule}:host{position:sticky!important;bottom:${kept - host.offsetHeight}px;z-index:1;box-shadow:0 -1px #8883;background:${groundOf(nodes)}}`
        : '';
    }
    const height = host.offsetHeight;
    const fits = height - (scrollHeight - room);
    return fits < height
      ? `:host{max-height:${Math.max(fits, heightOf(first) + FADE)}px;overflow-y:auto;mask:linear-gradient(#000 calc(100% - ${FADE}px),#0000)}section:last-of-type{padding-bottom:${FADE}px}`
      : '';
  }

  function fit() {
    const nodes = around(host);
    const panel = panelOf(nodes);
    const closed = wasOpen ? '' : 'img{display:none}';
    // Measured as it would be by itself.
    sheet.replaceSync(closed);
    sheet.replaceSync(closed + (panel ? ruleFor(nodes.slice(0, nodes.indexOf(panel) + 1)) : ''));
  }
  return (open, free) => {
    wasOpen ||= open;
    mayLie = free;
    fit();
  };
}

/** The colour of what an element lies upon. @param {Element[]} nodes  around it */
const groundOf = (nodes) =>
  nodes.map((node) => getComputedStyle(node).backgroundColor).find((color) => !/, 0\)$|transparent/.test(color)) ??
  'Canvas';
