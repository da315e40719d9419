// Money at the edge. Every platform writes amounts in its own way; inside there are only whole minor units of the
// cart's currency.

/**
 * Currencies whose minor unit has no decimals, and three; all others have two
 * (ISO 4217, as in src/authoring/currency.rs).
 */
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE = 'BHD IQD JOD KWD LYD OMR TND';

/** Decimals of a currency's minor unit. @param {string} currency ISO 4217 @returns {0|2|3} */
export const exponentOf = (currency) => (NONE.includes(currency) ? 0 : THREE.includes(currency) ? 3 : 2);

/**
 * A whole amount with `from` decimals as one with `to`: Shopify's hundredths of a yen are yen, its hundredths of a
 * dinar ten fils.
 * @param {number} amount @param {number} from @param {number} to
 */
export const rescale = (amount, from, to) => Math.round(amount * 10 ** (to - from));
