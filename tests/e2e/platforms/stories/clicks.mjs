// One click: accepted, undone, waved away.

import assert from 'node:assert/strict';
import { inState, main, no, says, showing } from '../../support/cards.mjs';
import { bag, holds, story } from './story.mjs';

const desk = { cart: [{ variant: '10011' }] };

export default [
  story(
    'accept, undo, accept again',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      for (let round = 0; round < 2; round += 1) {
        await main(page, 'tray').click();
        await inState(page, 'tray', 'accepted');
        await holds(shop, ['10011 ×1', '10021 ×1']);
        if (round === 0) await main(page, 'tray').click();
        if (round === 0) await inState(page, 'tray', 'offered');
        if (round === 0) await holds(shop, ['10011 ×1']);
      }
      assert.equal((await shop.cart()).total, 52800);
    },
    { brief: true },
  ),

  story('dismissed: it goes, and the cart stays as it is', desk, async ({ page, shop }) => {
    await showing(page, ['tray']);
    await no(page, 'tray').click();
    await showing(page, []);
    assert.deepEqual(await bag(shop), ['10011 ×1']);
  }),

  story(
    'a kit by code goes in whole, and comes out whole',
    { cart: [{ variant: '10041' }] },
    async ({ page, shop }) => {
      await showing(page, ['coffee']);
      await main(page, 'coffee').click();
      await inState(page, 'coffee', 'accepted');
      await holds(shop, ['10041 ×1', '10051 ×1', '10061 ×1']);
      const { codes, total } = await shop.cart();
      assert.deepEqual([codes, total], [['KIT15'], 6800]);
      await main(page, 'coffee').click();
      await inState(page, 'coffee', 'offered');
      await holds(shop, ['10041 ×1']);
      assert.deepEqual((await shop.cart()).codes, []);
    },
    { brief: true },
  ),

  story(
    'two quick clicks are carried out one after the other',
    { cart: [{ variant: '10011' }, { variant: '10041' }] },
    async ({ page, shop }) => {
      await showing(page, ['tray', 'coffee']);
      await page.evaluate(() => {
        for (const button of document
          .querySelector('cart-associate')
          .shadowRoot.querySelectorAll('button[part~=accept]'))
          button.click();
      });
      await inState(page, 'tray', 'accepted');
      await inState(page, 'coffee', 'accepted');
      await holds(shop, ['10011 ×1', '10021 ×1', '10041 ×1', '10051 ×1', '10061 ×1']);
    },
  ),

  story('while the shop is slow the card says so', desk, async ({ page, shop }) => {
    await showing(page, ['tray']);
    await shop.fault('late', { ms: 1500 });
    await main(page, 'tray').click();
    await says(page, 'tray', { state: 'busy', status: 'One moment …' });
    await inState(page, 'tray', 'accepted');
    await holds(shop, ['10011 ×1', '10021 ×1']);
  }),
];
