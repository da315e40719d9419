// What the entries of the npm package have in common: index.js, slim.js and inline.js differ in where the WebAssembly is.

import { mount as start } from './shim/mount.js';
import { attach } from './sinks/common/attach.js';

export { CartAssociate, define } from './shim/element.js';
export { markShown } from './shim/mount.js';

/**
 * Starts the suggestions of a page, and the sinks of its events. On a server nothing happens.
 * @param {import('./shim/mount.js').Options & {sinks?: import('./sinks/common/listen.js').Sink[]}} options
 * @returns {import('./shim/mount.js').Handle}
 */
export function mount(options) {
  // What no server has, nor a half-made page of a server's or a test's, whatever globals those pretend to.
  if (!globalThis.IntersectionObserver) return inert;
  const handle = start(options);
  attach(options.sinks, handle, options);
  return handle;
}

const nothing = async () => undefined;
const inert = {
  ready: nothing(),
  refresh: nothing,
  explain: nothing,
  markShown: nothing,
  ledger() {},
  reset: nothing,
  unmount() {},
};
