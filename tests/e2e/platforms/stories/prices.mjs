// Currencies, and what the page knows better than the rule bundle.

import assert from 'node:assert/strict';
import { inState, main, says, showing } from '../../support/cards.mjs';
import { story } from './story.mjs';

const desk = { cart: [{ variant: '10011' }] };

/** Why the tray is not offered. */
const reason = async (page) => {
  await page.evaluate(() => globalThis.stage.handle.refresh());
  await showing(page, []);
  const all = await page.evaluate(() => globalThis.stage.handle.explain('cart'));
  return all.find(({ offer }) => offer === 'tray').reason;
};

const bought =
  (difference, total) =>
  async ({ page, shop }) => {
    await says(page, 'tray', { difference });
    await main(page, 'tray').click();
    await inState(page, 'tray', 'accepted');
    assert.equal((await shop.cart()).total, total);
  };

export default [
  story('yen have no decimals', { ...desk, market: 'JP', currency: 'JPY' }, bought('+¥4,400', 79200), {
    only: 'currencies',
  }),
  story('dinars have three', { ...desk, market: 'KW', currency: 'KWD' }, bought('+KWD 8.750', 161000), {
    only: 'currencies',
  }),

  story(
    'a live price of the page counts more than the rule bundle’s',
    {
      ...desk,
      variants: { 10021: { charges: { USD: '25.00' } } },
      facts: { context: { live_prices: [{ variant: '10021', price: 2500 }] } },
    },
    bought('+$25.00', 52400),
  ),

  story(
    'what the page says is sold out is not offered',
    { ...desk, facts: { context: { live_prices: [{ variant: '10021', available: false }] } } },
    async ({ page }) => {
      assert.equal(await reason(page), 'unavailable');
    },
  ),

  story(
    'what the page knows of a product can ask for something',
    { cart: [{ variant: '10091' }], facts: { products: { 1009: { tags: ['oak'] } } } },
    async ({ page }) => {
      await showing(page, ['doorway', 'stool']);
    },
    { only: 'product_facts' },
  ),

  story(
    'a business customer has prices of their own: nothing is offered at the rule bundle’s',
    { ...desk, facts: { context: { own_prices: true } } },
    async ({ page }) => {
      assert.equal(await reason(page), 'own_prices');
    },
    { only: 'product_facts' },
  ),

  story(
    'prices with tax here and without there: nothing is offered',
    { ...desk, facts: { context: { market: 'US' }, prices_include_tax: true } },
    async ({ page }) => {
      assert.equal(await reason(page), 'tax_differs');
    },
    { only: 'product_facts' },
  ),

  story(
    'facts that are no JSON are passed over, with one warning',
    { ...desk, facts: '{ "context": ' },
    async ({ page, notes }) => {
      await showing(page, ['tray']);
      await page.evaluate(() => globalThis.stage.handle.refresh());
      assert.equal(notes.console.filter((text) => text.startsWith('Cart Associate: no JSON')).length, 1);
    },
    { expected: /^Cart Associate: no JSON/ },
  ),
];
