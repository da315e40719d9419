// What is asked for, and what is written down for the merchant.

import assert from 'node:assert/strict';
import { eventually, inState, main, showing } from '../../support/cards.mjs';
import { bag, holds, story } from './story.mjs';

const desk = { cart: [{ variant: '10011' }] };

/** Carries out a change as the controller does, with a mark or without. */
const applied = (page, lines, mark) =>
  page.evaluate(([add, its]) => globalThis.stage.adapter.apply({ add, replace: [], remove: [] }, its), [lines, mark]);
const line = (variant, quantity = 1) => ({ product: variant.slice(0, 4), variant, quantity, properties: {} });
const mark = { offer: 'tray', revision: '7' };

/** Marks on lines, but never on what would split a line. */
const onLines = async ({ page, shop }) => {
  await applied(page, [line('10021')], mark);
  await holds(shop, ['10011 ×1', '10021 ×1 _offer=tray _offer_v=7']);
  await applied(page, [line('10011')], mark);
  await holds(shop, ['10011 ×2', '10021 ×1 _offer=tray _offer_v=7']);
};

export default [
  story(
    'nothing is asked for twice, neither after our own change nor after one of the theme’s',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      const since = shop.requests().length;
      assert.deepEqual(shop.requests().filter(({ method }) => method === 'GET').length, 1, 'one reading at the start');
      await main(page, 'tray').click();
      await inState(page, 'tray', 'accepted');
      await page.evaluate(() => globalThis.stage.theme.setQuantity('10031', 2));
      await showing(page, ['tray', 'candles']);
      await page.waitForLoadState('networkidle');
      const asked = shop
        .requests()
        .slice(since)
        .map(({ method }) => method)
        .join(' ');
      // Our change and the cart after; the theme's reading and its change; and the cart after that.
      assert.equal(asked, 'POST GET GET POST GET');
    },
    { only: 'requests', brief: true },
  ),

  story('without consent nothing is written on what was accepted', desk, async ({ page, shop }) => {
    await showing(page, ['tray']);
    await main(page, 'tray').click();
    await inState(page, 'tray', 'accepted');
    assert.deepEqual(await bag(shop), ['10011 ×1', '10021 ×1']);
    assert.equal(await page.evaluate(() => globalThis.stage.adapter.consent()), false);
  }),

  story('with consent the adapter says so', { ...desk, consent: true }, async ({ page }) => {
    assert.equal(await page.evaluate(() => globalThis.stage.adapter.consent()), true);
  }),

  story(
    'with consent what is accepted carries its offer, and what is undone leaves nothing',
    { ...desk, consent: true },
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await main(page, 'tray').click();
      await inState(page, 'tray', 'accepted');
      await holds(shop, ['10011 ×1', '10021 ×1 _offer=tray _offer_v=7']);
      await main(page, 'tray').click();
      await inState(page, 'tray', 'offered');
      await holds(shop, ['10011 ×1']);
    },
    { only: 'attribution' },
  ),

  story('a marked change is written on its lines, and joins a line that is there unmarked', desk, onLines, {
    only: 'attribution',
    brief: true,
  }),

  story(
    'or on the cart, where no line is touched',
    { ...desk, options: { attribution: 'cart' } },
    async ({ page, shop }) => {
      await page.evaluate(() => globalThis.stage.adapter.read());
      await applied(page, [line('10021')], mark);
      await applied(page, [line('10031')], { offer: 'other', revision: '7' });
      await holds(shop, ['10011 ×1', '10021 ×1', '10031 ×1']);
      await eventually(async () => (await shop.cart()).attributes, { _offers: 'tray@7, other@7' });
    },
    { only: 'attribution' },
  ),
];
