// Which of our languages a page gets. English is part of the script; the others come when they are needed.

import en from '../lang/en.js';

const others = {
  ar: () => import('../lang/ar.js'),
  de: () => import('../lang/de.js'),
};

/**
 * The words for a locale: its language's over English, and the shop's own over both.
 * @param {string} locale
 * @param {Record<string, string>} [own]
 */
export async function wordsFor(locale, own) {
  let words;
  try {
    words = (await others[locale.split(/[-_]/)[0].toLowerCase()]?.())?.default;
  } catch {
    // The file did not come: better English than nothing.
  }
  return { ...en, ...words, ...own };
}
