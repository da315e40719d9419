import { realDocument } from './real-document.js';

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
  if (realDocument.hidden) return once();
  realDocument.addEventListener('visibilitychange', once, { once: true });
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(once, { timeout: 1000 });
  else setTimeout(once, 200);
}
