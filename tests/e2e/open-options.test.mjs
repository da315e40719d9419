// A variation that leaves an option open, in WooCommerce: by keyboard alone, for assistive technology, and in how little room.
// What is added and taken back is told for every platform (platforms/stories/open-options.mjs).

import assert from 'node:assert/strict';
import test from 'node:test';
import { woocommerce } from './platforms/woocommerce.mjs';
import { accessible, withAxe } from './support/axe.mjs';
import { card, eventually, inState, main, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const open = (site) => woocommerce.open(site, { cart: [{ variant: '10181' }] });
const settings = { open, asks: woocommerce.asks, keys: ['cart-associate:ledger'], init: withAxe };
const list = (page) => card(page, 'cushion').getByLabel('Cover');

async function start(page, { shop: { address } }) {
  await page.goto(address);
  await showing(page, ['cushion']);
}

/** What has the focus in the card: its form, and what it says. @param {import('playwright-core').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const node = document.activeElement?.shadowRoot?.activeElement;
    return node ? `${node.localName} ${node.getAttribute('part')}` : undefined;
  });

test(
  'by keyboard: the button leads to the list, the list says what was chosen, and the button adds it',
  guest(settings, async (page, around) => {
    await start(page, around);
    await main(page, 'cushion').focus();
    await page.keyboard.press('Enter');
    await says(page, 'cushion', { state: 'offered', status: 'Choose: Cover' });
    assert.equal(await focused(page), 'select choice');
    await accessible(page, 'a card that asks for a choice');
    await page.keyboard.press('ArrowDown');
    await says(page, 'cushion', { state: 'offered', status: undefined });
    assert.equal(await list(page).evaluate((select) => select.selectedOptions[0].text), 'Linen');
    assert.equal(await focused(page), 'select choice');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'button accept');
    await page.keyboard.press('Enter');
    const { status } = await inState(page, 'cushion', 'accepted');
    assert.equal(status, 'Cushion added');
    await accessible(page, 'the card after it was added');
  }),
);

for (const dir of ['ltr', 'rtl']) {
  test(
    `the list has its name, and room to press; the card is one row higher at most (${dir})`,
    guest({ ...settings, viewport: { width: 360, height: 780 } }, async (page, around) => {
      await start(page, around);
      await page.evaluate((value) => {
        document.documentElement.dir = value;
      }, dir);
      assert.equal(await list(page).getAttribute('required'), '');
      const [row, box, button] = await Promise.all(
        [card(page, 'cushion'), list(page), main(page, 'cushion')].map((one) => one.boundingBox()),
      );
      assert.ok(box.height >= 24 && box.width >= 24, `the list: ${box.width} × ${box.height}`);
      // 112 px of a card with a why of two lines, and a row of 24 px.
      assert.ok(row.height <= 136, `the card: ${row.height}`);
      assert.ok(box.x >= row.x && box.x + box.width <= row.x + row.width, 'the list is in the card');
      const apart =
        button.x >= box.x + box.width || button.x + button.width <= box.x || button.y >= box.y + box.height - 12;
      assert.ok(apart, 'the list and the button do not lie on one another');
      await accessible(page, `a card with a list, ${dir}`);
    }),
  );
}

test(
  'where the script that reads choices does not come nothing is suggested, and it is tried again',
  guest({ ...settings, expected: /Cart Associate \(network\)|ERR_FAILED/ }, async (page, { shop: { address } }) => {
    let refused = 0;
    await page.route(/cart-associate-choices|\/choices-/, (route) => {
      refused += 1;
      return refused > 1 ? route.continue() : route.abort();
    });
    await page.goto(address);
    await eventually(() => refused, 1);
    await showing(page, []);
    await page.evaluate(() => globalThis.stage.handle.refresh());
    await showing(page, ['cushion']);
  }),
);
