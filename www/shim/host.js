// The page's language for the view: amounts by `Intl`, words from the language's table. Nothing in here throws: it is
// called from WebAssembly, which would not survive it.

/**
 * @typedef {object} Host
 * @property {(minor: number, currency: string, exponent: number) => string} money  `minor` in minor units
 * @property {(whole: number) => string} percent  whole percents
 * @property {(count: number) => string} number
 * @property {(key: string, first?: string, second?: string, third?: string) => string} text
 */

/**
 * @param {string} locale  BCP 47, as the page says it
 * @param {Record<string, string|Record<string, string>>} words  the language's table (www/lang/en.js)
 * @returns {Host}
 */
export function hostFor(locale, words) {
  const spoken = known(locale);
  const formats = new Map();
  /** Making a formatter is dear, using it is not: each is made once. */
  const format = (key, options) => {
    if (!formats.has(key)) formats.set(key, formatter(spoken, options));
    return formats.get(key);
  };
  /** What `number` wrote, so that `text` knows the plural of it. */
  const counts = new Map();
  let plurals;
  // In a right-to-left sentence a Latin name or price would drag the punctuation around it along.
  const [open, close] = words.direction === 'rtl' ? ['\u2068', '\u2069'] : ['', ''];

  return {
    money(minor, currency, exponent) {
      const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
      return format(currency + exponent, { style: 'currency', currency, ...digits })(minor / 10 ** exponent);
    },
    percent: (whole) => format('%', { style: 'percent' })(whole / 100),
    number(count) {
      const text = format('#')(count);
      counts.set(text, count);
      return text;
    },
    text(key, ...values) {
      const entry = words[key] ?? '';
      const form =
        typeof entry === 'string'
          ? entry
          : (entry[(plurals ??= new Intl.PluralRules(spoken)).select(counts.get(values[0]) ?? 0)] ?? entry.other);
      return form.replace(/\{(\d)\}/g, (_, index) => (values[index] ? open + values[index] + close : '')).trim();
    },
  };
}

/** The locale if the browser understands it, else its default. */
function known(locale) {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    return undefined;
  }
}

function formatter(locale, options) {
  try {
    return new Intl.NumberFormat(locale, options).format;
  } catch {
    // Not a currency that the browser knows of.
    return (value) => `${value.toFixed(options.maximumFractionDigits)} ${options.currency}`;
  }
}
