// The words that only the second part of the engine says, and that come with it (clicks.js).

import { spoken } from './spoken.js';

const languages = {
  ar: () => import('../lang/more/ar.js'),
  de: () => import('../lang/more/de.js'),
  en: () => import('../lang/more/en.js'),
  es: () => import('../lang/more/es.js'),
  fr: () => import('../lang/more/fr.js'),
  ja: () => import('../lang/more/ja.js'),
  pt: () => import('../lang/more/pt-BR.js'),
};

/**
 * The other words for a locale, to be put under those of `wordsFor`, in which the shop's own are.
 * @param {string} locale
 * @returns {Promise<Record<string, string|Record<string, string>>>} rejects where English does not come either
 */
export const moreWordsFor = (locale) => spoken(languages, locale);
