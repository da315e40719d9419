// The levers behind the counter, kept in this browser so that they hold on every page.

const KEY = 'alder-quince-counter';
const FRESH = { open: false, latency: 0, honours: true, partial: false, soldOut: false, days: 0, holdout: false };

/** @returns {typeof FRESH} */
export function recall() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const known = Object.entries(FRESH).filter(([name, usual]) => typeof stored[name] === typeof usual);
    return { ...FRESH, ...Object.fromEntries(known.map(([name]) => [name, stored[name]])) };
  } catch {
    return { ...FRESH };
  }
}

/** @param {Partial<typeof FRESH>} changed */
export function remember(changed) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...changed }));
  } catch {
    // Storage is blocked: the lever holds for this page only, as far as it was passed on.
  }
}

/** Everything as on the first day, but for the panel, which stays open. */
export const forget = () => remember({ ...FRESH, open: recall().open });
