// One job at a time, in an order that makes sense: what the person waits for at the cursor goes first, and a question
// that a newer one of its kind has overtaken is not worked on at all.

/** @import { Kind } from '../shapes.js' */
/** @typedef {{kind: Kind, text?: string}} Question */

/** @type {Kind[]} */
const ORDER = ['complete', 'help', 'starter', 'importCatalog', 'check', 'explain'];

/**
 * @template Answer
 * @param {(question: Question) => Promise<Answer>} work
 * @returns {(question: Question) => Promise<Answer|undefined>}  undefined: overtaken
 */
export function inTurn(work) {
  /**
   * @type {Map<Kind, {question: Question, done: (answer: Answer|undefined) => void, failed: (error: unknown) => void}>}
   */
  const waiting = new Map();
  /** The newest text, which every later job is about, whichever question brought it. @type {string|undefined} */
  let newest;
  let running = false;

  async function run() {
    running = true;
    while (waiting.size > 0) {
      const kind = ORDER.find((one) => waiting.has(one));
      const next = kind && waiting.get(kind);
      if (!next) break;
      waiting.delete(kind);
      const { question, done, failed } = next;
      const text = newest;
      newest = undefined;
      await work({ ...question, text }).then(done, failed);
      // Lets the messages in that have come meanwhile.
      await new Promise((go) => {
        setTimeout(go);
      });
    }
    running = false;
  }

  return ({ text, ...question }) =>
    new Promise((done, failed) => {
      if (text !== undefined) newest = text;
      waiting.get(question.kind)?.done(undefined);
      waiting.set(question.kind, { question, done, failed });
      if (!running) run();
    });
}
