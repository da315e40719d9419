// Why each offer is shown or withheld, in the words of `npx cart-associate explain`.

import { h, say } from '../../demo/parts/dom.js';

/** Reasons that an offer has nothing to do with this cart: most of them, and the least interesting. */
const ELSEWHERE = new Set(['not_triggered', 'wrong_placement']);

/** @import { Explained, ExplainedOffer } from '../../types/authoring.js' */

/** @param {HTMLElement} place */
export function reasons(place) {
  const near = h('ul.reasons', {});
  const far = h('ul.reasons', {});
  const summary = h('summary', {});
  const rest = h('details', { hidden: true }, summary, far);
  const note = h('p.quiet-text', {}, 'Waiting for rules that compile.');
  place.append(h('h3', {}, 'Why'), note, near, rest);

  /** @param {ExplainedOffer} one */
  const row = ({ offer, shown, text }) =>
    h(
      shown ? 'li.is-shown' : 'li',
      { 'data-offer': offer },
      h('b', {}, offer),
      h('span.reason-state', {}, shown ? 'shown' : 'withheld'),
      h('span.reason-text', {}, text),
    );

  /** @param {string} message */
  function fail(message) {
    near.replaceChildren();
    rest.hidden = true;
    note.hidden = false;
    say(note, `There is no explanation: ${message}.`);
  }

  return {
    /** The answer of `explain_cart`. @param {Partial<Explained>} answer */
    show({ offers = [], error }) {
      if (error) {
        fail(error.message);
        return;
      }
      const others = offers.filter(({ shown, reason }) => !shown && ELSEWHERE.has(reason ?? ''));
      const first = offers.filter((one) => !others.includes(one));
      near.replaceChildren(...first.map(row));
      // A thousand of them take their time, and nobody has asked yet.
      far.replaceChildren();
      const unfold = () => far.replaceChildren(...(rest.open ? others.map(row) : []));
      rest.ontoggle = unfold;
      if (rest.open) unfold();
      rest.hidden = others.length === 0;
      say(summary, `${others.length} ${others.length === 1 ? 'offer' : 'offers'} for other carts`);
      note.hidden = first.length > 0;
      say(note, 'Nothing to say about this cart, and so nothing is shown.');
    },
    fail,
  };
}
