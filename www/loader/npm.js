// What the entries of the npm package have in common: index.js, slim.js and inline.js differ in where the WebAssembly
// is.

import { attach } from '../sinks/common/attach.js';
import { mount as start, setFiles } from './mount.js';
import { wordsOf } from './words.js';

export { CartAssociate, define } from './element.js';
export { markShown } from './mount.js';

/** @typedef {import('../types/index.js').Handle} Handle */

setFiles({
  engine: () => import('../shim/engine-script.js'),
  words: wordsOf,
  faults: () => import('../shim/faults.js'),
  choices: () => import('../shim/choices.js'),
  preview: () => import('../preview/preview-script.js'),
});

/**
 * Starts the suggestions of a page, and the sinks of its events; once: a second call answers the same handle. On a
 * server nothing happens.
 * @param {import('../types/index.js').Options} options
 * @returns {Handle}
 */
export function mount(options) {
  // What no server has, nor a half-made page of a server's or a test's, whatever globals those pretend to.
  if (!globalThis.IntersectionObserver) return inert;
  const handle = start(options);
  attach(options.sinks, handle, options);
  return handle;
}

const nothing = async () => undefined;
/** @type {Handle} */
const inert = {
  ready: nothing(),
  refresh: nothing,
  explain: nothing,
  markShown: nothing,
  ledger: () => undefined,
  reset: nothing,
  unmount() {},
};
