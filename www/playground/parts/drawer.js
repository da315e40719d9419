// A drawer as themes have one: lines, suggestions, and a foot that nothing in the body can move.

import { h, say } from '../../demo/parts/dom.js';

/** @param {HTMLElement} place @param {import('./shop.js').Shopkeeper} shop */
export function drawer(place, shop) {
  const title = h('h3', {});
  const lines = h('ul.drawer-lines', {});
  const empty = h('p.quiet-text', {}, 'Your cart is empty.');
  const element = h('cart-associate', { placement: 'cart' });
  const body = h('div.drawer-body', {}, empty, lines, h('div.suggestions', {}, element));
  const reductions = h('dl.totals', {});
  const total = h('span', {});
  const said = h('p.quiet-text', { role: 'status' });
  const checkout = h(
    'button.primary',
    { type: 'button', onclick: () => say(said, 'Here the checkout would begin.') },
    'Checkout',
  );
  place.append(
    h(
      'div.drawer-panel',
      {},
      h('div.drawer-head', {}, title),
      body,
      h('div.drawer-foot', {}, reductions, h('p.drawer-total', {}, 'Total', total), checkout, said),
    ),
  );

  return {
    element,
    update() {
      const bill = shop.bill();
      const count = bill.cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
      say(
        title,
        shop.settings().placement === 'cart'
          ? `Your cart${count > 0 ? ` (${count})` : ''}`
          : shop.settings().placement === 'checkout'
            ? 'Checkout'
            : shop.title(shop.viewed()?.variant ?? ''),
      );
      empty.hidden = count > 0;
      lines.replaceChildren(
        ...bill.cart.lines.map((line) => {
          const { list = line.total, reductions: off = [] } = bill.lines.get(line.key) ?? {};
          return h(
            'li',
            {},
            h('span', {}, `${line.quantity} × ${line.title}`),
            h(
              'span.drawer-price',
              {},
              list !== line.total && h('s', {}, shop.money(list)),
              ' ',
              shop.money(line.total),
            ),
            off.length > 0 && h('span.drawer-off', {}, [...new Set(off.map((one) => shop.text(one.title)))].join(', ')),
          );
        }),
      );
      reductions.replaceChildren(
        ...bill.reductions.map(({ title: name, amount }) =>
          h('div', {}, h('dt', {}, shop.text(name)), h('dd', {}, shop.money(-amount))),
        ),
      );
      say(total, shop.money(bill.cart.total));
      say(said, '');
    },
  };
}
