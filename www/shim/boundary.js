// The exports of docs/architecture.md, plain values in and out, over the few calls of the WebAssembly (src/boundary.rs).

import { CHOICES, encode, encoder } from './encode.js';

/**
 * The calls with what each is given, in the order of their numbers in src/boundary.rs; those from `LATER` on are in the second
 * part of the engine.
 */
const CALLS = 'load,restore offer,ledger,update cart context freedom,drawer_closed placement,shown placement offer now,'
  + 'mark_shown texts now,decide cart context explain,press placement offer action value now,begin placement offer,'
  + 'settle placement offer cart message now';
const LATER = 6;

const decoder = new TextDecoder();

const isCart = (cart) => {
  try {
    return encode({ cart }).length > 0;
  } catch {
    return false;
  }
};

/**
 * @param {object} engine
 * @param {(number: number, bytes: Uint8Array|number[]) => Uint8Array} engine.call
 * @param {(number: number, bytes: Uint8Array|number[]) => Uint8Array} engine.call_later
 * @param {(root: Node, placement: number, host: {say(asked: string): Uint8Array}, before: Uint8Array|number[]) => Uint8Array} engine.render
 */
export function boundaryOf({ call, call_later: callLater, render }) {
  /** What is written in each root. */
  const written = new WeakMap();
  const exports = {};

  for (const [number, one] of CALLS.split(',').entries()) {
    const [name, ...given] = one.split(' ');
    exports[name] = (...values) => {
      let bytes = values[0];
      if (number) {
        const request = Object.fromEntries(given.map((field, at) => [field, values[at]]));
        // A cart that makes no sense is one that could not be read.
        if (name === 'settle' && !isCart(request.cart)) delete request.cart;
        if (request.message == null) delete request.message;
        try {
          bytes = encode(request);
        } catch {
          // Bad input is an answer, never a throw. What is wrong with it is for faults.js to say.
          return { error: { code: 'input_form', request } };
        }
      }
      const answer = JSON.parse(decoder.decode((number < LATER ? call : callLater)(number, bytes)));
      return answer.ledger ?? answer.decision ?? answer;
    };
  }

  exports.render = (root, placement, host) => {
    const ways = { ...host, join: (...parts) => parts.join('') };
    const say = (asked) => {
      const [way, ...values] = asked.slice(1).split('\u001f');
      return encoder.encode(ways[way](...values));
    };
    // An emptied root, and one in which writing has failed, are written anew.
    const before = root.firstChild && written.get(root);
    if (!before) root.replaceChildren();
    written.delete(root);
    const page = render(root, CHOICES.placement.indexOf(placement), { say }, before ?? []);
    if (page.length > 0) written.set(root, page);
    return root.querySelectorAll('[data-offer]').length;
  };
  return exports;
}
