// Money at the edge: amounts become integers of the smallest unit once, here, and are never fractions afterwards.

/** Decimals of the smallest unit of a currency, after ISO 4217 (not after `Intl`, which knows what is usual in print). @param {string} currency @returns {0|2|3} */
export const exponentOf = (currency) => (
  /BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF/.test(currency) ? 0 : /BHD|IQD|JOD|KWD|LYD|OMR|TND/.test(currency) ? 3 : 2
);
