// What a theme with standard events says, and when it is believed.

import assert from 'node:assert/strict';
import { eventually, inState, main, showing } from '../../support/cards.mjs';
import { bag, story } from './story.mjs';

const desk = { cart: [{ variant: '10011' }] };
const more = { only: 'events', brief: true };

/** The theme says that something happens; `stage.over(how)` ends it. */
const begins = (page) =>
  page.evaluate(() => {
    const promise = new Promise((resolve, reject) => {
      globalThis.stage.over = (how, cart = null) =>
        how === 'kept' ? resolve({ cart }) : reject(new DOMException('', 'AbortError'));
    });
    // A theme takes care of its own promises.
    promise.catch(() => {});
    document.dispatchEvent(
      Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
        action: 'add',
        context: 'product',
        lines: [],
        promise,
      }),
    );
  });

/** A request to the cart, and until the page knows that it is over. */
async function requested(page) {
  await page.evaluate(async () => {
    const answer = await fetch('cart/update.js', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    // A browser counts a request as over when its answer has been read.
    await answer.text();
  });
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('cart/update.js')),
  );
}
const readings = (shop) => shop.requests().filter(({ method }) => method === 'GET').length;

export default [
  story(
    'nothing is decided before the change that was announced has happened',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      const before = readings(shop);
      await begins(page);
      await shop.outside('10031', 1);
      await requested(page);
      assert.equal(readings(shop), before, 'the cart is left alone meanwhile');
      await page.evaluate(() => globalThis.stage.over('kept'));
      await showing(page, ['tray', 'candles']);
      assert.equal(readings(shop), before + 1);
    },
    more,
  ),

  story(
    'a change that is broken off is looked at all the same',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await begins(page);
      await shop.outside('10031', 1);
      await page.evaluate(() => globalThis.stage.over('broken'));
      await showing(page, ['tray', 'candles']);
    },
    more,
  ),

  story(
    'a drawer that opens is believed where it shows what we know, and else the cart is read',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      const before = readings(shop);
      const opens = (cart) =>
        page.evaluate((summary) => {
          document.dispatchEvent(
            Object.assign(new Event('shopify:cart:view', { bubbles: true }), { context: 'dialog', cart: summary }),
          );
        }, cart);
      await opens({ totalQuantity: 1, lines: [] });
      await opens(null);
      await shop.outside('10031', 1);
      await opens({ totalQuantity: 2, lines: [] });
      await showing(page, ['tray', 'candles']);
      assert.equal(readings(shop), before + 1);
    },
    more,
  ),

  story(
    'an error of the theme’s is a reason to look',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.outside('10031', 1);
      await page.evaluate(() => {
        document.dispatchEvent(
          Object.assign(new Event('shopify:cart:error', { bubbles: true }), {
            code: 'SERVICE_UNAVAILABLE',
            error: 'The shop is closed.',
          }),
        );
      });
      await showing(page, ['tray', 'candles']);
    },
    more,
  ),

  story(
    'a cart that the event itself carries is used where it is complete, and not asked for again',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await shop.outside('10031', 1);
      const cart = await page.evaluate(async () => (await fetch('cart.js')).json());
      const before = readings(shop);
      await begins(page);
      await page.evaluate((whole) => globalThis.stage.over('kept', whole), cart);
      await showing(page, ['tray', 'candles']);
      assert.equal(readings(shop), before);
      // In part it is no cart to decide by.
      await shop.outside('10031', 0);
      await begins(page);
      await page.evaluate((whole) => globalThis.stage.over('kept', { ...whole, total_price: null }), cart);
      await showing(page, ['tray']);
      assert.equal(readings(shop), before + 1);
    },
    more,
  ),

  story(
    'what takes something back by requests of its own tells the theme the cart that came of it',
    desk,
    async ({ page, shop }) => {
      await showing(page, ['tray']);
      await main(page, 'tray').click();
      await inState(page, 'tray', 'accepted');
      await main(page, 'tray').click();
      await inState(page, 'tray', 'offered');
      assert.deepEqual(await bag(shop), ['10011 ×1']);
      await eventually(() => page.evaluate(() => globalThis.stage.drawn.at(-1)), 1, 'what the theme counts');
    },
    more,
  ),
];
