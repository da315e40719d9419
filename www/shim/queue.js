// One change of the cart at a time, each whole or undone. What has to be done is the session's decision; here it is
// only carried out, in turn.

import { inTime } from './in-time.js';

/**
 * @typedef {import('../types/index.js').Cart} Cart
 * @typedef {import('../types/index.js').CartChange} CartChange
 *
 * @typedef {Partial<Error> & {timedOut?: boolean, lost?: boolean}} Lost  an error of an adapter; `lost`, where it says
 *   so, is whether no answer came
 */

/** Errors whose words are for a programmer, not for a shopper. */
const BUGS = /^(Type|Reference|Range|Syntax)Error$/;

/** What `fetch` throws where no answer comes, so that nobody knows whether the shop carries a change out. */
const NO_ANSWER = /^(Type|Abort|Timeout|Network)Error$/;

/** How long after that the cart is read, in ms: the shop may be at it still. */
const PAUSE = 3000;

/**
 * @template Job
 * @param {object} ways
 * @param {(job: Job) => Promise<unknown>} ways.ready done when the cart is known that the change begins from; rejects
 *   where it cannot be read
 * @param {(job: Job) => {change?: CartChange}|undefined} ways.begin  its turn has come
 * @param {(change: CartChange, job: Job) => Promise<Cart>} ways.apply  the adapter's
 * @param {() => Promise<Cart|undefined>} ways.read  reads the cart after a failure
 * @param {(job: Job, cart: Cart|null, message: string|null, lost: boolean) => {change?: CartChange}|undefined}
 *   ways.settle what came of it; the cart is null where it could not be read, and the message null unless it failed.
 *   `lost`: no answer came
 * @param {() => void} ways.done  nothing is left to do
 * @param {number} [ways.ms]  how long to wait for the shop, in milliseconds
 * @param {number} [ways.pause]  how long after a lost answer the cart is read, in milliseconds
 */
export function changeQueue({ ready, begin, apply, read, settle, done, ms = 10_000, pause = PAUSE }) {
  /** @type {Job[]} */
  const jobs = [];
  let running = false;

  async function run() {
    running = true;
    while (jobs.length > 0) {
      const job = /** @type {Job} */ (jobs.shift());
      let step;
      try {
        await ready(job);
        step = begin(job);
      } catch {
        settle(job, null, '', false);
      }
      while (step?.change) {
        const { change } = step;
        let cart = null;
        let message = null;
        let lost = false;
        try {
          cart = await inTime(() => apply(change, job), ms);
        } catch (error) {
          const { name = '', message: words, lost: told, timedOut } = /** @type {Lost} */ (Object(error));
          // The card shows 200 characters of it.
          message = BUGS.test(name) ? '' : String(words ?? '').slice(0, 999);
          lost = Boolean(told ?? (timedOut || NO_ANSWER.test(name)));
          if (lost)
            await new Promise((go) => {
              setTimeout(go, pause);
            });
          cart = (await read().catch(() => null)) ?? null;
        }
        step = settle(job, cart, message, lost);
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
