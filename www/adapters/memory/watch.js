// Who is told that the cart has changed, here or in another tab.

/**
 * @param {EventTarget|undefined} tabs  hears of other tabs' changes
 * @param {string} key  the cart's entry in storage
 */
export function watchers(tabs, key) {
  /** @type {Set<() => void>} */
  const listeners = new Set();

  function tell() {
    for (const listener of [...listeners]) {
      // One listener's mistake is not another's, and never the cart's.
      try {
        listener();
      } catch (error) {
        globalThis.reportError?.(error);
      }
    }
  }

  /** Another tab has written. Without a key, storage was emptied. @param {Event} event */
  function elsewhere(event) {
    const changed = /** @type {StorageEvent} */ (event).key;
    if (changed === key || changed === null) tell();
  }

  return {
    tell,
    /** @param {() => void} changed @returns {() => void} stops it */
    watch(changed) {
      if (listeners.size === 0) tabs?.addEventListener('storage', elsewhere);
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) tabs?.removeEventListener('storage', elsewhere);
      };
    },
  };
}
