// One product: its picture, its options, the button, and below the button room for a suggestion.

import { byId, h, say, wordsOf } from './parts/dom.js';
import { openPage } from './parts/page.js';
import { productForm } from './parts/product-form.js';

const suggestions = h('cart-associate', { placement: 'product' });

/** @type {ReturnType<typeof openPage>} */
const page = openPage({
  placement: 'product',
  show({ shop, drawer }) {
    const main = byId('main');
    const found = shop.product(new URL(location.href).searchParams.get('id') ?? '');
    if (!found) {
      main.append(
        h(
          'div.plain',
          {},
          h('h1', {}, shop.words('not_found')),
          h('p', {}, h('a', { href: 'index.html' }, shop.words('back'))),
        ),
      );
      return () => {};
    }
    const product = found;
    document.title = `${shop.text(product.title)} – ${shop.till.name}`;
    const picture = h('img.product-picture', {
      src: shop.picture(product),
      alt: shop.text(product.image.alt),
      width: 400,
      height: 400,
    });
    const price = h('p.price', {});
    const unit = h('p.unit-price', {});
    const notice = h('p.notice', { role: 'alert' });
    const add = h('button.primary', { type: 'submit' });
    const form = productForm(shop, product, update);
    main.append(
      h('div.product-image', {}, picture),
      h(
        'div.product-text',
        {},
        h('p.vendor', {}, product.vendor),
        h('h1', {}, shop.text(product.title)),
        price,
        unit,
        h('p.blurb', {}, shop.text(shop.till.blurbs[product.id])),
        h('form', { onsubmit: put }, form.element, add),
        notice,
        suggestions,
      ),
    );

    /** @param {SubmitEvent} event */
    async function put(event) {
      event.preventDefault();
      say(notice, '');
      try {
        await shop.adapter.add({ variant: form.variant().id, plan: form.plan() });
        drawer?.open();
      } catch (error) {
        say(notice, wordsOf(error) ?? shop.words('failed'));
      }
    }

    function update() {
      const variant = form.variant();
      const amount = shop.price(variant.id, form.plan());
      const sold = shop.available(variant.id);
      say(price, amount === undefined ? shop.words('not_here', { currency: shop.place.currency }) : shop.money(amount));
      const measure = variant.unit_price;
      say(
        unit,
        measure && amount !== undefined
          ? `${shop.money(Math.round((amount * measure.reference) / measure.quantity))} / ${measure.reference} ${measure.unit}`
          : '',
      );
      say(add, sold ? shop.words('add') : shop.words('sold_out'));
      add.disabled = !sold || amount === undefined;
      const src = shop.picture(product, variant);
      if (picture.getAttribute('src') !== src) picture.setAttribute('src', src);
      // What is looked at is what the suggestions on this page are about.
      if (suggestions.getAttribute('variant') !== variant.id) {
        suggestions.setAttribute('product', product.id);
        suggestions.setAttribute('variant', variant.id);
        page.then((opened) => opened.suggestions.refresh());
      }
    }
    return update;
  },
});
