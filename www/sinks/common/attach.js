/** Of a handle that has sinks already: `mount` may be called again, by another copy of the script too, and answers the same one. */
const ATTACHED = Symbol.for('cart-associate-sinks');

/**
 * Starts sinks, and stops them when what they tell of is unmounted.
 * @param {import('./listen.js').Sink[]|undefined} sinks
 * @param {import('../../shim/mount.js').Handle} handle
 * @param {{adapter?: object, consent?: () => boolean}} source  the options of `mount`
 */
export function attach(sinks, handle, { adapter, consent }) {
  if (!sinks?.length || handle[ATTACHED]) return;
  handle[ATTACHED] = true;
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
