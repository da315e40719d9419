// The engine as the controller sees it: every call guarded, bad input told, and what is remembered kept in step with
// it.

import * as boundary from './boundary.js';
import { guard } from './guard.js';
import { memory } from './remember.js';

/** How much memory an instance takes before a fresh one replaces it: 32 MiB, in pages of 64 KiB. */
const LARGE = 512;

/** @typedef {import('./boundary.js').Request} Request */

/**
 * @param {object} ways
 * @param {() => boolean} ways.consent  whether anything may be remembered beyond the session
 * @param {import('../loader/storage.js').Storage} ways.storage
 * @param {(code: string, error?: {message?: string, pointer?: string}) => void} ways.complain
 * @param {import('../loader/wave.js').Files} ways.files
 * @param {(call: (name: Request, request: object) => void) => void} ways.revived  a fresh instance knows the rules and the
 *   ledger, and no cart yet
 * @param {() => void} ways.giveUp
 */
export function engineOf({ consent, storage, complain, files, revived, giveUp }) {
  /** @type {Uint8Array} */
  let rules;
  /**
   * What the rule bundle says of itself; undefined until it is loaded.
   * @type {import('../types/index.js').Loaded|undefined}
   */
  let about;
  /** @type {typeof import('./choices.js')|undefined} */
  let choices;

  /**
   * Tells what is wrong, in the sentence of its code.
   * @param {string} code @param {import('./boundary.js').Fault} fault
   */
  async function report(code, fault) {
    const message = fault.message ?? (await files.faults().catch(() => undefined))?.sentenceOf(fault.code);
    // What a cart or a context is asked for begins there: whoever writes an adapter makes those, and no request.
    complain(code, { message, pointer: fault.pointer?.replace(/^\/(cart|context)(?=\/)/, '') });
  }

  /**
   * Bad input is an answer.
   * @template {import('./boundary.js').Answer} T
   * @param {T|undefined} answer
   */
  function good(answer) {
    if (answer?.unread) report('cart_line', answer.unread);
    if (!answer?.error) return answer;
    report(answer.error.code, answer.error);
    return undefined;
  }

  function wake() {
    const answer = boundary.load(rules);
    if (!answer.error) recall();
    return answer;
  }

  function recall() {
    const ledger = kept.load();
    if (ledger) boundary.call('restore', { ledger });
  }

  /** The ids of choices. */
  const ids = () => about?.choices ?? [];
  /** With the ids of what was chosen. @param {object} request */
  const translated = (request) => choices?.withChoices(request, ids()) ?? request;

  const kept = memory(storage, () => Boolean(about?.remember && consent()));
  function revive() {
    boundary.restart();
    wake();
    revived((name, request) => boundary.call(name, translated(request)));
  }

  const guarded = guard({
    revive,
    giveUp(error) {
      giveUp();
      complain('trap', /** @type {Error} */ (error));
    },
  });

  return {
    kept,
    about: () => about,
    /** The compiled rules that it runs on. */
    rules: () => rules,
    /**
     * Takes the rules. Answers what the bundle says of itself, or undefined where it cannot be used. Rejects where what
     * open options need does not come: nothing may be suggested then.
     * @param {Uint8Array} bytes
     */
    async load(bytes) {
      rules = bytes;
      const loaded = good(guarded(wake));
      if (loaded?.choices.length) choices = await files.choices();
      about = loaded;
      // Only now is it known how long things may be remembered.
      if (about) guarded(recall);
      return about;
    },
    /**
     * Calls an export; undefined where it fails.
     * @param {Request} name @param {object} request
     */
    ask(name, request) {
      const answer = good(guarded(() => boundary.call(name, translated(request))));
      if (answer?.change && choices) answer.change = choices.withOptions(answer.change, ids());
      return answer;
    },
    /**
     * The module never gives memory back (src/storefront/download.rs): once an instance has grown large, a fresh one
     * replaces it. That one no longer knows which cards were accepted or dismissed in an open drawer, so that it
     * waits until all are closed, but not for ever.
     * @param {boolean} closed  no drawer is open
     */
    renew(closed) {
      if (boundary.memoryPages() > (closed ? LARGE : 4 * LARGE)) guarded(revive);
    },
    recall: () => {
      guarded(recall);
    },
    save() {
      if (about && kept.isWithdrawn()) guarded(() => boundary.call('restore', { ledger: '' }));
      const answer = good(guarded(boundary.ledger));
      if (answer?.ledger !== undefined) kept.save(answer.ledger);
    },
  };
}
