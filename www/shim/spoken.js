/**
 * The table of a locale's language, in whatever region. English where we do not speak the language, or where its file does
 * not come.
 * @param {Record<string, () => Promise<{default: object}>>} tables  by language
 * @param {string} locale
 * @returns {Promise<Record<string, string|Record<string, string>>>} rejects where English does not come either
 */
export async function spoken(tables, locale) {
  const language = languageOf(locale);
  const { en } = tables;
  return (await (Object.hasOwn(tables, language) ? tables[language]().catch(en) : en())).default;
}

/** @param {string} locale */
export const languageOf = (locale) => locale.split(/[-_]/)[0].toLowerCase();
