// What a shopper's press leads to: a change of the cart in its turn, and what comes of it.

import { changeQueue } from './queue.js';

/**
 * @typedef {import('./decisions.js').Drawer} Drawer
 * @typedef {import('./boundary.js').Answer} Answer
 * @typedef {import('../types/index.js').CartChange} CartChange
 *
 * @typedef {object} Job  a press that waits for its turn
 * @property {Drawer} drawer
 * @property {string} offer
 * @property {string} action
 * @property {CartChange} [change]  what it does to the cart, once its turn has come
 */

/** How old a cart may be that a suggestion is accepted for, in ms: another tab may have emptied it. */
const FRESH = 5000;

/** How long after a change without an answer the cart is read once more, in ms. */
const LATER = 5000;

/**
 * What is said of an event besides: what was done to the cart, or that it was a change that failed.
 * @param {{name: string}} event
 * @param {CartChange} [change]
 */
function detailOf({ name }, change) {
  return name === 'accepted' ? { change } : name === 'failed' && { code: 'change' };
}

/**
 * @param {object} ways
 * @param {import('../types/index.js').Options} ways.options
 * @param {ReturnType<typeof import('./engine.js').engineOf>} ways.engine
 * @param {ReturnType<typeof import('./cart.js').cartReader>} ways.reader
 * @param {() => boolean} ways.consent
 * @param {(drawer: Drawer, answer: Answer) => void} ways.took  a step was taken: shows and tells it
 * @param {() => number} ways.now
 * @param {(cart: import('../types/index.js').Cart) => void} ways.know  the cart, as our own change has left it
 * @param {() => Promise<void>} ways.renew  reads the cart anew, and decides by it
 * @param {() => void} ways.again  the cart may be another by now
 * @param {() => void} ways.done  nothing is left to do
 */
export function presses({
  options: { adapter, patience },
  engine,
  reader,
  consent,
  took,
  now,
  know,
  renew,
  again,
  done,
}) {
  /** Whether the answer to the last change was lost, so that a further one begins by looking. */
  let inDoubt = false;

  /**
   * What an adapter notes with a change, so that the merchant can tell later which offer it came from.
   * @param {string} offer
   */
  function mark(offer) {
    const about = engine.about();
    return about?.attribution && consent() ? { offer, revision: about.revision } : undefined;
  }

  /** @param {Drawer} drawer @param {Answer|undefined} answer @param {CartChange} [change] */
  function take(drawer, answer, change) {
    took(drawer, { events: answer?.events?.map((event) => ({ ...event, ...detailOf(event, change) })) });
  }

  /** @type {ReturnType<typeof changeQueue<Job>>} */
  const queue = changeQueue({
    ms: patience,
    async ready({ action }) {
      await reader.quiet();
      if (action !== 'accept' || !(inDoubt || reader.age() > FRESH)) return;
      await renew();
      inDoubt = false;
    },
    begin(job) {
      const answer = engine.ask('begin', { placement: job.drawer.placement, offer: job.offer });
      job.change = answer?.change;
      return answer;
    },
    // What takes a change back leaves no mark.
    apply: (change, { offer, action, change: first }) =>
      adapter.apply(change, action === 'accept' && change === first ? mark(offer) : undefined),
    read() {
      reader.stale();
      return reader.read();
    },
    settle({ drawer, offer, change }, cart, message, lost) {
      if (cart) know(cart);
      if (lost) {
        inDoubt = true;
        setTimeout(again, LATER);
      }
      const answer = engine.ask('settle', { placement: drawer.placement, offer, cart, message, lost, now: now() });
      take(drawer, answer, change);
      return answer;
    },
    done,
  });

  return {
    busy: queue.busy,
    /**
     * The shopper pressed something in a card.
     * @param {Drawer} drawer
     * @param {string} offer
     * @param {string} action  "accept", "undo", "remove", "dismiss" or "choose"
     * @param {number} choice  which one was chosen, from 0
     */
    press(drawer, offer, action, choice) {
      // What can be pressed is open, whatever it looks like.
      drawer.open = true;
      const answer = engine.ask('press', { placement: drawer.placement, offer, action, choice, now: now() });
      take(drawer, answer);
      if (answer?.busy) queue.push({ drawer, offer, action });
      // A dismissal that is taken back may be of a while ago: what it says is decided anew.
      else if (action === 'undo') done();
    },
  };
}
