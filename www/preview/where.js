// Where suggestions can stand in a page, for whoever works on the shop and sees none.

import { realDocument } from '../loader/real-document.js';

/** What the remedy is where a selector matches nothing. */
const NAME_A_PLACE =
  'Name what the suggestions are to stand before, such as .cart-drawer .totals, or leave it out for the themes that are known ' +
  '(docs/mounting.md)';

/** @param {string} into */
const unmatched = (into) => `data-into="${into}" matches nothing in this page`;

/**
 * Tells of a selector that still matches nothing some time after the shopper has turned to a cart with something in it.
 * @param {import('../loader/wave.js').LoaderOptions} options
 * @param {ReturnType<typeof import('../loader/complain.js').complaints>} complain
 */
export async function sayUnplaced({ adapter, into }, complain) {
  try {
    const { read } = typeof adapter === 'function' ? await adapter() : adapter;
    if ((await read()).lines.length > 0) complain('into', { message: `${unmatched(`${into}`)}. ${NAME_A_PLACE}` });
  } catch {
    // A cart that cannot be read needs no suggestions.
  }
}

/**
 * Why none is to be seen in this page as it is now; undefined where some are, or where the reasons of the offers say it.
 * @param {string|boolean|undefined} into  as in the options
 */
export function whyNone(into) {
  const elements = [...realDocument.querySelectorAll('cart-associate')];
  if (elements.length === 0)
    return `Nothing can be seen in this page: it has no place for suggestions. ${whereInTheme(into)}.`;
  const ready = elements.filter(({ shadowRoot }) => shadowRoot?.querySelector('[part~=card]'));
  if (ready.length === 0 || ready.some((element) => element.checkVisibility({ visibilityProperty: true })))
    return undefined;
  return 'There are suggestions, in a drawer that is closed or was opened before they came: open the cart, or close it and open it again.';
}

/** @param {string|boolean|undefined} into */
function whereInTheme(into) {
  if (typeof into === 'string') return `${unmatched(into)}. ${NAME_A_PLACE}`;
  if (realDocument.querySelector('cart-notification'))
    return (
      'This theme shows a notification when something is added, and has no cart drawer: suggestions stand on the cart page. For a ' +
      'drawer, choose the cart type “Drawer” in the settings of the theme'
    );
  return (
    'They stand in the cart drawer and on the cart page of Dawn, Horizon, WooCommerce and the themes built on these. In another theme ' +
    'name a place by data-into, or write <cart-associate placement="cart"> into it (docs/mounting.md)'
  );
}
