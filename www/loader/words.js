// Which of our languages a page gets. Each is a file of its own, so that a page pays for one.

import { languageOf } from './locale.js';

/** @type {Record<string, () => Promise<{default: import('../types/index.js').Words}>>} */
const languages = {
  ar: () => import('../words/ar.js'),
  de: () => import('../words/de.js'),
  en: () => import('../words/en.js'),
  es: () => import('../words/es.js'),
  fr: () => import('../words/fr.js'),
  ja: () => import('../words/ja.js'),
  pt: () => import('../words/pt-BR.js'),
};

/**
 * The words of a locale's language, in whatever region. English where we do not speak the language, or where its file
 * does not come.
 * @param {string} locale  BCP 47
 * @returns {Promise<import('../types/index.js').Words>}  rejects where English does not come either
 */
export async function wordsOf(locale) {
  const language = languageOf(locale);
  const { en } = languages;
  return (await (Object.hasOwn(languages, language) ? languages[language]().catch(en) : en())).default;
}
