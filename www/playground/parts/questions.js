// The worker, as the page asks it.

/** @import { Jobs, Kind } from '../shapes.js' */
/** @typedef {{done: (answer: never) => void, failed: (error: Error) => void}} Waiting */

/**
 * Asks the worker; an answer of undefined means that a newer question has taken the place of this one.
 * @param {(message: string) => void} complain  the worker does not run
 */
export function questions(complain) {
  // Trusted Types ask who makes an address that is to be run; this one is a fixed file beside the page.
  const policy = globalThis.trustedTypes?.createPolicy('cart-associate-playground', {
    createScriptURL: () => String(new URL('worker.js', document.baseURI)),
  });
  const address = policy ? policy.createScriptURL('') : new URL('worker.js', document.baseURI);
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();
  let last = 0;

  function start() {
    const fresh = new Worker(/** @type {URL} */ (address), { type: 'module', name: 'rules' });
    fresh.addEventListener('message', ({ data: { id, answer, wrong } }) => {
      const question = waiting.get(id);
      waiting.delete(id);
      if (wrong === undefined) question?.done(/** @type {never} */ (answer));
      else question?.failed(new Error(wrong));
    });
    fresh.addEventListener('error', (event) => complain(event.message || 'worker.js does not start'));
    return fresh;
  }

  let worker = start();

  return {
    /** Ends whatever the worker is busy with. Those who wait are answered as if a newer question had come. */
    restart() {
      worker.terminate();
      worker = start();
      for (const { done } of waiting.values()) done(/** @type {never} */ (undefined));
      waiting.clear();
    },
    /**
     * @template {Kind} K
     * @param {K} kind
     * @param {Parameters<Jobs[K]>[0] & {text?: string}} question with `text` where the text has changed since the last
     *   question
     * @returns {Promise<ReturnType<Jobs[K]>|undefined>}
     */
    ask: (kind, question) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed });
        worker.postMessage({ id: last, kind, ...question });
      }),
  };
}
