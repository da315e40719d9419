// Money as whole minor units. Nothing here, or anywhere else in the cart, is a fraction or a float.

/**
 * "29.00" → 2900. A price with more decimals than its currency has is a mistake in the shop's data, and says so.
 * @param {string} text @param {number} exponent
 */
export function toMinor(text, exponent) {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(String(text));
  if (!parts) throw new TypeError(`not an amount of money: ${text}`);
  const decimals = (parts[2] ?? '').replace(/0+$/, '');
  if (decimals.length > exponent) throw new TypeError(`too many decimals: ${text}`);
  const minor = Number(parts[1] + decimals.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`too much money: ${text}`);
  return minor;
}

/**
 * The part of `amount` that `rate` (hundredths of a percent) is, a fraction of a minor unit dropped: shops never round
 * a discount up.
 * @param {number} amount @param {number} rate
 */
export function rateOf(amount, rate) {
  return Number((BigInt(amount) * BigInt(rate)) / 10000n);
}

/**
 * `total / count`, half up: what a line with a shared discount says that one of it costs.
 * @param {number} total @param {number} count
 */
export function perUnit(total, count) {
  return Math.floor((2 * total + count) / (2 * count));
}

/**
 * Splits `amount` over `weights` so that the parts sum to it exactly: whole parts first, then one minor unit each to
 * the largest remainders, the first among equals.
 * @param {number} amount @param {number[]} weights @returns {number[]}
 */
export function allocate(amount, weights) {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((value) => Number(value / sum));
  let left = amount - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] += 1;
    left -= 1;
  }
  return parts;
}
