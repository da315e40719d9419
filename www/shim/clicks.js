// What a shopper's click leads to: a cart change in its turn, and what comes of it. A chunk that comes with the second part
// of the engine (more.js), since it is of use only to whoever presses something.

import css from '../style/more.css';
import { changeQueue } from './queue.js';

export { explain } from './explain.js';
export { keepingFocus } from './focus.js';
export { moreWordsFor } from './language-more.js';
export { css };

/**
 * @param {object} ways
 * @param {import('./mount.js').Options} ways.options
 * @param {(name: string, ...values: unknown[]) => any} ways.ask  the engine
 * @param {ReturnType<typeof import('./reader.js').cartReader>} ways.reader
 * @param {(drawer: import('./drawers.js').Drawer, step: object|undefined, change?: object) => void} ways.took
 *   a step was taken, after `change` of the cart: shows and tells it
 * @param {() => number} ways.now
 * @param {(cart: object) => void} ways.know  the cart, as our own change has left it
 * @param {(offer: string) => object|undefined} ways.mark  what to note with a change for the merchant's reports
 * @param {() => void} ways.done  nothing is left to do
 */
export function clicks({ options: { adapter, patience }, ask, reader, took, now, know, mark, done }) {
  const queue = changeQueue({
    ms: patience,
    quiet: () => reader.quiet(),
    begin: (job) => (job.begun = ask('begin', job.drawer.placement, job.offer)),
    // What takes a change back leaves no mark.
    apply: (change, { offer, action, begun }) => adapter.apply(change, action === 'accept' && change === begun.change ? mark(offer) : undefined),
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
      took(drawer, step, begun?.change);
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
      took(drawer, step);
      if (step?.busy) queue.push({ drawer, offer, action });
    },
  };
}
