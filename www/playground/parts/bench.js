// The worker, as the page asks it.

/** Asks the worker; an answer of undefined means that a newer question has taken the place of this one. */
export function bench(complain) {
  // Trusted Types ask who makes an address that is to be run; this one is a fixed file beside the page.
  const policy = globalThis.trustedTypes?.createPolicy('cart-associate-playground', {
    createScriptURL: () => String(new URL('worker.js', document.baseURI)),
  });
  const address = policy ? policy.createScriptURL('') : new URL('worker.js', document.baseURI);
  const worker = new Worker(address, { type: 'module', name: 'rules' });
  /** @type {Map<number, {done: (answer: any) => void, failed: (error: Error) => void}>} */
  const waiting = new Map();
  let last = 0;

  worker.addEventListener('message', ({ data: { id, answer, wrong } }) => {
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (wrong === undefined) done(answer);
    else failed(new Error(wrong));
  });
  worker.addEventListener('error', (event) => complain(event.message || 'worker.js does not start'));

  return {
    /** @param {string} kind @param {object} [question]  with `text` where the text has changed since the last question */
    ask: (kind, question = {}) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed });
        worker.postMessage({ id: last, kind, ...question });
      }),
  };
}
