// The focus survives what is drawn: it stays in the pressed card when its button is replaced, and goes to the next
// card's heading when the card goes.

/** @param {Element|null} node @returns {node is HTMLElement} */
const isThere = (node) => Boolean(node?.isConnected && !node.closest('[data-state=gone]'));

/**
 * @template T
 * @param {ShadowRoot} root
 * @param {() => T} draw
 * @returns {T}  what `draw` answers
 */
export function keepingFocus(root, draw) {
  const had = root.activeElement;
  const card = had?.closest('[part~=card]') ?? null;
  if (!had || !card) return draw();
  const cards = [...root.querySelectorAll('[part~=card]')];
  const answer = draw();
  if (isThere(had) && !had.closest('[inert],:disabled')) {
    if (root.activeElement !== had) had.focus();
    return answer;
  }
  const next = isThere(card) ? card : cards.slice(cards.indexOf(card) + 1).find(isThere);
  const target =
    (next === card && next.querySelector('[part~=accept]')) ||
    (next ?? root).querySelector(next ? '[part~=title]' : '[part~=heading]');
  /** @type {HTMLElement|null} */ (target)?.focus();
  return answer;
}
