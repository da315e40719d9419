// Drawers as the large themes build theirs: the same elements, classes and areas that scroll, as far as suggestions have to do
// with them. Each is open, and is drawn anew with every bill.

import { h, say } from '../parts/dom.js';
import { cartDrawer } from '../parts/drawer.js';

/** @import { Bill } from '../../adapters/memory/read.js' */
/** @import { Shop } from '../parts/shop.js' */
/** @typedef {{update: (bill: Bill) => void, open?: () => void}} GalleryDrawer */

/**
 * One line of a cart: the picture, the name, how many, what it costs.
 * @param {Shop} shop @param {import('../../types/cart.js').Line} line
 */
function row(shop, line) {
  const { product, variant } = shop.find(line.variant);
  return h(
    'div.line',
    {},
    h('img', { src: shop.picture(product, variant), alt: '' }),
    h(
      'div',
      {},
      h('p.name', {}, line.title ?? shop.text(product.title)),
      h('span.quantity', {}, '−', h('b', {}, String(line.quantity)), '+'),
    ),
    h('p.sum', {}, shop.money(line.total)),
  );
}

/**
 * What the drawers have in common.
 * @param {Shop} shop
 * @param {(parts: {title: HTMLElement, close: HTMLElement, lines: HTMLElement, total: HTMLElement, checkout: HTMLElement}) =>
 *   HTMLElement} build  answers what the page is to hold
 * @returns {GalleryDrawer}
 */
function drawer(shop, build) {
  const { words } = shop;
  const title = h('h2', { class: 'title' }, words('your_cart'));
  const close = h('button.close', { type: 'button', 'aria-label': words('close') }, '×');
  const lines = h('div.lines', {});
  const amount = h('span', {});
  const total = h('p.sum-total', {}, words('total'), amount);
  const checkout = h('button', { type: 'button', name: 'checkout' }, words('to_checkout'));
  document.body.append(build({ title, close, lines, total, checkout }));
  return {
    update({ cart }) {
      lines.replaceChildren(...cart.lines.map((line) => row(shop, line)));
      say(amount, shop.money(cart.total));
    },
  };
}

/** @type {Record<string, (shop: Shop) => GalleryDrawer>} */
export const DRAWERS = {
  demo: cartDrawer,

  dawn: (shop) =>
    drawer(shop, ({ title, close, lines, total, checkout }) => {
      checkout.className = 'cart__checkout-button button';
      return h(
        'cart-drawer.drawer.active',
        {},
        h(
          'div.drawer__inner',
          { role: 'dialog', 'aria-modal': 'true', 'aria-label': title.textContent },
          h('div.drawer__header', {}, title, close),
          h('cart-drawer-items', {}, h('form', { id: 'CartDrawer-Form' }, lines)),
          h('div.drawer__footer', {}, total, h('div.cart__ctas', {}, checkout)),
        ),
      );
    }),

  horizon: (shop) =>
    drawer(shop, ({ title, close, lines, total, checkout }) => {
      checkout.className = 'cart__checkout-button button';
      return h(
        'div.dialog-drawer',
        { role: 'dialog', 'aria-label': title.textContent },
        h(
          'div.cart-drawer__inner',
          {},
          h('div.theme-drawer__header', {}, title, close),
          h(
            'cart-items-component',
            {},
            h(
              'div.cart-drawer__content',
              {},
              h('div.cart-drawer__items', {}, h('form', {}, lines)),
              h('div.cart-drawer__summary', {}, total, checkout),
            ),
          ),
        ),
      );
    }),

  woocommerce: (shop) =>
    drawer(shop, ({ title, close, lines, total, checkout }) => {
      checkout.className = 'wc-block-components-button wp-element-button wc-block-mini-cart__footer-checkout';
      return h(
        'div.wc-block-mini-cart__drawer',
        { role: 'dialog', 'aria-label': title.textContent },
        h(
          'div.wp-block-woocommerce-filled-mini-cart-contents-block',
          {},
          h('div.wc-block-mini-cart__title', {}, title, close),
          h('div.wc-block-mini-cart__items', {}, lines),
          h('div.wc-block-mini-cart__footer', {}, total, checkout),
        ),
      );
    }),

  page: (shop) =>
    drawer(shop, ({ title, lines, total, checkout }) => {
      checkout.className = 'cart__checkout-button button';
      return h(
        'main.page-width',
        {},
        title,
        lines,
        h('div', { id: 'main-cart-footer' }, h('div.cart__footer', {}, h('div.cart__blocks', {}, total, checkout))),
      );
    }),
};
