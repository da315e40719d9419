// The exports of docs/architecture.md, plain values in and out, over the few calls of the WebAssembly (src/boundary.rs).

import { CHOICES, encode, encoder } from './encode.js';

/** The calls with what each is given, in the order of their numbers in src/boundary.rs; the others come later (clicks.js). */
const CALLS =
  'load,restore offer,ledger,update cart context freedom value,drawer_closed placement,shown placement offer now';

const decoder = new TextDecoder();

/**
 * @param {object} engine
 * @param {(module: WebAssembly.Module) => void} engine.join  brings the second part together with the first
 * @param {(number: number, bytes: Uint8Array|number[]) => Uint8Array} engine.call
 * @param {(number: number, bytes: Uint8Array|number[]) => Uint8Array} engine.call_later
 * @param {(root: Node, placement: number, host: {say(asked: string): Uint8Array}, before: Uint8Array|number[]) => Uint8Array} engine.render
 */
export function boundaryOf({ join, call, call_later: callLater, render }) {
  /** What is written in each root. */
  const written = new WeakMap();
  const exports = {};

  /** Takes in calls, of which the first has that number. */
  function learn(calls, first, through) {
    for (const [at, one] of calls.split(',').entries()) {
      const [name, ...given] = one.split(' ');
      exports[name] = (...values) => {
        let bytes = values[0];
        if (first + at) {
          const request = {};
          for (const [place, field] of given.entries()) {
            // What came of a change need have no message, and no cart.
            if (!first || values[place] != null) request[field] = values[place];
          }
          try {
            bytes = encode(request);
          } catch {
            // A cart that makes no sense is one that could not be read.
            if (name === 'settle' && request.cart)
              return exports.settle(values[0], values[1], null, ...values.slice(3));
            // Bad input is an answer, never a throw. What is wrong with it is for faults.js to say.
            return { error: { code: 'input_form', request } };
          }
        }
        const answer = JSON.parse(decoder.decode(through(first + at, bytes)));
        return answer.ledger ?? answer.decision ?? answer;
      };
    }
  }
  learn(CALLS, 0, call);

  /** The second part has come. @param {WebAssembly.Module} module @param {string} calls  of it */
  exports.join = (module, calls) => {
    join(module);
    learn(calls, 6, callLater);
  };

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
