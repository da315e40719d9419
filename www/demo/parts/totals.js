// What it comes to: reductions, total, discount codes. The drawer's foot and the checkout's summary both use it.

import { h, icon, icons, say } from './dom.js';

/** @import { Bill } from '../../adapters/memory/read.js' */

/** @param {import('./shop.js').Shop} shop */
export function totals(shop) {
  const rows = h('dl.totals', {});
  /** @param {Bill} bill */
  function update(bill) {
    const { words } = shop;
    /** @param {string} name @param {string} amount */
    const row = (name, amount) => h('div', {}, h('dt', {}, name), h('dd', {}, amount));
    const goods = bill.cart.lines.reduce((sum, line) => sum + line.total, 0);
    const note = bill.cart.prices_include_tax ? words('tax_in') : words('tax_out');
    const all = bill.reductions.length === 0 ? [] : [row(words('goods'), shop.money(goods))];
    for (const { title, amount } of bill.reductions) all.push(row(shop.text(title), shop.money(-amount)));
    all.push(
      h(
        'div.total',
        {},
        h('dt', {}, words('total'), ' ', h('small', {}, note)),
        h('dd', {}, shop.money(bill.cart.total)),
      ),
    );
    rows.replaceChildren(...all);
  }
  return { element: rows, update };
}

/** @param {import('./shop.js').Shop} shop @param {import('./shapes.js').Attempt} attempt */
export function codes(shop, attempt) {
  const summary = h('summary', {});
  const label = h('label.visually-hidden', { for: 'code' });
  const input = h('input', {
    id: 'code',
    name: 'code',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    maxlength: 40,
  });
  const apply = h('button.secondary', { type: 'submit' });
  const form = h('form.code-form', { onsubmit: enter }, label, input, apply);
  const details = h('details.code-entry', {}, summary, form);
  const list = h('ul.codes', {});

  /** @param {SubmitEvent} event */
  async function enter(event) {
    event.preventDefault();
    if (input.value.trim() === '') return;
    if (!(await attempt(() => shop.adapter.applyCode(input.value)))) return;
    input.value = '';
    details.open = false;
    summary.focus();
  }

  /** @param {Bill} bill */
  function update(bill) {
    const { words } = shop;
    say(summary, words('have_code'));
    say(label, words('code'));
    input.placeholder = words('code');
    say(apply, words('apply'));
    const { codes: inForce = [] } = bill.cart;
    if (list.dataset.codes === inForce.join()) return;
    list.dataset.codes = inForce.join();
    list.hidden = inForce.length === 0;
    list.replaceChildren(
      ...inForce.map((code) =>
        h(
          'li',
          {},
          code,
          h(
            'button',
            {
              type: 'button',
              'aria-label': words('remove_code', { code }),
              onclick: () => attempt(() => shop.adapter.removeCode(code)).then(() => summary.focus()),
            },
            icon(icons.close),
          ),
        ),
      ),
    );
  }
  return { element: h('div.code-box', {}, list, details), update };
}
