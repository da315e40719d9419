// Scenarios 13 and 30: real steps, of which the shopper chooses one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, eventually, inState, main, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { costs, hasLines, hasReason, openCart, putIn } from './support/shop.mjs';

const guest = guests();

test(
  '13: the audit brings its steps, the recommended one selected; nothing is about shipping',
  guest({}, async (page) => {
    await putIn(page, 'audit', { Package: 'Audit' });
    await openCart(page);
    await showing(page, ['audit-package']);
    await says(page, 'audit-package', {
      kind: 'tier',
      form: 'tier',
      chosen: 'Audit and fix plan',
      button: 'Choose Audit and fix plan, +$300.00',
    });
    const { steps } = (await readCards(page))[0];
    assert.equal(steps.length, 3);
    for (const [index, price] of ['As it is', '+$300.00', '+$1,500.00'].entries())
      assert.ok(steps[index].includes(price), steps[index]);
    assert.doesNotMatch(await associate(page).evaluate(({ shadowRoot }) => shadowRoot.textContent), /ship|deliver/i);

    await card(page, 'audit-package')
      .getByRole('radio', { name: /fixes done/ })
      .check();
    await says(page, 'audit-package', { chosen: 'Audit and fixes done' });
    await costs(page, '$900.00');
    await main(page, 'audit-package').click();
    await inState(page, 'audit-package', 'accepted');
    await hasLines(page, ['Website audit | Audit and fixes done | 1 | $2,400.00']);
    await main(page, 'audit-package').click();
    await inState(page, 'audit-package', 'offered');
    await hasLines(page, ['Website audit | Audit | 1 | $900.00']);
  }),
);

test(
  '30: at the checkout: as it is, or priority for $9.00; the radio changes nothing, the button does',
  guest({}, async (page) => {
    await putIn(page, 'soap');
    await page.goto('checkout.html');
    await showing(page, ['delivery-speed'], 'checkout');
    await says(page, 'delivery-speed', { chosen: 'Standard delivery' }, 'checkout');
    const { steps } = (await readCards(page, 'checkout'))[0];
    assert.deepEqual(steps, [
      'Standard deliveryAs it isWith you in three to five working days',
      'Priority delivery+$9.00Packed today, with you in one working day',
    ]);
    const sum = () => page.locator('.total dd').textContent();
    assert.equal(await sum(), '$16.00');
    await card(page, 'delivery-speed', 'checkout')
      .getByRole('radio', { name: /Priority/ })
      .check();
    await says(
      page,
      'delivery-speed',
      { chosen: 'Priority delivery', button: 'Choose Priority delivery, +$9.00' },
      'checkout',
    );
    assert.equal(await sum(), '$16.00');
    await main(page, 'delivery-speed', 'checkout').click();
    await inState(page, 'delivery-speed', 'accepted', 'checkout');
    await eventually(sum, '$25.00');
    // The way on is where it was, and it works.
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
  }),
);

test(
  '30: nothing that is shipped, nothing about delivery',
  guest({}, async (page) => {
    await putIn(page, 'audit', { Package: 'Audit' });
    await page.goto('checkout.html');
    await hasReason(page, 'delivery-speed', 'not triggered');
    assert.deepEqual(
      (await readCards(page, 'checkout')).map(({ offer }) => offer).filter((offer) => offer === 'delivery-speed'),
      [],
    );
    assert.doesNotMatch(await page.locator('main').textContent(), /working day/);
  }),
);
