// Why each offer is shown or withheld for the cart as it is, in the words of `npx cart-associate explain`.

import { realDocument } from '../loader/real-document.js';
import { whyNone } from './where.js';

const EVENTS = ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];

/** @typedef {import('../types/index.js').Placement} Placement */

const elements = () => [...realDocument.querySelectorAll('cart-associate')];

/** How long to wait for further news, in ms: several changes make one question. */
const SETTLED = 150;

/**
 * @param {Pick<typeof import('#authoring'), 'explain_cart'>} authoring
 * @param {import('../types/index.js').Options} options
 * @param {Uint8Array} bytes  the compiled rules that are shown
 * @param {ReturnType<typeof import('./panel.js').panel>} show
 * @param {import('./preview-script.js').ContextFor} contextFor
 */
export function reasons(authoring, { adapter, into }, bytes, show, contextFor) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SETTLED);
  };

  async function ask() {
    show.none(whyNone(into));
    const placements = placementsOf();
    show.placements(placements);
    const placement = placements.find((one) => one === show.placement()) ?? placements[0];
    try {
      const cart = await adapter.read();
      const { offers, error } = authoring.explain_cart(
        bytes,
        JSON.stringify(cart),
        JSON.stringify(contextFor(placement)),
      );
      show.reasons(offers, error?.message);
    } catch (error) {
      show.reasons(undefined, `the cart cannot be read: ${/** @type {Error} */ (error).message}`);
    }
  }

  for (const name of EVENTS) realDocument.addEventListener(`cart-associate:${name}`, soon);
  // It may open or close the drawer.
  realDocument.addEventListener('click', soon);
  try {
    adapter.subscribe(soon);
  } catch {
    // The controller has said so already.
  }
  show.asked(soon);
  soon();
}

/** The placements of this page; a cart is on every page, drawn or not. */
const placementsOf = () => {
  const found = elements().map(({ placement = 'cart' }) => placement);
  return [...new Set(found.length > 0 ? found : [/** @type {Placement} */ ('cart')])];
};
