// The exports of docs/architecture.md, plain values in and out, over the two calls of the WebAssembly (src/boundary.rs).

import { CHOICES, encode, utf8 } from './encode.js';

/** In the order of their numbers in src/boundary.rs. */
const CALLS = ['load', 'restore', 'ledger', 'update', 'mark_shown', 'drawer_closed', 'decide', 'press', 'begin', 'settle', 'shown'];

const isCart = (cart) => {
  try {
    return encode({ cart }).length > 0;
  } catch {
    return false;
  }
};

/**
 * @param {object} engine
 * @param {(number: number, bytes: Uint8Array|number[]) => string} engine.call
 * @param {(root: Node, placement: number, host: {say(asked: string): Uint8Array}, before: Uint8Array|number[]) => Uint8Array} engine.render
 */
export function boundaryOf({ call, render }) {
  /** What is written in each root. */
  const written = new WeakMap();


  /** Bad input is an answer, never a throw. */
  function ask(name, request) {
    let bytes;
    try {
      bytes = encode(request);
    } catch (error) {
      return { error };
    }
    return JSON.parse(call(CALLS.indexOf(name), bytes));
  }

  return {
    load: (bytes) => JSON.parse(call(0, bytes)),
    restore: (ledger) => ask('restore', { offer: ledger }),
    ledger() {
      const answer = ask('ledger', {});
      return answer.ledger ?? answer;
    },
    update: (cart, context, freedom) => ask('update', { cart, context, freedom }),
    render(root, placement, host) {
      const place = CHOICES.placement.indexOf(placement);
      const ways = { ...host, join: (...parts) => parts.join('') };
      const say = (asked) => {
        const [way, ...values] = asked.slice(1).split('\u001f');
        return utf8.encode(ways[way](...values));
      };
      // An emptied root, and one in which writing has failed, are written anew.
      const before = root.firstChild && written.get(root);
      if (!before) root.replaceChildren();
      written.delete(root);
      const page = render(root, place, { say }, before ?? []);
      if (page.length > 0) written.set(root, page);
      return root.querySelectorAll('[data-offer]').length;
    },
    press: (placement, offer, action, value, now) => ask('press', { placement, offer, action, value, now }),
    begin: (placement, offer) => ask('begin', { placement, offer }),
    settle: (placement, offer, cart, message, now) =>
      // A cart that makes no sense is one that could not be read.
      ask('settle', { placement, offer, now, ...(isCart(cart) && { cart }), ...(message != null && { message }) }),
    shown: (placement, offer, now) => ask('shown', { placement, offer, now }),
    mark_shown: (products, now) => ask('mark_shown', { texts: products, now }),
    drawer_closed: (placement) => ask('drawer_closed', { placement }),
    decide(cart, context, explain) {
      const answer = ask('decide', { cart, context, explain });
      return answer.decision ?? answer;
    },
  };
}
