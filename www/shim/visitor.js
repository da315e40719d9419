// A random id of this visitor, for the holdout, which is the same on every page and in the next week by it.

/**
 * The id, made when first asked for.
 * @param {import('../loader/storage.js').Storage} storage
 * @param {boolean} wanted  the rules ask for one and the shopper consents; without that, what is kept is erased
 * @returns {string|undefined}
 */
export function visitorId({ erase, put, stored, VISITOR }, wanted) {
  const known = stored('localStorage', VISITOR);
  if (!wanted) {
    if (known) erase('localStorage', VISITOR);
    return undefined;
  }
  if (known) return known;
  // Only in a secure context.
  const fresh = crypto.randomUUID?.();
  // An id that cannot be kept would be another one on the next page.
  return fresh && put('localStorage', VISITOR, fresh) ? fresh : undefined;
}
