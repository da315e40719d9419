import { realDocument } from './real-document.js';

/**
 * The page's locale: what `mount` was told, else what the adapter knows, else the document's.
 * @param {{locale?: string}} options
 * @param {{locale?: string}} theirs  the adapter's `context()`
 */
export const localeOf = (options, theirs) =>
  options.locale ?? theirs.locale ?? (realDocument.documentElement.lang || navigator.language || 'en');

/** The language of a locale, in whatever region. @param {string} locale BCP 47 */
export const languageOf = (locale) => String(locale).split(/[-_]/)[0].toLowerCase();
