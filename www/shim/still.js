// In an open drawer nothing moves that the shopper could be about to press. Whether showing an element would move
// something is not guessed but measured, before anything is painted.

import { placeOnScreen } from './on-screen.js';

const PRESSABLE = 'a[href],button,input,select,textarea,summary,[role=button],[tabindex]';

/**
 * Does something to the page if that moves nothing.
 * @param {() => void} change @param {() => void} undo  where it has moved something
 */
export function ifStill(change, undo) {
  const before = [...document.querySelectorAll(PRESSABLE)].map((node) => ({ node, place: placeOnScreen(node) }));
  change();
  const moved = before.some(({ node, place }) => {
    if (!place) return false;
    const { top, left } = node.getBoundingClientRect();
    return Math.abs(top - place.top) > 0.5 || Math.abs(left - place.left) > 0.5;
  });
  if (moved) undo();
}
