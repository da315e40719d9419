// One change of the cart at a time, each whole or undone. What has to be done is the session's decision; here it is
// only carried out, in turn.

import { inTime } from './in-time.js';

/**
 * @typedef {import('../types/index.js').Cart} Cart
 * @typedef {import('../types/index.js').CartChange} CartChange
 */

/** Errors whose words are for a programmer, not for a shopper. */
const BUGS = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];

/**
 * @template Job
 * @param {object} ways
 * @param {() => Promise<unknown>} ways.quiet done when no reading of the cart is under way: a change begins from the
 *   newest
 * @param {(job: Job) => {change?: CartChange}|undefined} ways.begin  its turn has come
 * @param {(change: CartChange, job: Job) => Promise<Cart>} ways.apply  the adapter's
 * @param {() => Promise<Cart|undefined>} ways.read  reads the cart after a failure
 * @param {(job: Job, cart: Cart|null, message: string|null) => {change?: CartChange}|undefined} ways.settle
 *   what came of it; the cart is null where it could not be read, and the message null unless it failed
 * @param {() => void} ways.done  nothing is left to do
 * @param {number} [ways.ms]  how long to wait for the shop, in milliseconds
 */
export function changeQueue({ quiet, begin, apply, read, settle, done, ms = 10_000 }) {
  /** @type {Job[]} */
  const jobs = [];
  let running = false;

  async function run() {
    running = true;
    while (jobs.length > 0) {
      await quiet();
      const job = jobs.shift();
      if (job === undefined) break;
      let step = begin(job);
      while (step?.change) {
        const { change } = step;
        let cart = null;
        let message = null;
        try {
          cart = await inTime(() => apply(change, job), ms);
        } catch (error) {
          const { name, message: words } = /** @type {Partial<Error>} */ (Object(error));
          message = BUGS.includes(name ?? '') ? '' : String(words ?? '');
          cart = (await read().catch(() => null)) ?? null;
        }
        step = settle(job, cart, message);
      }
    }
    running = false;
    done();
  }

  return {
    /** Puts a job at the end; it begins by itself. @param {Job} job */
    push(job) {
      jobs.push(job);
      if (!running) run();
    },
    busy: () => running,
  };
}
