// The page's language: its words and its ways of writing figures, for the view.

import { hostFor } from './host.js';

/**
 * @typedef {import('../types/index.js').Words} Words
 *
 * @typedef {object} Writing
 * @property {(src: string, width: number) => string} picture  the address of a picture that is so many pixels wide
 *
 * @typedef {import('./host.js').Host & Writing} Host  all that the view asks the page for
 */

/**
 * @param {Pick<import('../loader/mount.js').Page, 'files'|'languageOf'>} page
 * @param {import('../types/index.js').Options['strings']} strings  the shop's own words
 * @param {() => string} locale  of the page, now
 * @param {Writing['picture']} picture
 */
export function speaking({ files, languageOf }, strings, locale, picture) {
  /** @type {Host|undefined} */
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
      host = { ...hostFor(wanted, withOwn(await files.words(wanted), languageOf(wanted), strings)), picture };
      spoken = wanted;
    },
  };
}

/**
 * A language's words, and the shop's own over them.
 * @param {Words} words
 * @param {string} language
 * @param {import('../types/index.js').Options['strings']} own  by their keys, or by language and key
 */
export function withOwn(words, language, own) {
  const flat = /** @type {Words} */ (own);
  const ofLanguage = /** @type {Words|undefined} */ (own?.[language]);
  return { ...words, ...flat, ...ofLanguage };
}
