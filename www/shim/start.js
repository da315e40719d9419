// The beginning: what is fetched, and what makes it worth fetching.

import { nextTask, whenIdle } from './idle.js';
import { moduleOf, rulesOf } from './load.js';
import { NEARING } from './nearing.js';

/** How often a download that failed is tried, each time when something happens that needs it. */
const ATTEMPTS = 3;

/**
 * @param {import('./mount.js').Options} options
 * @param {object} ways
 * @param {() => Promise<void>} ways.warm  what else takes time and can be done meanwhile
 * @param {(module: WebAssembly.Module, rules: Uint8Array, css: string) => Promise<void>|void} ways.use
 * @param {(code: string, error: Error, final: boolean) => void} ways.failed
 */
export function starter(options, { warm, use, failed }) {
  let attempts = 0;
  let done = false;
  /** @type {Promise<void>|undefined} */
  let running;

  async function begin() {
    attempts += 1;
    try {
      const [rules, module, css] = await Promise.all([
        rulesOf(options),
        moduleOf(options.wasm, options.integrity),
        import('./style.js'),
        warm(),
      ]);
      await nextTask();
      done = true;
      await use(module, rules, css.default);
    } catch (error) {
      // The bench (bench.js) gives its own reason.
      const code = error?.reason ?? (error?.name === 'CompileError' ? 'compile' : 'network');
      failed(code, error, code !== 'network' || attempts >= ATTEMPTS);
    } finally {
      running = undefined;
    }
  }
  /** Done when everything is there, or when this attempt has failed. */
  return async () => {
    if (!done && attempts < ATTEMPTS) await (running ??= begin());
  };
}

/**
 * Calls when it is time to begin: in the idle page, or earlier when the shopper points at what leads to the cart.
 * @param {string|undefined} trigger  a selector
 * @param {() => void} begin  called once
 * @returns {() => void} stops waiting
 */
export function whenWanted(trigger = '[href$="/cart"],[aria-controls*=cart i]', begin) {
  const near = ({ target }) => {
    if (target.closest?.(trigger)) now();
  };
  const stop = () => {
    for (const name of NEARING) document.removeEventListener(name, near);
  };
  let waiting = true;
  const now = () => {
    if (waiting) begin();
    waiting = false;
    stop();
  };
  for (const name of NEARING) document.addEventListener(name, near, { passive: true });
  whenIdle(now);
  return () => {
    waiting = false;
    stop();
  };
}
