// A calm checkout of one page: what it is, where it goes, one button. Suggestions come last and push nothing.

import { byId, h, say, wordsOf } from './parts/dom.js';
import { openPage } from './parts/page.js';
import { totals } from './parts/totals.js';

openPage({
  placement: 'checkout',
  drawer: false,
  show({ shop }) {
    const { words } = shop;
    const main = byId('main');
    document.title = `${words('checkout')} – ${shop.till.name}`;
    const list = h('ul.summary-lines', {});
    const sums = totals(shop);
    const delivery = h('p', {});
    const cost = h('p.delivery-cost', {});
    const pretend = h('p.quiet-text', {}, words('pretend'));
    const order = h('button.primary.order-button', { type: 'button', onclick: place }, words('place_order'));
    const notice = h('p.notice', { role: 'alert' });
    const content = [
      h('h1', {}, words('checkout')),
      h(
        'section.summary',
        { 'aria-labelledby': 'summary' },
        h('h2', { id: 'summary' }, words('summary')),
        list,
        sums.element,
      ),
      h(
        'section.delivery',
        { 'aria-labelledby': 'delivery' },
        h('h2', { id: 'delivery' }, words('delivery')),
        h('div.delivery-row', {}, delivery, cost),
        pretend,
      ),
      h('div.order', {}, order, notice),
      h('div.suggestions', {}, h('cart-associate', { placement: 'checkout' })),
    ];
    main.append(...content);
    let done = false;

    async function place() {
      done = true;
      try {
        await shop.adapter.clear();
        const title = h('h1', { tabindex: '-1' }, words('thanks'));
        main.replaceChildren(
          h(
            'div.plain',
            {},
            title,
            h('p', {}, words('thanks_text')),
            h('p', {}, h('a', { href: 'index.html' }, words('back'))),
          ),
        );
        title.focus();
      } catch (error) {
        done = false;
        say(notice, wordsOf(error) ?? words('failed'));
      }
    }

    return (bill) => {
      if (done) return;
      const { lines } = bill.cart;
      list.replaceChildren(
        ...lines.map((line) => {
          const { product, variant } = shop.find(line.variant);
          return h(
            'li',
            {},
            h('img', { src: shop.picture(product, variant), alt: '', width: 48, height: 48 }),
            h(
              'span.summary-title',
              {},
              line.title,
              line.quantity > 1 && h('span.summary-count', {}, ` × ${line.quantity}`),
            ),
            h('span.summary-price', {}, shop.money(line.total)),
          );
        }),
      );
      sums.update(bill);
      const quick = lines.find(({ product }) => product === 'priority-delivery');
      const shipped = lines.some((line) => line.requires_shipping);
      say(delivery, words(!shipped ? 'by_email' : quick ? 'priority' : 'standard'));
      say(cost, quick ? shop.money(quick.total) : words('free'));
      pretend.hidden = !shipped;
      order.disabled = lines.length === 0;
      if (lines.length === 0) list.replaceChildren(h('li.summary-empty', {}, words('empty')));
    };
  },
});
