/**
 * Of a handle that has sinks already: `mount` may be called again, by another copy of the script too, and answers the
 * same one.
 */
const ATTACHED = Symbol.for('cart-associate-sinks');

/** @typedef {import('../../types/mount.js').Handle & {[ATTACHED]?: boolean}} Attached */

/**
 * Starts sinks, and stops them when what they tell of is unmounted.
 * @param {import('../../types/sink.js').Sink[]|undefined} sinks
 * @param {Attached} handle
 * @param {Pick<import('../../types/sink.js').SinkSource, 'adapter'|'consent'>} source  the options of `mount`
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

/**
 * A sink that does not work is no reason to show nothing.
 * @template T
 * @param {(() => T)|undefined} work
 */
function attempt(work) {
  try {
    return work?.();
  } catch (error) {
    console.warn('Cart Associate (sink):', error);
    return undefined;
  }
}
