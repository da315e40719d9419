// The engine as the controller sees it: every call guarded, bad input told, and what is remembered kept in step with it.

import { guard } from './guard.js';
import { memory } from './remember.js';

/**
 * @param {object} exports  those of docs/architecture.md, and `start` (scripts/lib/glue-runtime.js)
 * @param {object} ways
 * @param {() => boolean} ways.consent  whether anything may be remembered beyond the session
 * @param {(code: string, error: object) => void} ways.complain
 * @param {() => void} ways.revived  a fresh instance knows the rules and the ledger, and no cart yet
 * @param {() => void} ways.giveUp
 */
export function engineOf(exports, { consent, complain, revived, giveUp }) {
  let rules;
  /** What the rule bundle says of itself; undefined until it is loaded. */
  let about;

  /** Bad input is an answer. */
  function good(answer) {
    if (!answer?.error) return answer;
    explain(answer.error);
    return undefined;
  }

  async function explain({ code, request, ...said }) {
    if (request)
      said = await import('./faults.js').then(
        ({ faultOf }) => faultOf(request),
        () => {},
      );
    complain(code, said);
  }

  function wake() {
    const answer = exports.load(rules);
    if (!answer.error) recall();
    return answer;
  }

  function recall() {
    const ledger = kept.load();
    if (ledger) exports.restore(ledger);
  }

  const kept = memory(() => Boolean(about?.remember && consent()));
  const call = guard({
    revive() {
      exports.start();
      wake();
      revived();
    },
    giveUp(error) {
      giveUp();
      complain('trap', error);
    },
  });

  return {
    kept,
    about: () => about,
    /** Starts it. Answers what the bundle says of itself, or undefined where it cannot be used. */
    load(bytes) {
      rules = bytes;
      about = good(call(wake));
      // Only now is it known how long things may be remembered.
      if (about) call(recall);
      return about;
    },
    /** Calls an export; undefined where it fails. */
    ask: (name, ...values) => good(call(() => exports[name](...values))),
    recall: () => {
      call(recall);
    },
    save() {
      const ledger = good(call(exports.ledger));
      if (ledger !== undefined) kept.save(ledger);
    },
  };
}
