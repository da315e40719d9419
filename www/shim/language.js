// Which of our languages a page gets. Each is a file of its own, so that a page pays for one.

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
 * The words for a locale: its language's, in whatever region, and the shop's own over them. English where we do not speak
 * the language, or where its file does not come.
 * @param {string} locale
 * @param {Record<string, string|Record<string, string>>} [own]  words by their keys (www/lang/en.js), or by language and key:
 *   `{ undo: 'Put back', de: { undo: 'Doch nicht' } }`
 * @returns {Promise<Record<string, string|Record<string, string>>>} rejects where English does not come either
 */
export async function wordsFor(locale, own) {
  const language = locale.split(/[-_]/)[0].toLowerCase();
  const { en } = languages;
  const { default: words } = await (Object.hasOwn(languages, language) ? languages[language]().catch(en) : en());
  return { ...words, ...own, ...own?.[language] };
}
