// The second part of the engine (src/engine/parts.rs): it comes when it is needed, and what if it does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { eventually, inState, main, readCards, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { addOnPage, checkoutButton, hasLines, openCart, putIn } from './support/shop.mjs';

const guest = guests();
const FILE = '**/cart-associate-more.wasm';
const TRAY = 'desk-cable-tray';

test('mounted anew, a kit says what it said before, and looks so', guest({}, async (page) => {
  await page.goto('forms.html?cart=pot-1');
  await eventually(async () => (await readCards(page)).some(({ form }) => form === 'kit'), true, 'a kit');
  const look = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector('cart-associate');
    const kit = shadowRoot.querySelector('[data-form=kit] [part~=contents] li');
    return [shadowRoot.textContent, getComputedStyle(kit).display, shadowRoot.adoptedStyleSheets.length];
  });
  const before = await look();
  assert.equal(before[2], 2);
  await page.evaluate(async () => {
    globalThis.stage.handle.unmount();
    const { mount } = await import('./index.js');
    globalThis.stage.handle = mount({ rules: 'forms.bin', adapter: globalThis.stage.adapter });
    await globalThis.stage.handle.refresh();
  });
  await eventually(look, before, 'the same again');
}));

test('it does not come: a click is undone, the console says so, and the next click tries again', guest({ expected: /Cart Associate \(network\)|Failed to load resource/ }, async (page) => {
  await page.route(FILE, (route) => route.fulfill({ status: 503, body: 'Later' }));
  await putIn(page, 'standing-desk');
  await page.addInitScript(() => {
    globalThis.told = [];
    document.addEventListener('cart-associate:failed', ({ detail }) => globalThis.told.push(detail.code));
  });
  await page.reload();
  await openCart(page);
  await showing(page, [TRAY, 'desk-desk-mat']);
  await main(page, TRAY).click();
  await eventually(() => page.evaluate(() => globalThis.told), ['network'], 'told');
  await inState(page, TRAY, 'offered');
  await hasLines(page, ['Standing desk | 140 × 70 cm | 1 | $499.00']);
  await checkoutButton(page).click({ trial: true });
  await page.unroute(FILE);
  await main(page, TRAY).click();
  await inState(page, TRAY, 'accepted');
}));

test('it comes late: what the cart calls for is shown in the drawer that has opened meanwhile', guest({}, async (page) => {
  let deliver;
  const waiting = new Promise((resolve) => { deliver = resolve; });
  await page.route(FILE, async (route) => {
    await waiting;
    await route.continue();
  });
  const asked = page.waitForRequest(FILE);
  await addOnPage(page, 'oxford', { Colour: 'Brown', Size: '42' });
  await asked;
  assert.deepEqual(await readCards(page), [], 'nothing is decided by half an engine');
  deliver();
  await showing(page, ['leather-care', 'oxford-belt-set']);
}));
