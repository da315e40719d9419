// Why each offer is shown or withheld for the cart as it is: what the engine of this very page decides, in the words of
// `npx cart-associate explain`.

const EVENTS = ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];

/** The handle of `mount`, which is shared by every copy of the script. */
const mounted = () => globalThis[Symbol.for('cart-associate')];

/** How long to wait for further news, in ms: several changes make one question. */
const SETTLED = 150;

/**
 * @param {typeof import('#authoring')} authoring
 * @param {import('../mount.js').Options} options
 * @param {Uint8Array|undefined} bytes  the draft, compiled; undefined while the shop's own rules are shown
 * @param {ReturnType<typeof import('./panel.js').panel>} show
 */
export function reasons(authoring, { adapter }, bytes, show) {
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SETTLED);
  };

  async function ask() {
    const placements = placementsOf();
    show.placements(placements);
    const placement = placements.includes(show.placement()) ? show.placement() : placements[0];
    const answer = await mounted()?.explain(placement);
    show.reasons(answer?.map((one) => ({ ...one, text: wordsFor(one) })));
  }

  const wordsFor = ({ shown, reason, by, text }) => (shown ? text : authoring.withheld_text(reason, by));

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
