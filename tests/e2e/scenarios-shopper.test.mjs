// Scenarios 25 and 26, and what is remembered: the shopper's consent, their language, their market.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, eventually, inState, no, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { counter, move, openCart, putIn, hasReason } from './support/shop.mjs';

const guest = guests();
const consented = ['cart-associate:ledger', 'cart-associate:visitor', 'alder-quince-visitor'];

test(
  '25: a visitor who is held out sees nothing, on no page; the decision says so',
  guest({ keys: consented }, async (page) => {
    await putIn(page, 'standing-desk');
    const panel = await counter(page);
    await panel.getByLabel('Agreed to be remembered').check();
    await panel.getByLabel('Held out: sees no suggestions').check();
    await hasReason(page, 'desk-cable-tray', 'held out');
    await openCart(page);
    assert.deepEqual(await readCards(page), []);
    await page.goto('product.html?id=standing-desk');
    await hasReason(page, 'desk-cable-tray', 'held out');
    assert.deepEqual(await readCards(page, 'product'), []);
  }),
);

test(
  'without consent nobody is held out',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    const panel = await counter(page);
    await panel.getByLabel('Held out: sees no suggestions').check();
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);

test(
  'with consent what was dismissed is remembered beyond the session, and forgotten with the consent',
  guest({ keys: consented }, async (page, { context }) => {
    await putIn(page, 'standing-desk');
    const panel = await counter(page);
    await panel.getByLabel('Agreed to be remembered').check();
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await no(page, 'desk-cable-tray').click();
    await showing(page, ['desk-desk-mat']);
    const lasting = (of) =>
      of.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('cart-associate:')));
    assert.ok((await lasting(page)).includes('cart-associate:ledger'));

    // Another window is another session.
    const other = await context.newPage();
    await other.goto('index.html');
    await openCart(other);
    await showing(other, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
    await (await counter(other)).getByLabel('Agreed to be remembered').uncheck();
    await eventually(() => lasting(other), [], 'what is left when the consent is withdrawn');
  }),
);

test(
  'without consent what was dismissed is forgotten with the session',
  guest({}, async (page, { context }) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await no(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'dismissed');
    await page.reload();
    await openCart(page);
    await showing(page, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
    const other = await context.newPage();
    await other.goto('index.html');
    await openCart(other);
    await showing(other, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);

test(
  '26: the page’s language, and where a text is missing in it the bundle’s own, marked as such',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await move(page, 'Language', 'de');
    await openCart(page);
    await says(page, 'desk-cable-tray', {
      title: 'Kabelwanne',
      why: 'Hält die Kabel am Schreibtisch vom Boden.',
      about: 'Zu: Schreibtisch',
    });
    const { button } = (await readCards(page))[0];
    assert.notEqual(button, 'Add');

    await move(page, 'Language', 'ar');
    await openCart(page);
    await says(page, 'desk-cable-tray', {
      title: 'Cable tray',
      why: 'Keeps the cables off the floor when your desk moves.',
    });
    const why = card(page, 'desk-cable-tray').locator('[part~="why"] > span').first();
    assert.deepEqual([await why.getAttribute('lang'), await why.getAttribute('dir')], ['en', 'ltr']);
  }),
);

test(
  'amounts are those of the market and the currency, never converted',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await move(page, 'Market', 'KW');
    await openCart(page);
    await says(page, 'desk-cable-tray', { difference: '+KWD 8.750' });
    await hasReason(page, 'desk-monitor-arm', 'wrong market');
    await move(page, 'Market', 'JP');
    await openCart(page);
    await says(page, 'desk-cable-tray', { difference: '+¥4,400' });
  }),
);
