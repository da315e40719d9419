// The second part of the engine (src/engine/parts.rs): fetched when the cart calls for more than a product, or when the
// shopper turns to a card.

/**
 * @typedef {typeof import('./clicks.js')} Second  what comes with it for the shim
 *
 * @param {(second: Second) => Promise<Second|undefined>} use  fetches the rest, and brings it together with what is here; answers
 *   nothing where nobody wants it any more
 * @param {(error: Error) => void} failed
 */
export function secondPart(use, failed) {
  /** @type {Promise<Second|undefined>|undefined} */
  let coming;
  async function fetchIt() {
    try {
      return await use(await import('./clicks.js'));
    } catch (error) {
      failed(error);
      // Whoever needs it next tries again.
      coming = undefined;
      return undefined;
    }
  }
  /** Fetches it unless it has come; resolves to nothing where it does not come, which is told. */
  return () => (coming ??= fetchIt());
}
