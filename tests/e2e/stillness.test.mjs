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
    // The cards, without what the theme does above them when a line comes.
    const cards = (all) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('card') || name === 'page Checkout'));
    await page.evaluate(() => {
      globalThis.shifts.length = 0;
    });

    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'busy');
    before = await still(page, before, 'busy');
    await inState(page, 'desk-cable-tray', 'failed');
    before = await still(page, before, 'failed');
    assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
    await panel.getByLabel('Answers').selectOption('0.3 s');
    before = await still(page, before, 'quicker again');
    await page.evaluate(() => {
      globalThis.shifts.length = 0;
    });

    await no(page, 'desk-desk-mat').click();
    await inState(page, 'desk-desk-mat', 'dismissed');
    await still(page, { 'page Checkout': before['page Checkout'] }, 'dismissed');
    before = await places(page);

    // An accepted card keeps its height; the theme's own new line moves what is below it by the line's height alone.
    const height = (await card(page, 'desk-cable-tray').boundingBox()).height;
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    assert.equal((await card(page, 'desk-cable-tray').boundingBox()).height, height);
    await still(page, { 'page Checkout': cards(before)['page Checkout'] }, 'accepted');
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    assert.equal((await card(page, 'desk-cable-tray').boundingBox()).height, height);
    await still(page, before, 'undone');
  }),
);

test(
  'every form of card keeps its height from the offer to the thanks and back',
  guest(withRoom, async (page) => {
    const forms = {
      sofa: ['sofa-doorway', 'sofa-protection'],
      audit: ['audit-package'],
      'rain-jacket': ['jacket-size'],
      'coffee-maker': ['coffee-starter'],
      oxford: ['oxford-belt-set'],
    };
    for (const [product, offers] of Object.entries(forms)) {
      await putIn(page, product, product === 'rain-jacket' ? { Size: 'M' } : {});
      await openCart(page);
      for (const offer of offers) {
        const box = card(page, offer);
        await box.waitFor();
        const { height } = await box.boundingBox();
        const checkbox = box.getByRole('checkbox');
        if (await checkbox.count()) await checkbox.check();
        else await main(page, offer).click();
        await inState(page, offer, 'accepted');
        assert.equal((await box.boundingBox()).height, height, `${offer}, accepted`);
        await main(page, offer).click();
        await inState(page, offer, 'offered');
        assert.equal((await box.boundingBox()).height, height, `${offer}, undone`);
      }
      await page.evaluate(() => localStorage.removeItem('cart-associate-demo-cart'));
    }
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
