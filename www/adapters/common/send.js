// JSON over HTTP, for what changes the cart: whatever goes wrong on the way is one error, with words for the shopper where the shop
// gave any.

/**
 * @typedef {Error & {status?: number, body?: any, cause: string}} Refusal
 *   message: the shop's own words for the shopper, else empty; status: of the answer, if there was one; body: the answer, where it
 *   was JSON; cause: what happened, for a developer
 */

/**
 * @param {string} url
 * @param {RequestInit} init  as for `fetch`
 * @param {(body: any) => string} words  finds in an answer that is an error what the shopper may read of it
 * @returns {Promise<any>} the answer; rejects with a Refusal and with nothing else
 */
export async function json(url, init, words) {
  let text;
  let status;
  let body;
  try {
    const answer = await fetch(url, init);
    ({ status } = answer);
    text = await answer.text();
    body = JSON.parse(text);
    if (answer.ok) return body;
  } catch (error) {
    text ??= error;
  }
  const cause = `${url} answered ${status ?? 'nothing'}: ${text}`.slice(0, 200);
  throw Object.assign(new Error(words(body ?? {}), { cause }), { status, body });
}
