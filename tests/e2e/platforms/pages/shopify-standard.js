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

/** The cart in the standard's form; a declined change is an answer, not a rejection. */
async function answered({ ok, body }) {
  const { token, item_count: totalQuantity, total_price: total, currency } = (await ajax('cart.js?theme')).body;
  const totalAmount = { amount: (total / 100).toFixed(2), currencyCode: currency };
  const cart = { id: `gid://shopify/Cart/${token}`, totalQuantity, cost: { totalAmount } };
  return ok ? { cart } : { cart, userErrors: [{ message: body.description }] };
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
  return answered(said);
}

const updateCart = (asked, { event, signal } = {}) =>
  happening('add', asked.lines ?? [], () => carryOut(asked, signal), { context: 'standard-action', ...event });
updateCart.isDefault = () => false;
Shopify.actions = { updateCart };
/** As Horizon's header does: it counts by what the promise is resolved with, and nothing when there is no cart. */
document.addEventListener('shopify:cart:lines-update', ({ promise }) =>
  promise.then(
    ({ cart }) => drawn.push(cart?.totalQuantity ?? 0),
    () => {},
  ),
);

start(shopifyAdapter(options), {
  drawn,
  theme: {
    setQuantity: (variant, quantity) =>
      happening('update', [], async () => answered(await setQuantity(variant, quantity))),
  },
});
