// Nothing that the shopper may be about to press moves, whatever we do in an open drawer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, cardsIn, inState, main, no, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { counter, openCart, putIn } from './support/shop.mjs';

const guest = guests();

/** Begins to collect layout shifts, of which the shopper's own acts are no excuse. */
const watch = (context) =>
  context.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // The panel behind the counter is no part of the shop: its log grows while the test pulls its levers.
        if (
          entry.sources.length > 0 &&
          entry.sources.every(({ node }) => (node?.closest ? node : node?.parentElement)?.closest('.counter'))
        )
          continue;
        globalThis.shifts.push({
          value: entry.value,
          what: entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/**
 * Where everything is that can be pressed and seen, in the drawer and in the cards; by a name that outlives a
 * redrawing. The lines of the cart are the theme's own, and come and go with what is in the cart.
 */
const places = (page) =>
  page.evaluate(() => {
    const found = {};
    const note = (root, prefix) => {
      for (const node of root.querySelectorAll('a[href],button,input,select,summary')) {
        const { x, y, width, height } = node.getBoundingClientRect();
        if (
          !node.checkVisibility({ visibilityProperty: true }) ||
          width === 0 ||
          node.closest('.counter, .line, .codes')
        )
          continue;
        const own = node.closest('[data-offer]')?.dataset.offer;
        const name = own
          ? [own, node.getAttribute('part') ?? node.type, node.value].join(' ')
          : node.textContent.trim() || node.getAttribute('aria-label') || node.name;
        found[`${prefix} ${name}`] = [x, y, height].map(Math.round);
      }
    };
    note(document, 'page');
    // Without one the script has not come yet.
    for (const { shadowRoot } of document.querySelectorAll('cart-associate')) if (shadowRoot) note(shadowRoot, 'card');
    return found;
  });

/** Two frames: everything that was going to be drawn has been. */
const drawn = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );

/** Whatever was there and is still there is where it was. */
async function still(page, before, act) {
  await drawn(page);
  const now = await places(page);
  for (const [name, place] of Object.entries(before))
    if (now[name]) assert.deepEqual(now[name], place, `${name}, after: ${act}`);
  assert.ok(now['page Checkout'], `the checkout button is there, after: ${act}`);
  return now;
}

// Without the theme's own movement.
const withRoom = { init: watch, reducedMotion: 'reduce', viewport: { width: 1280, height: 1100 } };

test(
  'a suggestion that comes into the open drawer moves nothing',
  guest(withRoom, async (page) => {
    // The rules come late: the drawer is open, and the shopper is reading.
    let answer;
    const late = new Promise((go) => {
      answer = go;
    });
    await putIn(page, 'standing-desk');
    await page.route('**/rules.bin', async (route) => {
      await late;
      await route.continue();
    });
    await page.reload();
    await openCart(page);
    await drawn(page);
    await page.evaluate(() => {
      globalThis.shifts.length = 0;
    });
    const before = await places(page);
    answer();
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await still(page, before, 'the cards came');
    assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
  }),
);

test(
  'accept, fail, undo, dismiss: nothing moves by itself, and the checkout never',
  guest(withRoom, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    const panel = await counter(page);
    await panel.getByLabel('Answers').selectOption('2 s');
    await panel.getByRole('button', { name: 'Fail the next change' }).click();
    let before = await still(page, {}, 'nothing yet');
    // What is not ours, without the theme's lines: the cards come to their height when the shopper presses.
    const cards = (all) => Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('page')));

    const settled = () =>
      page.waitForFunction(
        () => document.querySelector('cart-associate[placement=cart]').shadowRoot.getAnimations().length === 0,
      );
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'busy');
    await still(page, before, 'busy');
    await inState(page, 'desk-cable-tray', 'failed');
    await still(page, cards(before), 'failed');
    await panel.getByLabel('Answers').selectOption('0.3 s');

    await no(page, 'desk-desk-mat').click();
    await inState(page, 'desk-desk-mat', 'dismissed');
    await settled();
    before = await still(page, cards(before), 'dismissed');

    // The theme's own new line comes above.
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    await settled();
    await still(page, cards(before), 'accepted');
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    await settled();
    await still(page, cards(before), 'undone');
  }),
);

test(
  'at the checkout nothing moves the way to the order',
  guest(withRoom, async (page) => {
    await putIn(page, 'soap');
    await page.goto('checkout.html');
    const order = page.getByRole('button', { name: 'Place order' });
    const before = await order.boundingBox();
    await showing(page, ['delivery-speed'], 'checkout');
    assert.deepEqual(await order.boundingBox(), before);
    await card(page, 'delivery-speed', 'checkout')
      .getByRole('radio', { name: /Priority/ })
      .check();
    await main(page, 'delivery-speed', 'checkout').click();
    await inState(page, 'delivery-speed', 'accepted', 'checkout');
    assert.deepEqual(await order.boundingBox(), before);
  }),
);

test(
  'a card pressed while the drawer slides in is accepted like any other',
  guest({ init: watch }, async (page) => {
    await putIn(page, 'standing-desk');
    await page.locator('.cart-button').hover();
    await cardsIn(page, 'cart-associate[placement=cart]', 2);
    await page.evaluate(() => {
      document.querySelector('.cart-button').click();
      document.querySelector('cart-associate').shadowRoot.querySelector('button[part~=accept]').click();
    });
    await page
      .locator('.drawer-panel')
      .evaluate((panel) => Promise.all(panel.getAnimations().map(({ finished }) => finished)));
    await drawn(page);
    await inState(page, 'desk-cable-tray', 'accepted');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);
