// The page's language for the view: amounts by `Intl`, words from the language's table. Nothing in here throws: it is
// called from WebAssembly, which would not survive it.

/**
 * @typedef {object} Host
 * @property {(minor: number, currency: string, exponent: number) => string} money  `minor` in minor units
 * @property {(whole: number) => string} percent  whole percents
 * @property {(count: number) => string} number
 * @property {(key: string, ...values: string[]) => string} text  a word of ours, with what is filled in
 */

/**
 * @param {string} locale  BCP 47, as the page says it
 * @param {import('../types/index.js').Words} words  the language's table (www/words/en.js)
 * @returns {Host}
 */
export function hostFor(locale, words) {
  const spoken = known(locale);
  /** @type {Map<string, (value: number) => string>} */
  const formats = new Map();
  /**
   * Making a formatter is dear, using it is not: each is made once.
   * @param {string} key @param {Intl.NumberFormatOptions} [options]
   */
  const format = (key, options) => {
    const made = formats.get(key) ?? formatter(spoken, options);
    formats.set(key, made);
    return made;
  };
  /** What `number` wrote, so that `text` knows the plural of it. @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Intl.PluralRules|undefined} */
  let plurals;
  /**
   * The form of a word for a count.
   * @param {Exclude<import('../types/index.js').Word, string>} forms @param {number} count
   */
  const formFor = (forms, count) => {
    plurals ??= new Intl.PluralRules(spoken);
    return forms[plurals.select(count)] ?? forms.other ?? '';
  };
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
      const form = typeof entry === 'string' ? entry : formFor(entry, counts.get(values[0]) ?? 0);
      return form.replace(/\{(\d)\}/g, (_, index) => (values[index] ? open + values[index] + close : '')).trim();
    },
  };
}

/** The locale if the browser understands it, else its default. @param {string} locale */
function known(locale) {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    return undefined;
  }
}

/**
 * @param {string[]|undefined} locale @param {Intl.NumberFormatOptions} [options]
 * @returns {(value: number) => string}
 */
function formatter(locale, options) {
  try {
    return new Intl.NumberFormat(locale, options).format;
  } catch {
    // Not a currency that the browser knows of.
    return (value) => `${value.toFixed(options?.maximumFractionDigits)} ${options?.currency}`;
  }
}
