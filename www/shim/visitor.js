// A random id of this visitor, for the holdout and for attribution: fetched only where the rules ask for one or the other, and
// where there is an id that consent may have been withdrawn for.

import { attempt, erase, put, stored, VISITOR } from './remember.js';

/**
 * The id, made when first asked for.
 * @param {boolean} consent  without it what is kept is erased
 * @returns {string|undefined}
 */
export function visitorId(consent) {
  if (!consent) {
    erase('localStorage', VISITOR);
    return undefined;
  }
  const known = stored('localStorage', VISITOR);
  if (known) return known;
  // Only in a secure context.
  const fresh = attempt(() => crypto.randomUUID());
  // An id that cannot be kept would be another one on the next page.
  return fresh && put('localStorage', VISITOR, fresh) ? fresh : undefined;
}
