// The focus survives what is drawn: it stays in the pressed card when its button is replaced, and goes to the next
// card's heading when the card goes, else to that of the region.

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
  /** @param {string} selector @returns {HTMLElement|null} */
  const find = (selector) => (next ?? root).querySelector(selector);
  const target = next === card ? (find('[part~=accept]') ?? find('input')) : find('[part~=title],[part~=accept]');
  (target ?? find('[part~=heading]'))?.focus();
  return answer;
}
