// One job at a time, in an order that makes sense: what the person waits for at the cursor goes first, and a question that a
// newer one of its kind has overtaken is not worked on at all.

const ORDER = ['complete', 'help', 'starter', 'importCatalog', 'check', 'explain'];

/**
 * @template Answer
 * @param {(question: {kind: string, text?: string}) => Promise<Answer>} work
 * @returns {(question: {kind: string, text?: string}) => Promise<Answer|undefined>}  undefined: overtaken
 */
export function inTurn(work) {
  /** @type {Map<string, {question: object, done: (answer: any) => void, failed: (error: any) => void}>} */
  const waiting = new Map();
  /** The newest text, which every later job is about, whichever question brought it. */
  let newest;
  let running = false;

  async function run() {
    running = true;
    while (waiting.size > 0) {
      const kind = ORDER.find((one) => waiting.has(one));
      const { question, done, failed } = waiting.get(kind);
      waiting.delete(kind);
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
