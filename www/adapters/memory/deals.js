// What a set of discounts takes off: product deals (quantity breaks, kits) claim units, and a unit serves one deal;
// then discounts on whole lines, on what no deal claimed; then discounts on the order.

import { exponentOf } from '../common/money.js';
import { allocate, rateOf, toMinor } from './money.js';

/** @import { Discount, DiscountItem, Place } from './shapes.js' */
/**
 * @typedef
 *   {{variant: string, product: string, collections: string[], plan?: string, unit: number, quantity: number, added: number}}
 *   Priced
 */
/** @typedef {{line: number, count: number}} Claim */
/**
 * @typedef {{discount: Discount, amount: number, byLine: number[]|null}} Taken byLine null: off the order, not off
 *   lines
 */

/**
 * @param {Discount[]} discounts that may apply together @param {Priced[]} lines
 * @param {Place} place
 * @returns {Taken[]} those that take something off
 */
export function takeOff(discounts, lines, place) {
  const here = discounts.filter(({ markets }) => !markets || markets.includes(place.market));
  const left = lines.map((line) => line.quantity);
  const taken = productDeals(
    here.filter(({ kind }) => kind === 'kit' || kind === 'quantity_break'),
    lines,
    left,
    place,
  );
  for (const discount of here.filter(({ kind }) => kind === 'lines')) {
    const claims = matching(discount, discount.items?.[0] ?? {}, lines, left).map((line) => ({
      line,
      count: left[line],
    }));
    push(taken, discount, lines, [claims], place);
    for (const { line, count } of claims) left[line] -= count;
  }
  const goods = lines.reduce((sum, line) => sum + line.unit * line.quantity, 0) - sumOf(taken);
  for (const discount of here.filter(({ kind }) => kind === 'order')) {
    const amount = offOrder(discount, goods - sumOf(taken.filter((one) => one.byLine === null)), goods, place);
    if (amount > 0) taken.push({ discount, amount, byLine: null });
  }
  return taken;
}

/**
 * The deal that saves most goes first, then the next among what is left, so that the order of the file decides nothing.
 * @param {Discount[]} deals
 * @param {Priced[]} lines
 * @param {number[]} left units, by line; changed
 * @param {Place} place
 */
function productDeals(deals, lines, left, place) {
  /** @type {Map<Discount, Claim[][]>} */
  const applied = new Map();
  for (;;) {
    /** @type {{discount: Discount, claims: Claim[], saving: number}|undefined} */
    let best;
    for (const discount of deals) {
      if (applied.has(discount) && !discount.repeats) continue;
      const claims = claim(discount, lines, left);
      if (!claims) continue;
      const saving = sum(offLines(discount, lines, [claims], place));
      if (saving <= 0) continue;
      if (!best || saving > best.saving || (saving === best.saving && discount.id < best.discount.id))
        best = { discount, claims, saving };
    }
    if (!best) break;
    applied.set(best.discount, [...(applied.get(best.discount) ?? []), best.claims]);
    for (const { line, count } of best.claims) left[line] -= count;
  }
  /** @type {Taken[]} */
  const taken = [];
  for (const [discount, claims] of applied) push(taken, discount, lines, claims, place);
  return taken;
}

/**
 * The units that one application of a deal would use, dearest first; null where something is missing.
 * @param {Discount} discount @param {Priced[]} lines @param {number[]} left @returns {Claim[]|null}
 */
function claim(discount, lines, left) {
  const rest = [...left];
  const claims = [];
  for (const item of discount.items ?? []) {
    let need = item.quantity ?? 1;
    for (const line of matching(discount, item, lines, rest)) {
      const count = Math.min(need, rest[line]);
      if (count === 0) continue;
      claims.push({ line, count });
      rest[line] -= count;
      need -= count;
    }
    if (need > 0) return null;
  }
  return claims.length > 0 ? claims : null;
}

/**
 * Lines that an item of a discount means and that still have units, dearest first, then in the order of adding.
 * @param {Discount} discount @param {DiscountItem} item @param {Priced[]} lines @param {number[]} left
 * @returns {number[]} their places in the list
 */
function matching(discount, item, lines, left) {
  const any = !item.variants && !item.products && !item.collections;
  return lines
    .map((_, index) => index)
    .filter((index) => {
      const line = lines[index];
      if (left[index] === 0 || line.unit === 0 || (line.plan && !discount.plans)) return false;
      return (
        any ||
        item.variants?.includes(line.variant) ||
        item.products?.includes(line.product) ||
        Boolean(item.collections?.some((name) => line.collections.includes(name)))
      );
    })
    .sort((a, b) => lines[b].unit - lines[a].unit || lines[a].added - lines[b].added);
}

/**
 * @param {Taken[]} taken @param {Discount} discount @param {Priced[]} lines @param {Claim[][]} applications
 * @param {Place} place
 */
function push(taken, discount, lines, applications, place) {
  const byLine = offLines(discount, lines, applications, place);
  const amount = sum(byLine);
  if (amount > 0) taken.push({ discount, amount, byLine });
}

/**
 * What a discount takes off each line, for all its applications together; exact, in whole minor units.
 * @param {Discount} discount @param {Priced[]} lines @param {Claim[][]} applications @param {Place} place
 * @returns {number[]} by line
 */
function offLines(discount, lines, applications, place) {
  const counts = lines.map(() => 0);
  for (const { line, count } of applications.flat()) counts[line] += count;
  const worth = lines.map((line, index) => line.unit * counts[index]);
  const { deal, rounding = 'line' } = discount;
  if ('percent' in deal) {
    const rate = toMinor(deal.percent, 2);
    if (rounding === 'unit') return lines.map((line, index) => rateOf(line.unit, rate) * counts[index]);
    if (rounding === 'line') return worth.map((value) => rateOf(value, rate));
    return allocate(rateOf(sum(worth), rate), worth);
  }
  const figure = ('amount' in deal ? deal.amount : deal.total)[place.currency];
  if (figure === undefined) return lines.map(() => 0);
  const each = toMinor(figure, exponentOf(place.currency));
  const off = applications.reduce((total, claims) => {
    const value = claims.reduce((part, { line, count }) => part + lines[line].unit * count, 0);
    return total + ('amount' in deal ? Math.min(each, value) : Math.max(0, value - each));
  }, 0);
  return allocate(off, worth);
}

/** @param {Discount} discount @param {number} remaining @param {number} goods @param {Place} place */
function offOrder({ deal, minimum }, remaining, goods, { currency }) {
  const exponent = exponentOf(currency);
  if (minimum && (minimum[currency] === undefined || goods < toMinor(minimum[currency], exponent))) return 0;
  if ('percent' in deal) return rateOf(remaining, toMinor(deal.percent, 2));
  if (!('amount' in deal) || deal.amount[currency] === undefined) return 0;
  return Math.min(remaining, toMinor(deal.amount[currency], exponent));
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
/** @param {Taken[]} taken */
const sumOf = (taken) => sum(taken.map(({ amount }) => amount));
