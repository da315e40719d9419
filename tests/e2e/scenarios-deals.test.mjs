// Scenarios 1, 8, 10 and 24: product bundles, and what happens where the till does not keep a promise.

import assert from 'node:assert/strict';
import test from 'node:test';
import { eventually, inState, main, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { closeCart, codes, costs, enterCode, hasLines, openCart, putIn, hasReason, step } from './support/shop.mjs';

const guest = guests();

test(
  '1: brown shoes bring the set with the brown belt, at its price',
  guest({}, async (page) => {
    await putIn(page, 'oxford', { Colour: 'Brown', Size: '42' });
    await openCart(page);
    await says(page, 'oxford-belt-set', {
      kind: 'bundle',
      form: 'kit',
      difference: '+$20.00',
      saving: 'instead of $45.00 separately',
      button: 'Add the set',
      picture: 'images/belt-brown.svg',
    });
    await hasReason(page, 'oxford-belt', 'outranked');
    await hasReason(page, 'suede-care', 'not compatible');
    await main(page, 'oxford-belt-set').click();
    await inState(page, 'oxford-belt-set', 'accepted');
    await costs(page, '$160.00');
    assert.match(await page.locator('.line').filter({ hasText: 'Leather belt' }).textContent(), /Brown/);
  }),
);

test(
  '8: two candles bring a third, for what the third really costs',
  guest({}, async (page) => {
    await putIn(page, 'candle');
    await putIn(page, 'candle');
    await openCart(page);
    await says(page, 'candle-three', {
      form: 'quantity_break',
      why: 'A third candle brings the set price.',
      difference: '+$20.00',
      saving: 'instead of $30.00 separately',
      button: 'Add one more',
    });
    await main(page, 'candle-three').click();
    await inState(page, 'candle-three', 'accepted');
    await eventually(
      () => page.locator('.stepper-count').allTextContents(),
      ['3'],
      'one click adds one, to the same line',
    );
    await costs(page, '$80.00');
  }),
);

test(
  '10: the coffee maker brings what is missing of the starter kit',
  guest({}, async (page) => {
    await putIn(page, 'coffee-maker');
    await openCart(page);
    await says(page, 'coffee-starter', {
      form: 'kit',
      difference: '+$28.00',
      saving: 'instead of $40.00 separately',
      contents: ['Paper filters, 100 $15.00', 'Hand grinder $25.00'],
    });
    await main(page, 'coffee-starter').click();
    await inState(page, 'coffee-starter', 'accepted');
    await costs(page, '$68.00');
    await eventually(
      async () => (await page.locator('.line-title').allTextContents()).sort(),
      ['Hand grinder', 'Paper filters, 100', 'Pour-over coffee maker'],
    );
  }),
);

test(
  '24: a promise that the till does not keep: both figures, and a way back',
  guest({}, async (page) => {
    await page.addInitScript(() => {
      globalThis.told = [];
      document.addEventListener('cart-associate:price-mismatch', ({ detail }) => globalThis.told.push(detail));
    });
    await putIn(page, 'soap');
    await openCart(page);
    await enterCode(page, 'WELCOME10');
    await showing(page, ['soap-and-dish']);
    const { difference } = (await readCards(page))[0];
    const before = ['Olive oil soap | 1 | $16.00'];
    await hasLines(page, before);
    await costs(page, '$14.40');

    await main(page, 'soap-and-dish').click();
    const card = await inState(page, 'soap-and-dish', 'mismatch');
    const [told] = await page.evaluate(() => globalThis.told);
    assert.equal(difference, `+$${(told.promised / 100).toFixed(2)}`, 'the event tells what was promised');
    assert.equal(
      card.status,
      `This was shown at $${(told.promised / 100).toFixed(2)}; the cart charges $${(told.charged / 100).toFixed(2)}.`,
    );
    assert.ok(told.charged > told.promised);
    assert.equal(card.button, 'Remove what was added');

    await main(page, 'soap-and-dish').click();
    await inState(page, 'soap-and-dish', 'withdrawn');
    await hasLines(page, before);
    await costs(page, '$14.40');
    assert.deepEqual(await codes(page), ['WELCOME10']);
    await hasReason(page, 'soap-and-dish', 'withdrawn');

    // For the visit: not in this drawer, not on the next page.
    await closeCart(page);
    await openCart(page);
    await page.goto('index.html');
    await openCart(page);
    await hasReason(page, 'soap-and-dish', 'withdrawn');
    assert.deepEqual(await readCards(page), []);
  }),
);

test(
  '24: a till that forgets every automatic deal is no harm to the shopper',
  guest({}, async (page) => {
    await putIn(page, 'candle');
    await openCart(page);
    await step(page, 'more', 'Beeswax candle');
    await showing(page, ['candle-three']);
    await page.getByRole('button', { name: 'Behind the counter' }).click();
    await page.getByLabel('The till forgets automatic deals').check();
    await main(page, 'candle-three').click();
    const card = await inState(page, 'candle-three', 'mismatch');
    assert.equal(card.status, 'This was shown at $20.00; the cart charges $30.00.');
    await main(page, 'candle-three').click();
    await inState(page, 'candle-three', 'withdrawn');
    await hasLines(page, ['Beeswax candle | 2 | $60.00']);
  }),
);
