// Which of our languages a page gets. Each is a file of its own, so that a page pays for one; what only the second part of
// the engine says comes with that (language-more.js).

import { languageOf, spoken } from './spoken.js';

const languages = {
  ar: () => import('../lang/ar.js'),
  de: () => import('../lang/de.js'),
  en: () => import('../lang/en.js'),
  es: () => import('../lang/es.js'),
  fr: () => import('../lang/fr.js'),
  ja: () => import('../lang/ja.js'),
  pt: () => import('../lang/pt-BR.js'),
};

/**
 * The words for a locale: its language's, and the shop's own over them, whichever part says them.
 * @param {string} locale
 * @param {Record<string, string|Record<string, string>>} [own]  words by their keys (www/lang/en.js), or by language and key:
 *   `{ undo: 'Put back', de: { undo: 'Doch nicht' } }`
 * @returns {Promise<Record<string, string|Record<string, string>>>} rejects where English does not come either
 */
export const wordsFor = async (locale, own) => ({
  ...(await spoken(languages, locale)),
  ...own,
  ...own?.[languageOf(locale)],
});
