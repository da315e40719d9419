// The shopper's situation, put together from what the adapter, the page and the options know (architecture.md,
// Context).

import { visitorId } from './visitor.js';

/**
 * @typedef {import('../types/index.js').Options} Options
 * @typedef {import('../types/index.js').Context} Context
 * @typedef {import('../types/index.js').Placement} Placement
 * @typedef {import('../loader/element.js').CartAssociate} CartAssociate
 */

/** Milliseconds since 1970. @param {Pick<Options, 'now'>} options */
export const timeOf = (options) => Math.round(Number(options.now?.() ?? Date.now()));

/**
 * A context of what is known.
 * @param {Pick<Options, 'now'|'context'>} options
 * @param {Partial<Context>} theirs  the adapter's `context()`
 * @param {{placement: Placement, locale: string, viewed?: Context['viewed'], visitor?: string, ledger?: string}} place
 * @returns {Context}
 */
export function contextOf(options, theirs, place) {
  const all = { ...theirs, ...options.context, ...place, now: timeOf(options) };
  const known = Object.entries(all).filter(([, value]) => value != null);
  return /** @type {Context} */ (/** @type {unknown} */ (Object.fromEntries(known)));
}

/**
 * @param {Options} options
 * @param {Pick<import('../loader/mount.js').Page, 'elements'|'complain'|'localeOf'|'storage'>} page
 * @param {() => import('../types/index.js').Loaded|undefined} about  what the rule bundle says of itself
 */
export function situationOf(options, { elements, complain, localeOf, storage }, about) {
  const { adapter } = options;

  /**
   * What somebody else's function gives; undefined where it throws or is not there.
   * @template T
   * @param {(() => T)|undefined} work
   */
  function attempt(work) {
    try {
      return work?.call(adapter);
    } catch (error) {
      complain('adapter', /** @type {Error} */ (error));
      return undefined;
    }
  }

  const consent = () => Boolean(attempt(options.consent ?? adapter.consent));
  const theirs = () => attempt(adapter.context) ?? {};

  /** The page's own id of the visitor, or ours where the rules have a holdout. */
  function visitor() {
    const { visitor: given } = options;
    const own = typeof given === 'function' ? attempt(given) : given;
    const agreed = consent();
    const { holdout = 0 } = about() ?? {};
    const ours = visitorId(storage, agreed && !own && holdout > 0);
    return agreed ? (own ?? ours) : undefined;
  }

  return {
    attempt,
    consent,
    locale: () => localeOf(options, theirs()),
    /** @param {string} src @param {number} width in pixels */
    picture: (src, width) => attempt(() => adapter.picture?.(src, width)) ?? src,
    /** @param {Placement} placement */
    context(placement) {
      const mine = [...elements].find((element) => element.placement === placement && element.viewed);
      const known = theirs();
      const locale = localeOf(options, known);
      return contextOf(options, known, { placement, locale, visitor: visitor(), viewed: mine?.viewed });
    },
  };
}
