// Which discounts may apply together, and which set of them is best for the shopper.

import { takeOff } from './deals.js';

/** @import { Discount, Place } from './shapes.js' */
/** @typedef {{code: string, reason: 'code_not_applicable'|'code_not_combinable'}} RefusedCode */

/**
 * Does `a` allow `b`? Without a word on it, a code goes with what is automatic, and what is automatic with everything.
 * @param {Discount} a @param {Discount} b
 */
function allows(a, b) {
  const combines = a.combines ?? (a.code ? ['automatic'] : 'all');
  if (combines === 'all') return true;
  return combines.includes(b.id) || (b.code ? combines.includes(b.code) : combines.includes('automatic'));
}

/** Both have to allow it. @param {Discount} a @param {Discount} b */
export function combinable(a, b) {
  return allows(a, b) && allows(b, a);
}

/**
 * Every largest set without a conflict: at the first conflict, try without the one and without the other.
 * @param {Discount[]} discounts @param {Set<string>} [seen] @returns {Generator<Discount[], void, undefined>}
 */
function* peacefulSets(discounts, seen = new Set()) {
  const name = discounts.map(({ id }) => id).join('\n');
  if (seen.has(name)) return;
  seen.add(name);
  for (let i = 0; i < discounts.length; i += 1) {
    for (let j = i + 1; j < discounts.length; j += 1) {
      if (combinable(discounts[i], discounts[j])) continue;
      yield* peacefulSets(
        discounts.filter((_, index) => index !== j),
        seen,
      );
      yield* peacefulSets(
        discounts.filter((_, index) => index !== i),
        seen,
      );
      return;
    }
  }
  yield discounts;
}

/**
 * The best combination for the shopper, and for every code why it is not in force, if it is not.
 * @param {Discount[]} discounts every automatic one, and those of the codes entered
 * @param {import('./deals.js').Priced[]} lines
 * @param {Place} place
 * @returns {{taken: import('./deals.js').Taken[], refused: RefusedCode[]}}
 */
export function bestCombination(discounts, lines, place) {
  // What takes nothing off on its own cannot stand in the way of another.
  const useful = discounts
    .filter((discount) => takeOff([discount], lines, place).length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  /** @type {{taken: import('./deals.js').Taken[], saving: number}} */
  let best = { taken: [], saving: -1 };
  for (const set of peacefulSets(useful)) {
    const taken = takeOff(set, lines, place);
    const saving = taken.reduce((total, { amount }) => total + amount, 0);
    if (saving > best.saving) best = { taken, saving };
  }
  const inForce = new Set(best.taken.map(({ discount }) => discount.id));
  /** @type {RefusedCode[]} */
  const refused = [];
  for (const discount of discounts) {
    if (discount.code && !inForce.has(discount.id)) {
      const reason = useful.includes(discount) ? 'code_not_combinable' : 'code_not_applicable';
      refused.push({ code: discount.code, reason });
    }
  }
  return { taken: best.taken, refused };
}
