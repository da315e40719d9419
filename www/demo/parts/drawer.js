// The cart drawer: a dialog with a header, a body that scrolls, and a foot that stays where it is whatever the body
// does. The suggestions live at the end of the body, so that nothing of ours comes after them and moves.

import { h, icon, icons, say, wordsOf } from './dom.js';
import { cartLines } from './lines.js';
import { codes, totals } from './totals.js';

/** @import { Bill } from '../../adapters/memory/read.js' */
/** @typedef {ReturnType<typeof cartDrawer>} Drawer */

/** @param {import('./shop.js').Shop} shop */
export function cartDrawer(shop) {
  const title = h('h2', { id: 'drawer-title', tabindex: '-1' });
  const close = h('button.quiet', { type: 'button', onclick: shut }, icon(icons.close));
  const emptyText = h('p', {});
  const emptyLink = h('button.secondary', { type: 'button', onclick: shut });
  const empty = h('div.drawer-empty', {}, emptyText, emptyLink);
  const notice = h('p.notice', { role: 'alert' });
  const checkout = h('a.primary.checkout-button', { href: 'checkout.html' });
  const lines = cartLines(shop, attempt);
  const sums = totals(shop);
  const codeBox = codes(shop, attempt);
  const suggestions = h('cart-associate', { placement: 'cart' });
  const body = h('div.drawer-body', {}, empty, lines.element, suggestions);
  const foot = h('div.drawer-foot', {}, notice, codeBox.element, sums.element, checkout);
  const panel = h(
    'div.drawer-panel',
    { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'drawer-title', onkeydown: keys },
    h('div.drawer-head', {}, title, close),
    body,
    foot,
  );
  const shade = h('div.drawer-shade', { onclick: shut });
  // The page keeps its scroll bar, so that nothing on it moves; it just does not scroll from here.
  for (const type of ['wheel', 'touchmove'])
    shade.addEventListener(type, (event) => event.preventDefault(), { passive: false });
  const drawer = h('div.drawer', { hidden: true }, shade, panel);
  document.body.append(drawer);
  /** @type {Element|null} */
  let opener = null;

  /** Says so where it is refused. @type {import('./shapes.js').Attempt} */
  async function attempt(work) {
    panel.setAttribute('aria-busy', 'true');
    say(notice, '');
    try {
      await work();
      say(
        notice,
        shop.adapter
          .refused()
          .map(({ message }) => message)
          .join(' '),
      );
      return true;
    } catch (error) {
      say(notice, wordsOf(error) ?? shop.words('failed'));
      return false;
    } finally {
      panel.removeAttribute('aria-busy');
    }
  }

  /** @returns {NodeListOf<HTMLElement>} */
  const behind = () => document.querySelectorAll('#header, #main, .site-footer');

  function open() {
    if (!drawer.hidden) return;
    opener = document.activeElement;
    drawer.hidden = false;
    document.documentElement.classList.add('drawer-open');
    for (const element of behind()) element.inert = true;
    title.focus({ preventScroll: true });
    drawer.dispatchEvent(new CustomEvent('drawer:open', { bubbles: true }));
  }

  function shut() {
    if (drawer.hidden) return;
    drawer.hidden = true;
    document.documentElement.classList.remove('drawer-open');
    for (const element of behind()) element.inert = false;
    say(notice, '');
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    drawer.dispatchEvent(new CustomEvent('drawer:close', { bubbles: true }));
  }

  /**
   * Like the large themes' traps, this one knows only the first and the last control. What is between them comes by
   * itself.
   * @param {KeyboardEvent} event
   */
  function keys(event) {
    if (event.key === 'Escape') shut();
    if (event.key !== 'Tab') return;
    // Beside the open panel, Tab goes on into the panel.
    if (document.documentElement.classList.contains('counter-open')) return;
    const last = checkout.hidden ? emptyLink : checkout;
    const at = document.activeElement;
    if (event.shiftKey && (at === close || at === title)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && at === last) {
      event.preventDefault();
      close.focus();
    }
  }

  /** @param {Bill} bill */
  function update(bill) {
    const { words } = shop;
    const count = bill.cart.lines.reduce((sum, line) => sum + line.quantity, 0);
    const none = count === 0;
    say(title, count === 0 ? words('your_cart') : `${words('your_cart')} (${count})`);
    close.setAttribute('aria-label', words('close'));
    say(emptyText, words('empty'));
    say(emptyLink, words('keep_looking'));
    empty.hidden = !none;
    codeBox.element.hidden = none;
    sums.element.hidden = none;
    checkout.hidden = none;
    say(checkout, words('to_checkout'));
    lines.update(bill);
    codeBox.update(bill);
    sums.update(bill);
    // What had the focus may be gone: it goes to the title, not to nowhere.
    if (!drawer.hidden && document.activeElement === document.body) title.focus({ preventScroll: true });
  }
  return { open, shut, update, attempt, element: drawer };
}
