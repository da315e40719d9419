// Why each offer is shown or withheld for the cart as it is, in the words of `npx cart-associate explain`.

import { contextOf } from '../context.js';

const EVENTS = ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];

/** The handle of `mount`, which is shared by every copy of the script. */
const mounted = () => globalThis[Symbol.for('cart-associate')];

/** How long to wait for further news, in ms: several changes make one question. */
const SETTLED = 150;

/**
 * @param {typeof import('#authoring')} authoring
 * @param {import('../mount.js').Options} options
 * @param {Uint8Array} bytes  the compiled rules that are shown
 * @param {ReturnType<typeof import('./panel.js').panel>} show
 */
export function reasons(authoring, options, bytes, show) {
  const { adapter } = options;
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SETTLED);
  };

  async function ask() {
    const placements = placementsOf();
    show.placements(placements);
    const placement = placements.includes(show.placement()) ? show.placement() : placements[0];
    try {
      const cart = await adapter.read();
      const { offers, error } = authoring.explain_cart(
        bytes,
        JSON.stringify(cart),
        JSON.stringify(contextFor(placement)),
      );
      show.reasons(offers, error?.message);
    } catch (error) {
      show.reasons(undefined, `the cart cannot be read: ${error.message}`);
    }
  }

  function contextFor(placement) {
    const viewed = [...document.querySelectorAll('cart-associate')].find(
      (one) => one.placement === placement && one.viewed,
    )?.viewed;
    const consent = Boolean(options.consent?.() ?? adapter.consent?.());
    const visitor = consent ? (typeof options.visitor === 'function' ? options.visitor() : options.visitor) : undefined;
    const ledger = mounted()?.ledger();
    return contextOf(options, adapter.context?.() ?? {}, {
      placement,
      visitor,
      ...(viewed && { viewed }),
      ...(ledger && { ledger }),
    });
  }

  for (const name of EVENTS) document.addEventListener(`cart-associate:${name}`, soon);
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
  const found = [...document.querySelectorAll('cart-associate')].map(({ placement = 'cart' }) => placement);
  return [...new Set(found.length > 0 ? found : ['cart'])];
};
