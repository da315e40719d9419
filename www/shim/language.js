// The page's language: its words and its ways of writing figures, for the view.

import { languageOf } from '../loader/locale.js';
import { hostFor } from './host.js';

/** @typedef {import('../types/index.js').Words} Words */

/**
 * @param {object} ways
 * @param {import('../loader/wave.js').Files} ways.files
 * @param {import('../types/index.js').Options['strings']} ways.strings  the shop's own words
 * @param {() => string} ways.locale  of the page, now
 */
export function speaking({ files, strings, locale }) {
  /** @type {import('./host.js').Host|undefined} */
  let host;
  /** @type {string|undefined} */
  let spoken;
  return {
    host: () => host,
    /**
     * Fetches the words of the page's language, where they are not those that it has. Rejects where not even English
     * comes.
     */
    async speak() {
      const wanted = locale();
      if (wanted === spoken) return;
      host = hostFor(wanted, withOwn(await files.words(wanted), wanted, strings));
      spoken = wanted;
    },
  };
}

/**
 * A language's words, and the shop's own over them.
 * @param {Words} words
 * @param {string} locale
 * @param {import('../types/index.js').Options['strings']} own  by their keys, or by language and key
 */
export function withOwn(words, locale, own) {
  const flat = /** @type {Words} */ (own);
  const ofLanguage = /** @type {Words|undefined} */ (own?.[languageOf(locale)]);
  return { ...words, ...flat, ...ofLanguage };
}
