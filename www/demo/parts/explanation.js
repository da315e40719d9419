// The list of offers with their reasons, as the engine gives them.

import { h, say } from './dom.js';
import { withPlainWords } from './plain-words.js';

/** Reasons that say that an offer has nothing to do with this cart: most of them, and the least interesting. */
const ELSEWHERE = new Set(['not_triggered', 'wrong_placement']);

/** @import { Placement, Suggestions } from '../associate.js' */
/** @import { Reason } from '../../types/mount.js' */

/**
 * @param {Suggestions} suggestions
 * @param {Placement} first  which placement to explain to begin with
 * @param {Placement} own  the page's own placement
 */
export function explanation(suggestions, first, own) {
  const choice = h(
    'select',
    { id: 'counter-placement', onchange: ask },
    ...[...new Set([first, own])].map((placement) => h('option', { value: placement }, placement)),
  );
  const head = h(
    'p.counter-row',
    { hidden: choice.options.length < 2 },
    h('label', { for: 'counter-placement' }, 'Placement'),
    choice,
  );
  const shown = h('ul.reasons', {});
  const rest = h('ul.reasons', {});
  const restTitle = h('summary', {});
  const more = h('details', { hidden: true }, restTitle, rest);
  const empty = h('p.counter-note', { hidden: true });
  let turn = 0;

  async function ask() {
    turn += 1;
    const mine = turn;
    // A moment, so that the suggestions have heard of the change too, and several changes make one question.
    await new Promise((done) => {
      setTimeout(done, 120);
    });
    if (mine !== turn) return;
    const placement = /** @type {Placement} */ (choice.value);
    const answer = await suggestions.explain(placement);
    if (mine !== turn) return;
    show(Array.isArray(answer) ? answer : undefined);
    if (!Array.isArray(answer)) return;
    const told = await withPlainWords(answer, await suggestions.situation(placement));
    if (mine === turn) show(told);
  }

  /** @param {Reason[]|undefined} answer */
  function show(answer) {
    const near = (answer ?? []).filter(({ shown: is, reason }) => is || !ELSEWHERE.has(reason ?? ''));
    const far = (answer ?? []).filter((one) => !near.includes(one));
    near.sort((a, b) => Number(b.shown) - Number(a.shown));
    shown.replaceChildren(...near.map(reason));
    rest.replaceChildren(...far.map(reason));
    more.hidden = far.length === 0;
    say(restTitle, `${far.length} ${far.length === 1 ? 'offer' : 'offers'} for other carts`);
    empty.hidden = near.length > 0;
    say(
      empty,
      answer
        ? 'Nothing to say about this cart, and so nothing is shown.'
        : 'The suggestions are not running on this page.',
    );
  }

  return {
    element: h('section.counter-section', { 'aria-label': 'Offers and reasons' }, head, shown, empty, more),
    ask,
  };
}

/** @param {Reason} one */
function reason({ offer, shown, reason: code, text }) {
  return h(
    shown ? 'li.is-shown' : 'li',
    {},
    h('span.reason-offer', {}, offer),
    h('span.reason-code', {}, shown ? 'shown' : String(code ?? '').replaceAll('_', ' ')),
    text && text !== code && h('span.reason-text', {}, text),
  );
}
