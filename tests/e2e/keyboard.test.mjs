// Everything with the keyboard alone, and the focus where one looks for it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, eventually, inState, main, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { hasLines, openCart, putIn } from './support/shop.mjs';

const guest = guests();

/** What has the focus, through the shadow root, in words. */
const focus = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return (
      node.getAttribute('aria-label') ??
      (node.labels?.[0]?.querySelector('[part~=step-title]') ?? node.labels?.[0] ?? node).textContent.trim()
    );
  });

const focused = (page, expected) => eventually(() => focus(page), expected, 'the focus');

/** Presses Tab until something has the focus, and answers what was passed on the way. */
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press(key);
    const now = await focus(page);
    if (now === name) return passed;
    passed.push(now);
  }
  throw new Error(`Tab does not come to ${name}; it comes to ${passed.join(', ')}`);
}

test(
  'Tab goes through lines, cards and foot in the order that one reads them, and round',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await focused(page, 'Your cart (1)');
    const passed = await tabTo(page, 'Checkout');
    assert.deepEqual(passed.slice(-7), [
      'Cable tray',
      'Add Cable tray, +$29.00',
      'No thanks: Cable tray',
      'Wool desk mat',
      'Add Wool desk mat, +$39.00',
      'No thanks: Wool desk mat',
      'Add a discount code',
    ]);
    await page.keyboard.press('Tab');
    await focused(page, 'Close');
    await page.keyboard.press('Shift+Tab');
    await focused(page, 'Checkout');
  }),
);

test(
  'Enter accepts and the focus stays on the button, which now undoes',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await tabTo(page, 'Add Cable tray, +$29.00');
    await page.keyboard.press('Enter');
    await inState(page, 'desk-cable-tray', 'accepted');
    await focused(page, 'Undo: Cable tray');
    await page.keyboard.press('Space');
    await inState(page, 'desk-cable-tray', 'offered');
    await focused(page, 'Add Cable tray, +$29.00');
  }),
);

test(
  'after a dismissal the focus is on the button that takes it back',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await tabTo(page, 'No thanks: Cable tray');
    await page.keyboard.press('Enter');
    await focused(page, 'Undo: Cable tray');
    await page.keyboard.press('Enter');
    await inState(page, 'desk-cable-tray', 'offered');
    await tabTo(page, 'No thanks: Wool desk mat');
    await page.keyboard.press('Enter');
    await focused(page, 'Undo: Wool desk mat');
    const next = await tabTo(page, 'Checkout');
    assert.deepEqual(next, ['Add a discount code'], 'and goes on from where it was');
  }),
);

test(
  'where a card goes the focus is on the next one’s heading',
  guest({}, async (page, { context }) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await main(page, 'desk-cable-tray').focus();
    const other = await context.newPage();
    await putIn(other, 'cable-tray');
    await other.close();
    await focused(page, 'Wool desk mat');
    assert.equal(await associate(page).evaluate(({ shadowRoot }) => shadowRoot.activeElement.localName), 'h3');
  }),
);

test(
  'the steps of a tier are a radio group: arrows choose, Tab leaves',
  guest({}, async (page) => {
    await putIn(page, 'audit', { Package: 'Audit' });
    await openCart(page);
    await showing(page, ['audit-package']);
    assert.equal(await card(page, 'audit-package').getByRole('group').count(), 1, 'a group with a legend');
    await tabTo(page, 'Audit and fix plan');
    await page.keyboard.press('ArrowDown');
    await says(page, 'audit-package', {
      chosen: 'Audit and fixes done',
      button: 'Choose Audit and fixes done, +$1,500.00',
    });
    await focused(page, 'Audit and fixes done');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await says(page, 'audit-package', { chosen: 'Audit', button: 'Nothing to change' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await inState(page, 'audit-package', 'accepted');
    await hasLines(page, ['Website audit | Audit and fix plan | 1 | $1,200.00']);
  }),
);

test(
  'Space ticks a confirmation, and the focus goes nowhere else',
  guest({}, async (page) => {
    await putIn(page, 'sofa');
    await openCart(page);
    await showing(page, ['sofa-doorway', 'sofa-protection']);
    await tabTo(page, 'My doorway is 80 cm or wider');
    await page.keyboard.press('Space');
    await inState(page, 'sofa-doorway', 'accepted');
    const inside = () =>
      associate(page).evaluate(({ shadowRoot }) => shadowRoot.activeElement?.closest('[data-offer]')?.dataset.offer);
    await eventually(inside, 'sofa-doorway', 'the focus stays in the card');
  }),
);

test(
  'a card that is not concerned keeps its nodes, its focus and its half-made choice',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    const nodes = await card(page, 'desk-desk-mat').evaluateHandle((node) => [node, ...node.querySelectorAll('*')]);
    await main(page, 'desk-desk-mat').focus();
    // The other card is pressed by a script, so that the focus stays where it is.
    await main(page, 'desk-cable-tray').evaluate((button) => button.click());
    await inState(page, 'desk-cable-tray', 'accepted');
    await focused(page, 'Add Wool desk mat, +$39.00');
    const same = await card(page, 'desk-desk-mat').evaluate((node, old) => {
      const now = [node, ...node.querySelectorAll('*')];
      return now.length === old.length && now.every((one, index) => one === old[index]);
    }, nodes);
    assert.equal(same, true, 'the same nodes, every one of them');
  }),
);

test(
  'Escape closes the drawer from within a card, and the focus is back where it came from',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await tabTo(page, 'Add Cable tray, +$29.00');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.match(await focus(page), /^Cart/);
  }),
);
