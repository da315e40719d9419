// The lines of a cart: which are the same, and what a change does to them. No price is known here.

import { refusal } from './errors.js';

/** @import { State, StoredLine } from './shapes.js' */

/**
 * A line is what it is made of, and so is its key: lines of the same variant, chosen options, plan, properties and parent
 * are one line.
 * As on the large platforms, a key changes when the line does; nobody may keep one for long.
 * @param {Pick<StoredLine, 'variant'|'plan'|'parent'|'options'> & {properties?: Record<string, string>}} line
 */
export function keyOf({ variant, plan, properties, options, parent }) {
  const [extras, chosen] = [properties, options].map((pairs) =>
    Object.entries(pairs ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  if (!plan && !parent && extras.length + chosen.length === 0) return variant;
  return `${variant}:${JSON.stringify([plan ?? null, extras, parent ?? null, ...(chosen.length > 0 ? [chosen] : [])])}`;
}

/** @param {State} state @param {string} key */
export function lineAt(state, key) {
  return state.lines.find((line) => keyOf(line) === key);
}

/**
 * Puts a new line in, or more on the line that is the same. Answers the line.
 * @param {State} state @param {Omit<StoredLine, 'added'>} line
 */
export function addLine(state, { product, variant, quantity, plan, properties, options, parent }) {
  const fresh = {
    product,
    variant,
    quantity,
    properties: { ...properties },
    ...(options && { options: { ...options } }),
    ...(plan && { plan }),
    ...(parent && { parent }),
  };
  const same = lineAt(state, keyOf(fresh));
  if (same) {
    same.quantity += quantity;
    return same;
  }
  state.sequence += 1;
  const line = { ...fresh, added: state.sequence };
  state.lines.push(line);
  return line;
}

/**
 * The new line takes the old one's place in the order, merges into one that is the same, and keeps what is nested under
 * it.
 * @param {State} state @param {string} locale @param {string} key @param {Omit<StoredLine, 'added'>} next
 */
export function replaceLine(state, locale, key, next) {
  const old = lineAt(state, key);
  if (!old) throw refusal(locale, 'unknown_line');
  const children = state.lines.filter((line) => line.parent === key);
  state.lines = state.lines.filter((line) => line !== old);
  const line = addLine(state, next);
  if (line.quantity === next.quantity && line.added === state.sequence) line.added = old.added;
  state.lines.sort((a, b) => a.added - b.added);
  for (const child of children) moveUnder(state, child, keyOf(line));
}

/**
 * Takes a line out. What was nested under it goes too where the shop nests, and otherwise stands on its own from now
 * on.
 * @param {State} state @param {string} locale @param {string} key @param {boolean} nests
 */
export function removeLine(state, locale, key, nests) {
  const line = lineAt(state, key);
  if (!line) throw refusal(locale, 'unknown_line');
  state.lines = state.lines.filter((other) => other !== line);
  for (const child of state.lines.filter((other) => other.parent === key)) {
    if (nests) removeLine(state, locale, keyOf(child), nests);
    else moveUnder(state, child, undefined);
  }
}

/**
 * Another parent is another key, which may be that of a line already there; and the child's own children follow.
 * @param {State} state @param {StoredLine} child @param {string|undefined} parent
 */
function moveUnder(state, child, parent) {
  const before = keyOf(child);
  const grandchildren = state.lines.filter((line) => line.parent === before);
  if (parent === undefined) delete child.parent;
  else child.parent = parent;
  const same = state.lines.find((line) => line !== child && keyOf(line) === keyOf(child));
  if (same) {
    same.quantity += child.quantity;
    state.lines = state.lines.filter((line) => line !== child);
  }
  for (const line of grandchildren) moveUnder(state, line, keyOf(child));
}

/** @param {State} state @param {string} variant */
export function quantityOf(state, variant) {
  return state.lines.reduce((sum, line) => (line.variant === variant ? sum + line.quantity : sum), 0);
}
