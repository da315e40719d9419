// One text out of several languages: the page's own, its plainer form ("de-AT" → "de"), the fallback, or whatever there
// is.

/**
 * @param {string|Record<string,string>|undefined} value
 * @param {string} locale
 * @param {string} [fallback]
 */
export function textIn(value, locale, fallback = 'en') {
  if (value === undefined || typeof value === 'string') return value ?? '';
  for (let tag = locale; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (Object.hasOwn(value, tag)) return value[tag];
  }
  return value[fallback] ?? Object.values(value)[0] ?? '';
}
