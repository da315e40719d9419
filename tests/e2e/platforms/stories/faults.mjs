// When the shop cannot, or does not answer.

import assert from 'node:assert/strict';
import { inState, main, says, showing } from '../../support/cards.mjs';
import { bag, comeBack, goBack, holds, story } from './story.mjs';

const desk = { cart: [{ variant: '10011' }] };
const maker = { cart: [{ variant: '10041' }] };
/** The browser says it of every answer that is an error. */
const errors = { expected: /Failed to load resource/ };

export default [
  story(
    'a kit with one part out of stock is taken back, to the last line',
    maker,
    async ({ page, shop }) => {
      await showing(page, ['coffee']);
      await shop.setStock('10061', 0);
      await main(page, 'coffee').click();
      // It stays until it has been read, also where the shop tells that there is none left.
      const failed = await inState(page, 'coffee', 'failed');
      assert.match(failed.status, /Filters.* (sold out|out of stock)\. .*Your cart is as it was\.$/);
      await holds(shop, ['10041 ×1']);
      assert.deepEqual((await shop.cart()).codes, []);
    },
    errors,
  ),

  story(
    'a kit of which only the first part goes in is taken back',
    maker,
    async ({ page, shop }) => {
      await showing(page, ['coffee']);
      await shop.fault('partial');
      await main(page, 'coffee').click();
      const { status } = await inState(page, 'coffee', 'failed');
      assert.match(status, /Your cart is as it was\.$/);
      await holds(shop, ['10041 ×1']);
    },
    errors,
  ),

  story(
    'more than there is: what came of it goes out again, and the shop’s words are told',
    { cart: [{ variant: '10031' }] },
    async ({ page, shop }) => {
      await showing(page, ['candles']);
      await shop.setStock('10031', 2);
      await shop.fault('overstock');
      await main(page, 'candles').click();
      const failed = await inState(page, 'candles', 'failed');
      assert.match(
        failed.status,
        /^(Only 1|You cannot add) .* What had been added was taken out again\. Your cart is as it was\.$/,
      );
      await holds(shop, ['10031 ×1']);
    },
    errors,
  ),

  story(
    'an answer that never comes: the cart is looked at, and the card tells the truth',
    { ...desk, patience: 2500 },
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.fault('lost');
      await main(page, 'tray').click();
      await says(page, 'tray', { state: 'accepted', status: 'Cable tray added' });
      await holds(shop, ['10011 ×1', '10021 ×1']);
    },
  ),

  story(
    'an answer too late to be waited for: what the shop has done after all, at another price, goes out again',
    { ...maker, patience: 2500, options: { patience: 1000 } },
    async ({ page, shop, can }) => {
      if (!can.requests) return;
      await showing(page, ['coffee']);
      await shop.fault('late', { ms: 1500 });
      await main(page, 'coffee').click();
      const { status } = await inState(page, 'coffee', 'failed');
      // No code was sent after it. Where the shop is late with every answer, only a part is out: the card says which.
      if (/taken out again\. Your cart is as it was\.$/.test(status)) await holds(shop, ['10041 ×1']);
      else {
        assert.match(status, /in your cart now: 1 × Coffee maker, 1 × Filters$/);
        await holds(shop, ['10041 ×1', '10061 ×1']);
      }
      assert.deepEqual((await shop.cart()).codes, []);
    },
    { brief: true },
  ),

  story(
    'a page where an answer belongs',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.fault('html');
      await main(page, 'tray').click();
      await says(page, 'tray', {
        state: 'failed',
        status: 'The shop did not answer. Please look at your cart before you try again.',
        button: 'Try again',
      });
      assert.deepEqual(await bag(shop), ['10011 ×1']);
      await main(page, 'tray').click();
      await inState(page, 'tray', 'accepted');
    },
    { ...errors, only: 'requests' },
  ),

  story(
    'two requests collide: it is tried again',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.fault('conflict');
      await main(page, 'tray').click();
      await inState(page, 'tray', 'accepted');
      await holds(shop, ['10011 ×1', '10021 ×1']);
    },
    { ...errors, only: 'conflicts', brief: true },
  ),

  story(
    'they collide again and again: the shopper is told, and can try again',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.fault('conflict', { times: 4 });
      await main(page, 'tray').click();
      const { status } = await inState(page, 'tray', 'failed');
      assert.match(status, /try again\. Your cart is as it was\.$/);
      await holds(shop, ['10011 ×1']);
    },
    { ...errors, only: 'conflicts', brief: true },
  ),

  story(
    'refused: the shop’s own words, and the cart as it was',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.fault('refuse');
      await main(page, 'tray').click();
      const { status } = await inState(page, 'tray', 'failed');
      assert.match(
        status,
        /^(This is not for sale today\.|The shop did not answer\. Please try again\.) Your cart is as it was\.$/,
      );
      assert.deepEqual(await bag(shop), ['10011 ×1']);
    },
    { ...errors, brief: true },
  ),

  story('changed in another tab: the cards follow when the shopper comes back', desk, async ({ page, shop }) => {
    await showing(page, ['tray']);
    await shop.outside('10021', 1);
    await comeBack(page);
    await showing(page, []);
  }),

  story(
    'Back in the browser, to a page that was kept as it was left: it is decided on a fresh cart',
    { ...desk, cacheable: true },
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.outside('10021', 1);
      await goBack(page);
      await showing(page, []);
    },
  ),

  story(
    'the theme changes the cart: it is seen',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await page.evaluate(() => globalThis.stage.theme.setQuantity('10031', 2));
      await showing(page, ['tray', 'candles']);
      await page.evaluate(() => globalThis.stage.theme.setQuantity('10011', 0));
      await showing(page, ['candles']);
      await holds(shop, ['10031 ×2']);
    },
    { brief: true },
  ),
];
