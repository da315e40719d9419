// A variation that leaves an option open: the shopper chooses in the card.

import assert from 'node:assert/strict';
import { card, eventually, inState, main, says, showing } from '../../support/cards.mjs';
import { bag, holds, story } from './story.mjs';

const chair = { cart: [{ variant: '10181' }] };
const list = (page) => card(page, 'cushion').getByLabel('Cover');
const focusedIn = (page) =>
  page.evaluate(
    () => document.activeElement?.shadowRoot?.activeElement?.localName ?? document.activeElement?.localName,
  );

export default [
  story(
    'nothing is added before an open option is chosen: the card asks for it; then the chosen one is, and is taken back',
    chair,
    async ({ page, shop }) => {
      await showing(page, ['cushion']);
      assert.equal(await list(page).evaluate((select) => select.selectedOptions[0].text), 'Please choose');
      await main(page, 'cushion').click();
      await says(page, 'cushion', { state: 'offered', status: 'Choose: Cover' });
      assert.equal(await focusedIn(page), 'select');
      await holds(shop, ['10181 ×1']);

      await list(page).selectOption({ label: 'Fine wool' });
      await says(page, 'cushion', { state: 'offered', status: undefined });
      await main(page, 'cushion').click();
      await inState(page, 'cushion', 'accepted');
      await holds(shop, ['10181 ×1', '10191 ×1 Cover=Fine wool']);

      await main(page, 'cushion').click();
      await inState(page, 'cushion', 'offered');
      await holds(shop, ['10181 ×1']);
      // What was chosen stays chosen.
      assert.equal(await list(page).evaluate((select) => select.selectedOptions[0].text), 'Fine wool');
    },
    { only: 'open_options' },
  ),
  story(
    'two lines of one variation with different values are two lines: only ours is taken back',
    chair,
    async ({ page, shop }) => {
      await showing(page, ['cushion']);
      await list(page).selectOption({ label: 'Linen' });
      await main(page, 'cushion').click();
      await inState(page, 'cushion', 'accepted');
      await shop.outside('10191', 1, { Cover: 'Fine wool' });
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await eventually(() => bag(shop), ['10181 ×1', '10191 ×1 Cover=Fine wool', '10191 ×1 Cover=Linen']);
      await main(page, 'cushion').click();
      await holds(shop, ['10181 ×1', '10191 ×1 Cover=Fine wool']);
    },
    { only: 'open_options' },
  ),
];
