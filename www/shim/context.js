// The shopper's situation, put together from what the adapter, the page and the options know (architecture.md, Context).

/** Milliseconds since 1970. @param {import('./mount.js').Options} options */
export const timeOf = (options) => Math.round(Number(options.now?.() ?? Date.now()));

/**
 * The page's locale.
 * @param {import('./mount.js').Options} options
 * @param {object} theirs  the adapter's `context()`
 */
export const localeOf = (options, theirs) =>
  options.locale ?? theirs.locale ?? (document.documentElement.lang || navigator.language || 'en');

/**
 * @param {import('./mount.js').Options} options
 * @param {object} theirs  the adapter's `context()`
 * @param {{placement: string, viewed?: object, visitor?: string}} place
 */
export function contextOf(options, theirs, place) {
  const context = { ...theirs, ...options.context, ...place, now: timeOf(options), locale: localeOf(options, theirs) };
  // Only what is known: the boundary tells "not given" from "undefined".
  for (const name in context) if (context[name] == null) delete context[name];
  return context;
}
