/** Handles that have sinks already: `mount` may be called again, and answers the same one. @type {WeakSet<object>} */
const attached = new WeakSet();

/**
 * Starts sinks, and stops them when what they tell of is unmounted.
 * @param {import('./listen.js').Sink[]|undefined} sinks
 * @param {import('../../shim/mount.js').Handle} handle
 * @param {{adapter?: object, consent?: () => boolean}} source  the options of `mount`
 */
export function attach(sinks, handle, { adapter, consent }) {
  if (!sinks?.length || attached.has(handle)) return;
  attached.add(handle);
  const stops = sinks.map((sink) => attempt(() => sink({ adapter, consent, ready: handle.ready })));
  const { unmount } = handle;
  handle.unmount = () => {
    for (const stop of stops) attempt(stop);
    unmount();
  };
}

/** A sink that does not work is no reason to show nothing. */
function attempt(work) {
  try {
    return work?.();
  } catch (error) {
    console.warn('Cart Associate (sink):', error);
    return undefined;
  }
}
