// What is wrong with the rules, as a list under the editor: each a way to its place.

import { h, say } from '../../demo/parts/dom.js';

/** @import { Checked, Placed } from '../shapes.js' */

/** @param {number} number @param {string} word */
const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

/**
 * @param {HTMLElement} place @param {HTMLElement} verdict @param {(at: number) => void} go
 * @param {(from: number, to: number, text: string) => void} put
 */
export function findings(place, verdict, go, put) {
  const list = h('ul.findings', {});
  const more = h('p.quiet-text', { hidden: true });
  const win = h('details.quick-win', { hidden: true });
  place.append(list, more, win);

  /** @param {Placed} one */
  const row = ({ severity, code, line, column, message, help, from }) =>
    h(
      'li',
      {},
      h(
        'button.finding',
        { type: 'button', onclick: () => go(from) },
        h(`span.mark.is-${severity}`, {}, severity),
        h('span.finding-text', {}, message, help && h('span.finding-help', {}, ` – ${help}`)),
        h('span.finding-place', {}, `${line}:${column} `, code),
      ),
    );

  /**
   * The most generic offer, and what could stand in its place; it is put there only by a click, and can be undone.
   * @param {NonNullable<Checked['quickWin']>} win
   * @returns {HTMLElement[]}
   */
  const advice = ({ text, replacement, from, to }) => [
    h('summary', {}, 'The quick win'),
    h('pre', { tabindex: '0', role: 'region', 'aria-label': 'The quick win' }, text),
    ...(replacement && from !== undefined && to !== undefined
      ? [h('button.small', { type: 'button', onclick: () => put(from, to, replacement) }, 'Put it in its place')]
      : []),
  ];

  return {
    /** The worker's answer to `check`. @param {Checked} answer */
    show({ diagnostics, errors, warnings, offers, products, quickWin }) {
      const found = [errors && count(errors, 'error'), warnings && count(warnings, 'warning')]
        .filter(Boolean)
        .join(', ');
      say(verdict, errors > 0 ? found : `${found || 'Fine'}: ${count(offers, 'offer')}, ${count(products, 'product')}`);
      verdict.dataset.state = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'fine';
      list.replaceChildren(...diagnostics.slice(0, 50).map(row));
      const rest = errors + warnings - Math.min(50, diagnostics.length);
      more.hidden = rest <= 0;
      say(more, `and ${rest} more`);
      win.hidden = !quickWin?.text;
      if (quickWin?.text) win.replaceChildren(...advice(quickWin));
    },
  };
}
