/**
 * Where a node is, in CSS pixels of the window, or undefined while no part of it is on the screen.
 * @param {Element} node
 */
export function placeOnScreen(node) {
  const place = node.getBoundingClientRect();
  const { top, left, right, bottom } = place;
  return Math.max(top, 0) < Math.min(bottom, innerHeight) && Math.max(left, 0) < Math.min(right, innerWidth)
    ? place
    : undefined;
}
