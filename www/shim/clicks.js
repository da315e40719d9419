// What a shopper's click leads to: a cart change in its turn, and what comes of it. A chunk that comes with the second part
// of the engine (second.js), since it is of use only to whoever presses something.

import css from '../style/more.css';
import { changeQueue } from './queue.js';

export { explain } from './explain.js';
export { keepingFocus } from './focus.js';
export { moreWordsFor } from './language-more.js';
export { moreModule } from './more.js';
export { css };

/** The calls of the engine's second part (boundary.js). */
export const CALLS =
  'mark_shown texts now,decide cart context explain,press placement offer action value now,begin placement offer,' +
  'settle placement offer cart message now';

/** What is said of an event besides: what was done to the cart, or that it was a change that failed. */
function moreOf({ name }, change) {
  return name === 'accepted' ? { change } : name === 'failed' && { code: 'change' };
}

/**
 * @param {object} ways
 * @param {import('./mount.js').Options} ways.options
 * @param {(name: string, ...values: unknown[]) => any} ways.ask  the engine
 * @param {ReturnType<typeof import('./reader.js').cartReader>} ways.reader
 * @param {() => object} ways.about  what the rule bundle says of itself
 * @param {() => boolean} ways.consent
 * @param {(drawer: import('./drawers.js').Drawer, step: object|undefined) => void} ways.took  a step was taken: shows and tells it
 * @param {() => number} ways.now
 * @param {(cart: object) => void} ways.know  the cart, as our own change has left it
 * @param {() => void} ways.done  nothing is left to do
 */
export function clicks({ options: { adapter, patience }, ask, reader, about, consent, took, now, know, done }) {
  /** What an adapter notes with a change, so that the merchant can tell later which offer it came from. */
  const mark = (offer) => {
    const { attribution, revision } = about();
    return attribution && consent() ? { offer, revision } : undefined;
  };
  const take = (drawer, step, change) =>
    took(drawer, { events: step?.events?.map((event) => ({ ...event, ...moreOf(event, change) })) });
  const queue = changeQueue({
    ms: patience,
    quiet: () => reader.quiet(),
    begin: (job) => (job.begun = ask('begin', job.drawer.placement, job.offer)),
    // What takes a change back leaves no mark.
    apply: (change, { offer, action, begun }) =>
      adapter.apply(change, action === 'accept' && change === begun.change ? mark(offer) : undefined),
    read() {
      reader.stale();
      return reader.read();
    },
    settle({ drawer, offer, begun }, after, message) {
      if (after) {
        know(after);
        reader.know(after);
      }
      const step = ask('settle', drawer.placement, offer, after, message, now());
      take(drawer, step, begun?.change);
      return step;
    },
    done,
  });
  return {
    busy: queue.busy,
    /** The shopper pressed something in a card. */
    press(drawer, offer, action, value) {
      // What can be pressed is open, whatever it looks like.
      drawer.open = true;
      const step = ask('press', drawer.placement, offer, action, value, now());
      take(drawer, step);
      if (step?.busy) queue.push({ drawer, offer, action });
    },
  };
}
