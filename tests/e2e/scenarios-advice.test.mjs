// Scenarios 4, 6, 28 and 29: advice that prevents a return.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, eventually, inState, lookAt, main, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { closeCart, costs, counter, hasLines, openCart, putIn, hasReason, step, takeOut } from './support/shop.mjs';

const guest = guests();

test(
  '4: the jacket in M brings what others took, the exchange, and the switch to L',
  guest({}, async (page) => {
    await putIn(page, 'rain-jacket', { Size: 'M' });
    await openCart(page);
    await step(page, 'more', 'Rain jacket');
    await says(page, 'jacket-size', {
      kind: 'avoids_returns',
      form: 'guidance',
      why: '62% of 418 buyers of this rain jacket took a size up.',
      distribution: ['Took a size down6%', 'Took their usual size32%', 'Took a size up62%'],
      help: 'Free exchange within 60 days',
      button: 'Switch to L',
      difference: undefined,
    });
    await main(page, 'jacket-size').click();
    await inState(page, 'jacket-size', 'accepted');
    await hasLines(page, ['Rain jacket | L | 2 | $258.00']);

    await main(page, 'jacket-size').click();
    await inState(page, 'jacket-size', 'offered');
    await hasLines(page, ['Rain jacket | M | 2 | $258.00']);
  }),
);

test(
  '4: the exchange link leads to the shop’s own page',
  guest({}, async (page) => {
    await putIn(page, 'rain-jacket', { Size: 'M' });
    await openCart(page);
    await showing(page, ['jacket-size']);
    await card(page, 'jacket-size').getByRole('link', { name: 'Free exchange within 60 days' }).click();
    await page.waitForURL('**/exchange.html');
    await page.getByRole('heading', { name: 'Free exchanges for 60 days' }).waitFor();
  }),
);

test(
  '4: with L sold out it is the same card without the switch',
  guest({}, async (page) => {
    await putIn(page, 'rain-jacket', { Size: 'M' });
    const panel = await counter(page);
    const loaded = page.waitForEvent('load');
    await panel.getByLabel('The rain jacket is sold out in L').check();
    await loaded;
    await openCart(page);
    await says(page, 'jacket-size', {
      why: '62% of 418 buyers of this rain jacket took a size up.',
      help: 'Free exchange within 60 days',
      button: undefined,
    });
  }),
);

test(
  '28: after the switch the advice does not come back with the new size, nor with another jacket',
  guest({}, async (page) => {
    await putIn(page, 'rain-jacket', { Size: 'M' });
    await openCart(page);
    await showing(page, ['jacket-size']);
    await main(page, 'jacket-size').click();
    await inState(page, 'jacket-size', 'accepted');
    await closeCart(page);
    await hasReason(page, 'jacket-size', 'accepted');
    await openCart(page);
    assert.deepEqual(await readCards(page), []);
    await takeOut(page, 'Rain jacket');
    await hasLines(page, []);
    await putIn(page, 'rain-jacket', { Size: 'M' });
    await hasReason(page, 'jacket-size', 'accepted');
  }),
);

test(
  '6: the sofa: first whether it fits, then the plan; ticking records it and adds nothing',
  guest({}, async (page) => {
    await putIn(page, 'sofa');
    await openCart(page);
    await showing(page, ['sofa-doorway', 'sofa-protection']);
    await says(page, 'sofa-doorway', {
      form: 'confirmation',
      confirm: 'My doorway is 80 cm or wider',
      difference: undefined,
      button: undefined,
    });
    await says(page, 'sofa-protection', { form: 'product', difference: '+$49.00' });
    await card(page, 'sofa-doorway').getByLabel('My doorway is 80 cm or wider').click();
    await says(page, 'sofa-doorway', { state: 'accepted', status: 'Noted with your order' });
    await hasLines(page, ['Two-seat sofa | Doorway: at least 80 cm | 1 | $1,290.00']);

    await main(page, 'sofa-doorway').click();
    await inState(page, 'sofa-doorway', 'offered');
    await hasLines(page, ['Two-seat sofa | 1 | $1,290.00']);
    assert.equal(await card(page, 'sofa-doorway').getByRole('checkbox').isChecked(), false);
  }),
);

test(
  '29: the sofa goes, the plan stays: said once, and nothing is removed for the shopper',
  guest({}, async (page) => {
    await putIn(page, 'sofa');
    await openCart(page);
    await showing(page, ['sofa-doorway', 'sofa-protection']);
    await main(page, 'sofa-protection').click();
    await inState(page, 'sofa-protection', 'accepted');
    await takeOut(page, 'Two-seat sofa');
    const notice = associate(page).locator('[part~="notice"]');
    await notice.waitFor();
    assert.equal(
      await notice.textContent(),
      'Five-year protection plan was for your sofa, which is no longer in the cart.',
    );
    await hasLines(page, ['Five-year protection plan | 1 | $49.00']);
    await costs(page, '$49.00');
    await lookAt(notice);
    await closeCart(page);
    await openCart(page);
    await eventually(() => notice.count(), 0, 'said once');
    await page.reload();
    await openCart(page);
    await hasLines(page, ['Five-year protection plan | 1 | $49.00']);
    assert.equal(await notice.count(), 0);
  }),
);
