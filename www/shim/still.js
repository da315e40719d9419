// In an open drawer nothing moves that the shopper could be about to press. Whether showing an element would move
// something is not guessed but measured, before anything is painted.

const PRESSABLE = 'a[href],button,input,select,textarea,summary,[role=button],[tabindex]';

/** Where everything is that can be pressed and is on the screen. */
function places() {
  const found = [];
  for (const node of document.querySelectorAll(PRESSABLE)) {
    const { top, left, right, bottom } = node.getBoundingClientRect();
    const onScreen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && right > left && bottom > top;
    if (onScreen) found.push({ node, top, left });
  }
  return found;
}

/**
 * Shows a hidden element if that moves nothing; answers whether it did.
 * @param {HTMLElement} element
 */
export function showIfStill(element) {
  const before = places();
  element.hidden = false;
  element.hidden = before.some(({ node, top, left }) => {
    const now = node.getBoundingClientRect();
    return Math.abs(now.top - top) > 0.5 || Math.abs(now.left - left) > 0.5;
  });
  return !element.hidden;
}
