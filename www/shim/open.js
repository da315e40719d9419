// Whether the drawer around an element is open: it is drawn, and its panel is on the screen. An element that stands in
// the page itself is always "open".

import { placeOnScreen } from './on-screen.js';

/** @param {Element} node @returns {Element|undefined} */
const parentOf = (node) =>
  node.assignedSlot ?? node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host;

/** The nodes around an element, from the inside out, through shadow roots. @param {Element} element */
export function around(element) {
  /** @type {Element[]} */
  const nodes = [];
  for (let node = parentOf(element); node; node = parentOf(node)) nodes.push(node);
  return nodes;
}

/** The panel of the drawer, which is not moved by scrolling inside it. @param {Element[]} nodes */
export const panelOf = (nodes) =>
  nodes.find((node) => node.matches('dialog,[role=dialog],[popover]') || getComputedStyle(node).position === 'fixed');

/**
 * Clear as glass is not there, but while it fades in it can be pressed already.
 * @param {Element} parent @param {Element[]} nodes
 */
function isDrawn(parent, nodes) {
  if (!parent.checkVisibility) return parent.getClientRects().length > 0;
  const fading = () => nodes.some((node) => node.getAnimations?.().length > 0);
  return (
    parent.checkVisibility({ visibilityProperty: true }) &&
    (parent.checkVisibility({ opacityProperty: true }) || fading())
  );
}

/** @param {Element} element */
export function isOpen(element) {
  // The element itself is hidden while there is nothing to show.
  const nodes = around(element);
  const [parent] = nodes;
  if (!element.isConnected || !parent) return false;
  const drawn = isDrawn(parent, nodes);
  const panel = drawn && panelOf(nodes);
  return panel ? Boolean(placeOnScreen(panel)) : drawn;
}

/**
 * Calls whenever a drawer around one of the elements may have opened or closed, and when scrolling has ended. A change
 * of class or attribute is told of before the browser paints.
 * @param {() => void} check
 */
export function openings(check) {
  let frame = 0;
  // And once more in the next frame: a drawer that fades in is not to be seen in its first.
  const now = () => {
    check();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(check);
  };
  const seeing = new IntersectionObserver(now);
  const mutations = new MutationObserver(now);
  const ends = ['transitionend', 'animationend', 'scrollend'];
  for (const name of ends) document.addEventListener(name, now, true);
  return {
    /** @param {Iterable<Element>} elements  all of them, whenever one comes or goes */
    watch(elements) {
      mutations.disconnect();
      seeing.disconnect();
      /** @type {Set<Element>} */
      const watched = new Set();
      for (const element of elements) {
        const nodes = around(element);
        const panel = panelOf(nodes) ?? nodes[0];
        if (panel) seeing.observe(panel);
        for (const node of nodes) watched.add(node);
      }
      for (const node of watched)
        mutations.observe(node, { attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'inert'] });
    },
    stop() {
      cancelAnimationFrame(frame);
      mutations.disconnect();
      seeing.disconnect();
      for (const name of ends) document.removeEventListener(name, now, true);
    },
  };
}
