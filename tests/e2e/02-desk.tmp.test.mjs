import test from 'node:test';
import { guests } from './support/guest.mjs';
import { readCards, showing } from './support/cards.mjs';
import { openCart, putIn, reason, cartLines, total } from './support/shop.mjs';
const guest = guests();
test('x', guest({}, async (page) => {
  await putIn(page, 'standing-desk');
  await openCart(page);
  await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  console.log(JSON.stringify(await readCards(page), null, 1), await cartLines(page), await total(page));
  console.log(await reason(page, 'desk-monitor-arm'));
}));
