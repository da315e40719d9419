// What every page has: the shop, the header, the drawer, the suggestions, the panel behind the counter.

import { associate } from '../associate.js';
import { cartDrawer } from './drawer.js';
import { header } from './header.js';
import { counterPanel } from './panel.js';
import { openShop } from './shop.js';

/** @typedef {(bill: import('../../adapters/memory/read.js').Bill) => void} Update */

/**
 * @param {object} page
 * @param {'product'|'cart'|'checkout'} page.placement  where this page's own suggestions are
 * @param {boolean} [page.drawer]    whether the cart opens over it
 * @param {(everything: {shop: import('./shop.js').Shop, drawer?: import('./drawer.js').Drawer}) => Update} page.show
 *   builds the page once and answers what to do on every change
 */
export async function openPage({ placement, drawer: withDrawer = true, show }) {
  const shop = await openShop();
  const drawer = withDrawer ? cartDrawer(shop) : undefined;
  const updates = [header(shop, drawer?.open)];
  if (drawer) updates.push(drawer.update);
  updates.push(show({ shop, drawer }));

  function update() {
    shop.speak();
    const bill = shop.adapter.bill();
    for (const one of updates) one(bill);
  }
  update();
  shop.adapter.subscribe(update);

  const suggestions = associate(shop);
  updates.push(counterPanel({ shop, suggestions, placement, drawer }));
  update();
  if (drawer && location.hash === '#cart') drawer.open();
  return { shop, drawer, suggestions };
}
