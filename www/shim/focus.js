// The focus survives what is drawn: it stays in the pressed card when its button is replaced, and goes to the next
// card's heading when the card goes.

const there = (node) => node?.isConnected && !node.closest('[data-state=gone]');

/**
 * @param {ShadowRoot} root
 * @param {() => void} draw
 */
export function keepingFocus(root, draw) {
  const had = /** @type {HTMLElement|null} */ (root.activeElement);
  const card = had?.closest('[part~=card]');
  const cards = [...root.querySelectorAll('[part~=card]')];
  draw();
  if (!card) return;
  if (there(had) && !had.closest('[inert],:disabled')) {
    if (root.activeElement !== had) had.focus();
    return;
  }
  const next = there(card) ? card : cards.slice(cards.indexOf(card) + 1).find(there);
  const button = next === card && next.querySelector('[part~=accept]');
  (button || (next ?? root).querySelector(next ? '[part~=title]' : '[part~=heading]'))?.focus();
}
