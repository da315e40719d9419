// When to work: while the page has nothing better to do, and never in one long task.

/**
 * Calls back once: when the page is idle, at the latest after a second, and at once when nobody is looking at it.
 * @param {() => void} work
 */
export function whenIdle(work) {
  let done = false;
  const once = () => {
    if (!done) work();
    done = true;
  };
  if (document.hidden) return once();
  document.addEventListener('visibilitychange', once, { once: true });
  // Safari has no requestIdleCallback.
  if (globalThis.requestIdleCallback) requestIdleCallback(once, { timeout: 1000 });
  else setTimeout(once, 200);
}

/** Ends the running task, so that the browser can answer the shopper in between. */
export const nextTask = () =>
  new Promise((go) => {
    setTimeout(go);
  });
