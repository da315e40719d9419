// Deals: granted by themselves, by a code, or not at all.

import assert from 'node:assert/strict';
import { inState, main, says, showing } from '../../support/cards.mjs';
import { holds, story } from './story.mjs';

const candles = { cart: [{ variant: '10031', quantity: 2 }] };

export default [
  story(
    'a quantity break joins the line that is there, and the discount comes by itself',
    candles,
    async ({ page, shop }) => {
      await says(page, 'candles', { difference: '+$20.00' });
      await main(page, 'candles').click();
      await inState(page, 'candles', 'accepted');
      await holds(shop, ['10031 ×3']);
      assert.equal((await shop.cart()).total, 8000);
      await main(page, 'candles').click();
      await inState(page, 'candles', 'offered');
      await holds(shop, ['10031 ×2']);
    },
  ),

  story(
    'a discount that does not come: both prices are told, and what was added can be taken out',
    candles,
    async ({ page, shop }) => {
      await showing(page, ['candles']);
      await shop.honour(false);
      await main(page, 'candles').click();
      await says(page, 'candles', {
        state: 'mismatch',
        status: 'This was shown at $20.00; the cart charges $30.00.',
        button: 'Remove what was added',
      });
      const [told] = await page.evaluate(() => globalThis.stage.heard.filter(({ name }) => name === 'price-mismatch'));
      assert.deepEqual([told.promised, told.charged], [2000, 3000]);
      await main(page, 'candles').click();
      await inState(page, 'candles', 'withdrawn');
      await holds(shop, ['10031 ×2']);
    },
  ),

  story(
    'the shopper’s own code stays in force beside ours, and through undoing',
    { cart: [{ variant: '10041' }, { variant: '10161' }], codes: ['HERS'] },
    async ({ page, shop }) => {
      await showing(page, ['coffee']);
      await main(page, 'coffee').click();
      await inState(page, 'coffee', 'accepted');
      assert.deepEqual((await shop.cart()).codes.sort(), ['HERS', 'KIT15']);
      await main(page, 'coffee').click();
      await inState(page, 'coffee', 'offered');
      await holds(shop, ['10041 ×1', '10161 ×1']);
      assert.deepEqual((await shop.cart()).codes, ['HERS']);
    },
    { only: 'codes' },
  ),

  story(
    'ours would cost the shopper theirs: theirs is put back, and the offer goes',
    { cart: [{ variant: '10041' }], codes: ['JEALOUS'] },
    async ({ page, shop }) => {
      await showing(page, ['coffee']);
      await main(page, 'coffee').click();
      await inState(page, 'coffee', 'withdrawn');
      await holds(shop, ['10041 ×1']);
      assert.deepEqual((await shop.cart()).codes, ['JEALOUS']);
    },
    { only: 'codes', brief: true },
  ),
];
