// Scenarios 2, 3, 7, 16 and 17: what goes with what is in the cart.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, main, no, readCards, says, showing } from './support/cards.mjs';
import { guests, PATIENCE } from './support/guest.mjs';
import { addOnPage, closeCart, costs, counter, hasLines, move, openCart, putIn, hasReason } from './support/shop.mjs';

const guest = guests();

test(
  '2: the desk brings the cable tray and the desk mat, and one click adds',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await says(page, 'desk-cable-tray', {
      kind: 'pairs_well',
      form: 'product',
      state: 'offered',
      title: 'Cable tray',
      difference: '+$29.00',
      why: 'Keeps the cables off the floor when your desk moves.',
      about: 'For your desk',
      name: 'Add Cable tray, +$29.00',
    });
    await says(page, 'desk-desk-mat', { difference: '+$39.00', saving: undefined });
    await hasReason(page, 'desk-anti-fatigue-mat', 'outranked');
    await hasReason(page, 'desk-monitor-arm', 'outranked');

    await main(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', { state: 'accepted', status: 'Cable tray added', button: 'Undo' });
    await hasLines(page, ['Standing desk | 140 × 70 cm | 1 | $499.00', 'Cable tray | 1 | $29.00']);
    await costs(page, '$528.00');
    await says(page, 'desk-desk-mat', { state: 'offered' });
  }),
);

test(
  '3: the baby monitor with a travel case brings the mount and the camera',
  guest({}, async (page) => {
    await putIn(page, 'baby-monitor');
    await putIn(page, 'travel-case');
    await openCart(page);
    await showing(page, ['monitor-mount', 'monitor-camera']);
    await says(page, 'monitor-mount', { difference: '+$19.00' });
    await says(page, 'monitor-camera', {
      difference: '+$89.00',
      why: 'Shows a second room on the screen of your baby monitor.',
    });
    await hasReason(page, 'monitor-case', 'already in cart');
  }),
);

test(
  '7: the camera brings the adapter in Great Britain only, and the card that it takes',
  guest({}, async (page) => {
    await putIn(page, 'camera');
    await move(page, 'Market', 'GB');
    await openCart(page);
    await showing(
      page,
      ['camera-microsd', 'camera-uk-adapter'].sort((a, b) => (a > b ? -1 : 1)),
    );
    await says(page, 'camera-uk-adapter', { kind: 'avoids_returns', difference: '+£7.00' });
    await says(page, 'camera-microsd', { difference: '+£20.00' });
    await hasReason(page, 'camera-sd', 'not compatible');

    await move(page, 'Market', 'DE');
    await openCart(page);
    await showing(page, ['camera-microsd']);
    await says(page, 'camera-microsd', { difference: '+€23.00' });
    await hasReason(page, 'camera-uk-adapter', 'wrong market');
    await hasReason(page, 'camera-sd', 'not compatible');
  }),
);

test(
  '16: what was shown on the product page is not said again in the cart',
  guest({}, async (page) => {
    await page.goto('product.html?id=standing-desk');
    await showing(page, ['desk-desk-mat'], 'product');
    // Half of it on the screen for a second.
    const shown = page.evaluate(
      () =>
        new Promise((done) => {
          document.addEventListener('cart-associate:shown', ({ detail }) => done(detail.offer));
        }),
    );
    await associate(page, 'product').scrollIntoViewIfNeeded();
    assert.equal(await shown, 'desk-desk-mat');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await showing(page, ['desk-cable-tray', 'desk-anti-fatigue-mat']);
    await hasReason(page, 'desk-desk-mat', 'shown elsewhere');
  }),
);

test(
  '16: what was passed by too quickly to be read may be said in the cart',
  guest({ viewport: { width: 1280, height: 360 } }, async (page) => {
    await page.goto('product.html?id=standing-desk');
    await showing(page, ['desk-desk-mat'], 'product');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);

test(
  '17: what was dismissed stays away for 30 days, to the second',
  guest({}, async (page) => {
    await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await no(page, 'desk-cable-tray').click();
    await showing(page, ['desk-desk-mat']);
    await closeCart(page);

    // A day later, by the clock behind the counter.
    const panel = await counter(page);
    await panel.getByRole('button', { name: '+1 day' }).click();
    await openCart(page);
    await showing(page, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
    await hasReason(page, 'desk-cable-tray', 'dismissed');
    await closeCart(page);

    await panel.getByRole('button', { name: '+30 days' }).click();
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);

test(
  'nothing fits, and nothing is rendered: no box, no heading',
  guest({}, async (page) => {
    await putIn(page, 'cable-tray');
    await openCart(page);
    await page.waitForFunction(() => document.querySelector('cart-associate').hidden, undefined, { timeout: PATIENCE });
    await hasLines(page, ['Cable tray | 1 | $29.00']);
    assert.deepEqual(await readCards(page), []);
    assert.equal(
      await associate(page).evaluate(({ shadowRoot, offsetHeight }) => shadowRoot.childElementCount + offsetHeight),
      0,
    );
  }),
);

test(
  'the product page says nothing about what has to be looked at first',
  guest({}, async (page) => {
    // The kit and the belt are for the cart; on the page of the shoes there is the care kit for their leather.
    await page.goto('product.html?id=oxford');
    await showing(page, ['leather-care'], 'product');
    await says(
      page,
      'leather-care',
      { why: 'Keeps the leather of your Oxfords from drying out and cracking.' },
      'product',
    );
    await addOnPage(page, 'desert-boot');
    await showing(page, ['suede-care'], 'product');
  }),
);
