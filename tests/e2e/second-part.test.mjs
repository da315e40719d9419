// The second part of the engine (src/engine/parts.rs): it comes when it is needed, and what if it does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, eventually, inState, main, readCards, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { addOnPage, checkoutButton, hasLines, openCart, putIn } from './support/shop.mjs';

const guest = guests();
const FILE = '**/cart-associate-more.wasm';
const TRAY = 'desk-cable-tray';

/** Holds the file back until what is answered is called. */
async function held(page) {
  let deliver;
  const waiting = new Promise((resolve) => {
    deliver = resolve;
  });
  await page.route(FILE, async (route) => {
    await waiting;
    await route.continue();
  });
  return deliver;
}

/** As a single-page app does when its shopper comes back. */
const mountAnew = (page) =>
  page.evaluate(async () => {
    globalThis.stage.handle.unmount();
    const { mount } = await import('./index.js');
    globalThis.stage.handle = mount({ rules: 'forms.bin', adapter: globalThis.stage.adapter });
    await globalThis.stage.handle.refresh();
  });

test(
  'mounted anew, a kit says what it said before, and looks so',
  guest({}, async (page) => {
    await page.goto('forms.html?cart=pot-1');
    await eventually(async () => (await readCards(page)).some(({ form }) => form === 'kit'), true, 'a kit');
    const look = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector('cart-associate');
        const kit = shadowRoot.querySelector('[data-form=kit] [part~=contents] li');
        return [shadowRoot.textContent, getComputedStyle(kit).display, shadowRoot.adoptedStyleSheets.length];
      });
    const before = await look();
    assert.equal(before[2], 2);
    await mountAnew(page);
    await eventually(look, before, 'the same again');
  }),
);

test(
  'it does not come: a click is undone, the console says so, and the next click tries again',
  guest({ expected: /Cart Associate \(network\)|Failed to load resource/ }, async (page) => {
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
  }),
);

test(
  'it comes late: what the cart calls for is shown in the drawer that has opened meanwhile',
  guest({}, async (page) => {
    const deliver = await held(page);
    const asked = page.waitForRequest(FILE);
    await addOnPage(page, 'oxford', { Colour: 'Brown', Size: '42' });
    await asked;
    assert.deepEqual(await readCards(page), [], 'nothing is decided by half an engine');
    deliver();
    await showing(page, ['leather-care', 'oxford-belt-set']);
  }),
);

const LAMP = ['lamp-shade', 'lamp-bulb'];
const KIT = 'tea-set';
const offline = { expected: /Cart Associate \(network\)|ERR_FAILED/ };
const add = (page, variant) =>
  page.evaluate((which) => globalThis.stage.adapter.add({ variant: which, quantity: 1 }), variant);
const cutOff = (page) => page.route(FILE, (route) => route.abort());

test(
  'it does not come when the cart calls for it: what was decided for the cart before goes, and keeps its space',
  guest(offline, async (page) => {
    await cutOff(page);
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, LAMP);
    const height = () => associate(page).evaluate((element) => element.getBoundingClientRect().height);
    const before = await height();
    await add(page, 'pot-1');
    await showing(page, []);
    assert.equal(await height(), before, 'nothing moves under the shopper’s finger');
    // The next change tries again.
    await page.unroute(FILE);
    await add(page, 'pot-1');
    await eventually(
      async () => (await readCards(page)).some(({ offer, state }) => offer === KIT && state === 'offered'),
      true,
      'the kit',
    );
  }),
);

test(
  'it does not come, and the drawer is closed: at its next opening there is nothing in it',
  guest(offline, async (page) => {
    await cutOff(page);
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, LAMP);
    await page.evaluate(() => {
      document.querySelector('main').style.display = 'none';
    });
    await eventually(() => page.evaluate(() => document.querySelector('main').checkVisibility()), false);
    const failed = page.waitForEvent('requestfailed');
    await add(page, 'pot-1');
    await failed;
    await eventually(() => associate(page).evaluate((element) => element.hidden), true, 'hidden');
  }),
);

test(
  'a card that has gone while its click waited stays gone',
  guest({}, async (page) => {
    const deliver = await held(page);
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, LAMP);
    await main(page, 'lamp-bulb').click();
    await inState(page, 'lamp-bulb', 'busy');
    // The same from the theme, which is quicker.
    await add(page, 'bulb-1');
    await inState(page, 'lamp-bulb', 'gone');
    deliver();
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('more.wasm')),
    );
    await page.evaluate(() => globalThis.stage.handle.explain('cart'));
    await inState(page, 'lamp-bulb', 'gone');
    const { lines } = await page.evaluate(() => globalThis.stage.adapter.read());
    assert.deepEqual(
      lines.map(({ variant, quantity }) => [variant, quantity]),
      [
        ['lamp-1', 1],
        ['bulb-1', 1],
      ],
    );
  }),
);

test(
  'unmounted while it is on its way, it changes nothing for whoever is mounted then',
  guest({}, async (page) => {
    const deliver = await held(page);
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, LAMP);
    const asked = page.waitForRequest(FILE);
    await main(page, 'lamp-bulb').hover();
    await asked;
    // Away from the cards: the one that is mounted then does not ask for it.
    await page.mouse.move(0, 0);
    await mountAnew(page);
    await showing(page, LAMP);
    const came = page.waitForResponse(FILE);
    deliver();
    await came;
    await page.waitForTimeout(200);
    await add(page, 'pot-1');
    await eventually(
      async () => (await readCards(page)).find(({ offer }) => offer === KIT)?.button,
      'Add the set',
      'a kit with its words',
    );
  }),
);
