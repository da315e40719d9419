// How long an adapter works on a change.

/**
 * Less than the page waits for the adapter, so that it learns of what became of the change, and nothing goes on that
 * nobody waits for.
 * @param {number|string} [patience]  the option of `mount`, in ms, and of the adapters: the same figure for both
 * @returns {number} how long the whole change may take, in ms
 */
export const timeFor = (patience = 10_000) => Math.ceil(Number(patience) * 0.9);
