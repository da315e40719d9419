/**
 * What a promise gives, or a rejection with `timedOut` after `ms` milliseconds. The work itself goes on: nobody
 * waits for it any more.
 * @template T
 * @param {() => Promise<T>} work  may throw as well
 * @param {number} ms
 * @returns {Promise<T>}
 */
export function inTime(work, ms) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(Object.assign(new Error(), { timedOut: true })), ms);
    new Promise((begin) => {
      begin(work());
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
