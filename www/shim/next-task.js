/**
 * Ends the running task, so that the browser can answer the shopper in between.
 * @returns {Promise<void>}
 */
export const nextTask = () =>
  new Promise((go) => {
    setTimeout(go);
  });
