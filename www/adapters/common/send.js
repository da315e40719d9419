// JSON over HTTP, for what changes the cart: whatever goes wrong on the way is one error, with words for the shopper
// where the shop gave any.

/** What came of a request that failed. `message`: the shop's own words for the shopper, else empty. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {string} cause  what happened, for a developer
   * @param {number} [status]  of the answer, if there was one
   */
  constructor(message, cause, status) {
    super(message, { cause });
    this.status = status;
    /** No answer, or none of a shop that has understood: it may have been carried out. */
    this.lost = !(status && status >= 400 && status < 500);
  }
}

/**
 * @template T  the form of the answer
 * @param {string} url
 * @param {RequestInit} init  as for `fetch`
 * @param {(body: object) => string} words  finds in an answer that is an error what the shopper may read of it
 * @returns {Promise<T>} the answer; rejects with a Refusal and with nothing else
 */
export async function json(url, init, words) {
  /** @type {unknown} */
  let text;
  /** @type {number|undefined} */
  let status;
  let body;
  try {
    const answer = await fetch(url, init);
    ({ status } = answer);
    const said = await answer.text();
    text = said;
    body = JSON.parse(said);
    if (answer.ok) return body;
  } catch (error) {
    text ??= error;
  }
  const cause = `${url} answered ${status ?? 'nothing'}: ${text}`.slice(0, 200);
  throw new Refusal(words(body ?? {}), cause, status);
}
