// A theme with standard events, and with actions that it carries out itself.

import { shopifyAdapter } from '../adapters/shopify/index.js';
import { ajax, setQuantity } from './shopify-theme.js';
import { options, start } from './start.js';

const drawn = [];

/** Dispatched before anything happens; the promise is kept when it has. */
function happening(action, lines, work, { context = 'cart', detail } = {}) {
  const promise = work();
  document.dispatchEvent(
    Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
      action,
      context,
      lines,
      promise,
      detail,
    }),
  );
  return promise;
}

const tail = (gid) => Number(gid.split('/').at(-1));
async function carryOut({ lines = [], discountCodes }, signal) {
  let said = { ok: true };
  if (lines.length) {
    said = await ajax(
      'cart/add.js',
      {
        items: lines.map(({ merchandiseId, quantity, attributes = [], sellingPlanId }) => ({
          id: tail(merchandiseId),
          quantity,
          properties: Object.fromEntries(attributes.map(({ key, value }) => [key, value])),
          ...(sellingPlanId && { selling_plan: tail(sellingPlanId) }),
        })),
      },
      signal,
    );
  }
  if (said.ok && discountCodes) said = await ajax('cart/update.js', { discount: discountCodes.join(',') }, signal);
  // A declined change is an answer, not a rejection.
  return said.ok ? { cart: null } : { cart: null, userErrors: [{ message: said.body.description }] };
}

const updateCart = (asked, { event, signal } = {}) =>
  happening('add', asked.lines ?? [], () => carryOut(asked, signal), { context: 'standard-action', ...event });
updateCart.isDefault = () => false;
Shopify.actions = { updateCart };
document.addEventListener('shopify:cart:lines-update', ({ promise }) =>
  promise.then(
    () => drawn.push(1),
    () => {},
  ),
);

start(shopifyAdapter(options), {
  drawn,
  theme: {
    setQuantity: (variant, quantity) =>
      happening('update', [], async () => {
        const { ok, body } = await setQuantity(variant, quantity);
        return ok ? { cart: null } : { cart: null, userErrors: [{ message: body.description }] };
      }),
  },
});
