// The catalog: shelves of products, with a button for those that need no choosing.

import { byId, h, say } from './parts/dom.js';
import { openPage } from './parts/page.js';

openPage({
  placement: 'cart',
  show({ shop, drawer }) {
    document.title = `${shop.till.name} – ${shop.words('tagline')}`;
    say(byId('welcome-title'), shop.words('tagline'));
    say(byId('welcome-text'), shop.words('intro'));
    byId('shelves').append(
      ...shop
        .shelves()
        .map((shelf) =>
          h(
            'section.shelf',
            { 'aria-labelledby': `shelf-${shelf.id}` },
            h('h2', { id: `shelf-${shelf.id}` }, shelf.title),
            h('ul.products', {}, ...shelf.products.map((product) => card(shop, drawer, product))),
          ),
        ),
    );
    return () => {};
  },
});

/**
 * @param {import('./parts/shop.js').Shop} shop
 * @param {import('./parts/drawer.js').Drawer|undefined} drawer
 * @param {import('./parts/shapes.js').DemoProduct} product
 */
function card(shop, drawer, product) {
  const [variant] = product.variants;
  const prices = product.variants.map(({ id }) => shop.price(id)).filter((price) => price !== undefined);
  const lowest = Math.min(...prices);
  const title = shop.text(product.title);
  const price =
    prices.length === 0
      ? shop.words('not_here', { currency: shop.place.currency })
      : prices.some((one) => one !== lowest)
        ? shop.words('from', { price: shop.money(lowest) })
        : shop.money(lowest);
  const sold = product.variants.some(({ id }) => shop.available(id));
  const plain = product.variants.length === 1 && prices.length > 0;
  const button =
    plain &&
    h(
      'button.secondary.quick',
      {
        type: 'button',
        disabled: !sold,
        'aria-label': `${shop.words('add')}: ${title}`,
        onclick: async () => {
          drawer?.open();
          await drawer?.attempt(() => shop.adapter.add({ variant: variant.id }));
        },
      },
      sold ? shop.words('add') : shop.words('sold_out'),
    );
  return h(
    'li.product-card',
    {},
    h(
      'a.product-link',
      { href: product.url },
      h('img', {
        src: shop.picture(product),
        alt: shop.text(product.image.alt),
        width: 400,
        height: 400,
        loading: 'lazy',
      }),
      h('span.product-title', {}, title),
      h('span.product-price', {}, price),
    ),
    button ||
      h(
        'a.secondary.quick',
        { href: product.url, 'aria-label': `${shop.words('choose')}: ${title}` },
        shop.words('choose'),
      ),
  );
}
