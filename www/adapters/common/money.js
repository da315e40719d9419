// Money at the edge. Every platform writes amounts in its own way; inside there are only whole minor units of the
// cart's currency.

// The currencies (ISO 4217) whose minor unit has no decimals, and three; all others have two. The compiler
// (src/authoring/currency.rs) and Shopify's snippet (scripts/lib/shopify.mjs) take them from this file too.
import decimals from './decimals.json' with { type: 'json' };

/** Decimals of a currency's minor unit. @param {string} currency ISO 4217 @returns {0|2|3} */
export const exponentOf = (currency) =>
  decimals.none.includes(currency) ? 0 : decimals.three.includes(currency) ? 3 : 2;

/**
 * A whole amount with `from` decimals as one with `to`: Shopify's hundredths of a yen are yen, its hundredths of a
 * dinar ten fils.
 * @param {number} amount @param {number} from @param {number} to
 */
export const rescale = (amount, from, to) => Math.round(amount * 10 ** (to - from));
