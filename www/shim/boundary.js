// The engine's calls (docs/architecture.md), over those of the WebAssembly: plain values in and out, as JSON in
// between.

import {
  __wbg_reset_state as reset,
  call as callModule,
  initSync,
  load as loadBundle,
  memory_pages as memoryPages,
} from '#glue';

/**
 * @typedef {object} Fault  what is wrong with what was handed in
 * @property {string} code
 * @property {string} [pointer]  a JSON Pointer into the request
 * @property {string} [message]  where it is not that of the code (faults.json)
 *
 * @typedef {object} Answer  what the calls answer, each a part of it
 * @property {Fault} [error]
 * @property {Fault} [unread]  the first line of a cart that cannot be read; the others count
 * @property {string} [ledger]  what is to be remembered
 * @property {boolean} [busy]  the press waits for its turn
 * @property {import('./render.js').List} [page]  what the cards look like
 * @property {import('../types/index.js').CartChange} [change]  to be applied
 * @property {({name: string, placement: string} & Record<string, unknown>)[]} [events]  to be told
 *
 * @typedef {'restore'|'ledger'|'update'|'cards'|'press'|'begin'|'settle'|'shown'|'mark_shown'|'drawer_closed'} Request
 */

const encoder = new TextEncoder();

/** Bad input is an answer, never a throw: this one is of what is no JSON. @param {unknown} error @returns {Answer} */
const noJson = (error) => ({
  error: { code: 'input_form', pointer: '', message: /** @type {Error} */ (error)?.message ?? '' },
});

/** How much memory the instance has taken, in pages of 64 KiB. */
export { memoryPages };

/** Starts the first instance. @param {WebAssembly.Module} module */
export const start = (module) => initSync({ module });

/** Puts a fresh instance in place of one that has trapped; it knows nothing yet. */
export const restart = () => reset();

/** Takes a compiled rule bundle. @param {Uint8Array} bytes @returns {import('../types/index.js').Loaded & Answer} */
export const load = (bytes) => JSON.parse(loadBundle(bytes));

/** What is to be remembered. @returns {Answer} */
export const ledger = () => call('ledger', {});

/**
 * Makes a request.
 * @param {Request} name
 * @param {object} request
 * @returns {Answer}
 */
export function call(name, request) {
  const answer = answerOf(name, request);
  // After a change a cart that makes no sense is one that could not be read.
  return answer.error && name === 'settle' && 'cart' in request && request.cart
    ? answerOf(name, { ...request, cart: null })
    : answer;
}

/** @param {Request} name @param {object} request @returns {Answer} */
function answerOf(name, request) {
  let text;
  try {
    text = JSON.stringify({ ...request, call: name });
  } catch (error) {
    return noJson(error);
  }
  return JSON.parse(callModule(encoder.encode(text)));
}
