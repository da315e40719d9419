// JSON over HTTP.

/**
 * What a shop answers, for reading.
 * @template T  the form of the answer
 * @param {string} url @param {RequestInit} [init]  as for `fetch`
 * @param {Promise<Response>} [given]  the answer, where it has been asked for already
 * @returns {Promise<T>} rejects where there is no answer, an error, or no JSON; its message is for a developer
 */
export async function ask(url, init, given = fetch(url, init)) {
  const answer = await given;
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
