// Behind the counter: the words are those of `npx cart-associate explain`, and only whoever opens the panel loads them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { eventually, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { counter, openCart, putIn } from './support/shop.mjs';

const guest = guests();

const told = (panel, offer) =>
  panel
    .locator('.reasons li')
    .filter({ has: panel.page().getByText(offer, { exact: true }) })
    .locator('.reason-text');

test(
  'the panel says in plain words why each offer is shown or not',
  guest({}, async (page, { notes }) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await page.waitForLoadState('networkidle');
    assert.ok(
      !notes.requests.some(({ url }) => url.includes('authoring')),
      'nobody who has not opened the panel loads it',
    );

    const panel = await counter(page);
    const says = (offer, words) =>
      eventually(
        () =>
          told(panel, offer)
            .textContent()
            .then((text) => words.test(text)),
        true,
        `${offer} is told`,
      );
    await says('desk-cable-tray', /^First, called for by “desk” in the cart: “.*” Accepting adds 29\.00 USD\.$/);
    await says(
      'desk-monitor-arm',
      /^2 offers are shown at most, and `desk-cable-tray` and `desk-desk-mat` come first\. /,
    );
    await says('sofa-doorway', /^Nothing in this cart calls for it: no line is of product /);
    await says('delivery-speed', /^It is shown at checkout, and not in the cart\.$/);
    assert.ok(notes.requests.some(({ url }) => url.includes('authoring')));
  }),
);
