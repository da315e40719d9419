// What one click does: whole, or undone; and what a card says when the shop is slow or fails.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, eventually, inState, main, no, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { closeCart, codes, costs, counter, enterCode, hasLines, openCart, putIn } from './support/shop.mjs';

const guest = guests();
const DESK = 'Standing desk | 140 × 70 cm | 1 | $499.00';
const TRAY = 'Cable tray | 1 | $29.00';
const MAT = 'Wool desk mat | 1 | $39.00';

/** The desk in the cart, the drawer open, and the panel beside it. */
async function atTheDesk(page) {
  await putIn(page, 'standing-desk');
  await openCart(page);
  await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  return counter(page);
}

test(
  'accept, undo, accept again',
  guest({}, async (page) => {
    await atTheDesk(page);
    for (let round = 0; round < 2; round += 1) {
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'accepted');
      await hasLines(page, [DESK, TRAY]);
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'offered');
      await hasLines(page, [DESK]);
    }
  }),
);

test(
  'an accepted card stays until the drawer closes, then the next one has its turn',
  guest({}, async (page) => {
    await atTheDesk(page);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await closeCart(page);
    await openCart(page);
    await showing(page, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
  }),
);

test(
  'a dismissed card says so in one line, and nothing takes its place in the open drawer',
  guest({}, async (page) => {
    await atTheDesk(page);
    await no(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', { state: 'dismissed', status: 'Not shown again', button: 'Undo' });
    await showing(page, ['desk-desk-mat']);
    await hasLines(page, [DESK]);
    await closeCart(page);
    await openCart(page);
    await showing(page, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
  }),
);

test(
  'a dismissal is taken back: the card is as it was, also after the cart has changed meanwhile',
  guest({}, async (page) => {
    await atTheDesk(page);
    await no(page, 'desk-cable-tray').click();
    await main(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', { state: 'offered', title: 'Cable tray', button: 'Add' });
    await no(page, 'desk-cable-tray').click();
    await putIn(page, 'cable-tray');
    await openCart(page);
    await showing(page, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
    await main(page, 'desk-desk-mat').click();
    await inState(page, 'desk-desk-mat', 'accepted');
    await no(page, 'desk-anti-fatigue-mat').click();
    await inState(page, 'desk-anti-fatigue-mat', 'dismissed');
    // What it was for leaves the cart: there is nothing to take back any more.
    await page.getByRole('button', { name: /^Remove Standing desk/ }).click();
    await eventually(async () => (await readCards(page)).length, 2);
    await main(page, 'desk-anti-fatigue-mat').click();
    await eventually(async () => (await readCards(page)).map(({ offer }) => offer), ['desk-desk-mat']);
  }),
);

test(
  'while the shop is slow the pressed button says so, stays where it is, and takes no second click',
  guest({}, async (page) => {
    const panel = await atTheDesk(page);
    await panel.getByLabel('Answers').selectOption('2 s');
    const button = main(page, 'desk-cable-tray');
    await button.click();
    await says(page, 'desk-cable-tray', { state: 'busy', button: 'Add', status: 'One moment …' });
    assert.equal(await button.getAttribute('aria-busy'), 'true');
    await button.click({ force: true });
    await button.click({ force: true });
    await inState(page, 'desk-cable-tray', 'accepted');
    await hasLines(page, [DESK, TRAY]);
  }),
);

test(
  'two quick clicks on two cards are applied one after the other',
  guest({}, async (page) => {
    const panel = await atTheDesk(page);
    await panel.getByLabel('Answers').selectOption('2 s');
    await page.evaluate(() => {
      const cards = document
        .querySelector('cart-associate[placement=cart]')
        .shadowRoot.querySelectorAll('button[part~=accept]');
      for (const button of cards) button.click();
    });
    assert.deepEqual(
      (await readCards(page)).map(({ state }) => state),
      ['busy', 'busy'],
    );
    await panel.getByLabel('Answers').selectOption('at once');
    await inState(page, 'desk-cable-tray', 'accepted');
    await inState(page, 'desk-desk-mat', 'accepted');
    await hasLines(page, [DESK, TRAY, MAT]);
    await costs(page, '$567.00');
    // Each can be undone for itself, in any order.
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    await hasLines(page, [DESK, MAT]);
  }),
);

test(
  'a change that fails: the cart is as it was, the card says so, and it can be tried again',
  guest({}, async (page) => {
    const panel = await atTheDesk(page);
    await panel.getByRole('button', { name: 'Fail the next change' }).click();
    await main(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', {
      state: 'failed',
      status: 'The shop did not answer. Please try again. Your cart is as it was.',
      button: 'Try again',
    });
    await hasLines(page, [DESK]);
    await says(page, 'desk-desk-mat', { state: 'offered' });
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    await hasLines(page, [DESK, TRAY]);
  }),
);

test(
  'a kit that fails half-way is taken back, to the last line',
  guest({}, async (page) => {
    await putIn(page, 'coffee-maker');
    await openCart(page);
    await showing(page, ['coffee-starter']);
    const panel = await counter(page);
    await panel.getByRole('button', { name: 'Fail it half-way' }).click();
    await main(page, 'coffee-starter').click();
    const { status } = await inState(page, 'coffee-starter', 'failed');
    assert.match(status, /Your cart is as it was\.$/);
    await hasLines(page, ['Pour-over coffee maker | 1 | $40.00']);
  }),
);

test(
  'an answer that is lost: the cart has it all the same, the card tells the truth, and it can be undone',
  guest({}, async (page) => {
    const panel = await atTheDesk(page);
    await panel.getByRole('button', { name: 'Lose its answer' }).click();
    await main(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', { state: 'accepted', status: 'Cable tray added' });
    await hasLines(page, [DESK, TRAY]);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    await hasLines(page, [DESK]);
  }),
);

test(
  'an undo that fails leaves what was added, and can be pressed again',
  guest({}, async (page) => {
    const panel = await atTheDesk(page);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    await panel.getByRole('button', { name: 'Fail the next change' }).click();
    await main(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', {
      state: 'accepted',
      status: 'The shop did not answer. Please try again. Your cart is as it was.',
      button: 'Undo',
    });
    await hasLines(page, [DESK, TRAY]);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    await hasLines(page, [DESK]);
    await main(page, 'desk-cable-tray').click();
    await says(page, 'desk-cable-tray', { state: 'accepted', status: 'Cable tray added' });
  }),
);

test(
  'a confirmation that could not be noted says so and can be ticked again',
  guest({}, async (page) => {
    await putIn(page, 'sofa');
    await openCart(page);
    await showing(page, ['sofa-doorway', 'sofa-protection']);
    const panel = await counter(page);
    await panel.getByRole('button', { name: 'Fail the next change' }).click();
    const box = card(page, 'sofa-doorway').getByRole('checkbox', { name: 'My doorway is 80 cm or wider' });
    // Not `check`, which looks whether it is ticked: it may have failed by then.
    await box.click();
    await says(page, 'sofa-doorway', {
      state: 'failed',
      status: 'The shop did not answer. Please try again. Your cart is as it was.',
      button: undefined,
    });
    assert.equal(await box.isChecked(), false);
    await hasLines(page, ['Two-seat sofa | 1 | $1,290.00']);
    await box.click();
    await says(page, 'sofa-doorway', { state: 'accepted', status: 'Noted with your order', button: 'Undo' });
    await hasLines(page, ['Two-seat sofa | Doorway: at least 80 cm | 1 | $1,290.00']);
  }),
);

test(
  'the shopper’s own code stays in force through accepting and undoing',
  guest({}, async (page) => {
    await putIn(page, 'coffee-maker');
    await openCart(page);
    await enterCode(page, 'WELCOME10');
    await costs(page, '$36.00');
    await main(page, 'coffee-starter').click();
    await inState(page, 'coffee-starter', 'accepted');
    assert.deepEqual(await codes(page), ['WELCOME10']);
    await costs(page, '$61.20');
    await main(page, 'coffee-starter').click();
    await inState(page, 'coffee-starter', 'offered');
    assert.deepEqual(await codes(page), ['WELCOME10']);
    await costs(page, '$36.00');
  }),
);

test(
  'what the shopper does to the cart meanwhile is heard of, and undoing leaves it alone',
  guest({}, async (page) => {
    await atTheDesk(page);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    await page.getByRole('button', { name: /^One more of Standing desk/ }).click();
    await hasLines(page, ['Standing desk | 140 × 70 cm | 2 | $998.00', TRAY]);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    await hasLines(page, ['Standing desk | 140 × 70 cm | 2 | $998.00']);
  }),
);

test(
  'another tab changes the cart: the cards follow',
  guest({}, async (page, { context }) => {
    await atTheDesk(page);
    const other = await context.newPage();
    await putIn(other, 'cable-tray');
    await other.close();
    await eventually(
      async () => (await readCards(page)).find(({ offer }) => offer === 'desk-cable-tray')?.state ?? 'gone',
      'gone',
    );
    assert.equal(await card(page, 'desk-cable-tray').filter({ visible: true }).count(), 0);
  }),
);
