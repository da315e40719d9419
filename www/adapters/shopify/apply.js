// One change of the cart, carried out: what is new goes in first, so that nothing is lost where it does not; then lines
// are altered, and in one last request others leave, with the codes. Loaded when a shopper presses a button for the
// first time.

import { timeFor } from '../common/time.js';
import { actionsOf, throughActions } from './actions.js';
import { marked, offersOn } from './attribution.js';
import { carried, entered, inForce, refusedOf } from './codes.js';
import { gone, lineAt, print, sameAs } from './lines.js';
import { poster } from './post.js';
import { valuesOf } from './read.js';
import { refresh } from './refresh.js';

/** @import { Cart } from '../../types/cart.js' */
/** @import { NewLine } from '../../types/change.js' */
/** @import { AjaxCart, AjaxLine } from './shapes.js' */

/**
 * @param {import('../../types/change.js').CartChange} change
 * @param {import('../../types/adapter.js').Mark|undefined} mark  what to write down for the merchant's reports
 * @param {object} shop
 * @param {import('./index.js').ShopifyOptions} shop.options
 * @param {string} shop.root  where the shop begins
 * @param {AjaxCart} shop.cart  as last read
 * @param {(signal?: AbortSignal) => Promise<Cart>} shop.read  the cart, asked for anew
 * @param {(raw: AjaxCart) => Cart} shop.take  the cart of what somebody else was answered
 * @returns {Promise<Cart>} the cart after; rejects with the shop's own words, or none
 */
export async function apply(change, mark, { options, root, cart, read, take }) {
  const { attribution = 'line' } = options;
  const signal = AbortSignal.timeout(timeFor(options.patience));
  const post = poster(root, signal);
  const onLine = attribution === 'line' ? mark : undefined;

  const items = change.add.map((line) => marked(line, onLine, cart));
  /** @type {{old: AjaxLine, line: NewLine}[]} */
  const edits = [];
  const leaving = change.remove.map((key) => lineAt(cart, key)).filter((line) => line !== undefined);
  for (const { key, with: line } of change.replace) {
    const old = lineAt(cart, key) ?? gone();
    // Another variant or plan is another line: Shopify changes the plan of a line by its place only, and that is not to
    // be relied on.
    if (sameAs(old, line)) edits.push({ old, line });
    else {
      items.push(marked(line, onLine, cart));
      leaving.push(old);
    }
  }
  const attributes = attribution === 'cart' && mark ? { _offers: offersOn(cart, mark) } : undefined;
  const codes = change.codes && carried(cart, change.codes);

  const actions = actionsOf(globalThis);
  if (actions && !edits.length && !leaving.length && !attributes && !items.some((item) => item.parent_line_key)) {
    // The theme's own way: it draws itself anew.
    await throughActions(actions, items, codes, signal);
    const after = await read(signal);
    const refused = refusedOf(codes, cart, after.codes);
    if (!refused.length) return after;
    await throughActions(actions, [], entered(cart), signal);
    return read(signal);
  }

  let now = cart;
  if (items.length) {
    await post('add', { items });
    // A key may be another now: what came can have changed the discounts of what was there.
    if (edits.length || leaving.length) now = await post('cart');
  }
  for (const { old, line } of edits) {
    const { key } = lineAt(now, old.key, old) ?? gone();
    // What is not sent stays as it is.
    const isSame = print(old.properties) === print(line.properties);
    now = await post('change', {
      id: key,
      quantity: line.quantity,
      properties: isSame ? undefined : valuesOf(line.properties),
    });
  }
  /** @type {Record<string, number>} */
  const updates = {};
  for (const old of leaving) {
    const line = lineAt(now, old.key, old);
    if (line) updates[line.key] = 0;
  }
  if (Object.keys(updates).length || codes || attributes) {
    const discount = codes && { discount: codes.join(',') };
    now = await post('update', { updates, ...discount, ...(attributes && { attributes }) });
    // A code of ours that does not work is not left behind for the shopper to wonder at.
    if (refusedOf(codes, cart, inForce(now)).length) await post('update', { discount: entered(cart).join(',') });
  }
  const fresh = await refresh(globalThis, { root, signal, ...options }, () => post('cart'));
  return fresh ? take(fresh) : read(signal);
}
