// The top of every page: the shop's name, light or dark, the cart.

import { byId, h, hidden, icon, icons, say } from './dom.js';

/**
 * @param {import('./shop.js').Shop} shop
 * @param {(() => void)|undefined} openCart  absent where the cart cannot be opened
 * @returns {(bill: import('../../adapters/memory/read.js').Bill) => void}
 */
export function header(shop, openCart) {
  const root = byId('header');
  const count = h('span.count', {});
  const cartWord = h('span.cart-word', {});
  const items = hidden('');
  const cart = h(
    'button.cart-button',
    { type: 'button', 'aria-haspopup': 'dialog', onclick: openCart },
    icon(icons.bag),
    cartWord,
    ' ',
    count,
    ' ',
    items,
  );
  const theme = h('button.quiet', { type: 'button', onclick: switchTheme }, icon(icons.moon));
  root.className = 'site-header';
  root.append(
    h('a.wordmark', { href: 'index.html' }, shop.till.name),
    h('div.header-tools', {}, theme, openCart && cart),
  );

  return (bill) => {
    const n = bill.cart.lines.reduce((sum, line) => sum + line.quantity, 0);
    say(cartWord, shop.words('cart'));
    say(count, String(n));
    say(items, shop.words('items'));
    theme.setAttribute('aria-label', shop.words('theme'));
    const note = document.getElementById('footer-note');
    if (note) say(note, shop.words('footer'));
  };
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('alder-quince-theme', root.dataset.theme);
  } catch {
    // Storage is blocked: it holds for this page.
  }
}
