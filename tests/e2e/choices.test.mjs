// What the demo shop has no use for: a choice of variant in the card, a deal by code, and how it ends.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, eventually, inState, main, no, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const stage = (page, query) => page.goto(`forms.html?${query}`);
const lines = (page) =>
  page.evaluate(async () =>
    (await globalThis.stage.adapter.read()).lines.map(({ variant, quantity }) => `${quantity} ${variant}`).sort(),
  );
const codesOf = (page) => page.evaluate(async () => (await globalThis.stage.adapter.read()).codes);

test(
  'a variant is chosen in the card: its price is shown, and it is what is added',
  guest({}, async (page) => {
    await stage(page, 'cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    const choice = card(page, 'lamp-shade').getByLabel('Choose');
    await says(page, 'lamp-shade', { difference: '+$24.00', name: 'Add Linen lampshade, +$24.00' });
    await choice.selectOption({ label: 'Hand-painted stripes' });
    await says(page, 'lamp-shade', { difference: '+$31.50', name: 'Add Linen lampshade, +$31.50' });
    assert.deepEqual(await lines(page), ['1 lamp-1']);
    // The choice survives what happens to another card, and to the cart.
    await no(page, 'lamp-bulb').click();
    await page.evaluate(() => globalThis.stage.adapter.add({ variant: 'honey-1' }));
    await says(page, 'lamp-shade', { difference: '+$31.50' });
    assert.equal(await choice.evaluate((select) => select.selectedOptions[0].text), 'Hand-painted stripes');
    await main(page, 'lamp-shade').click();
    await inState(page, 'lamp-shade', 'accepted');
    assert.deepEqual(await lines(page), ['1 honey-1', '1 lamp-1', '1 shade-stripes']);
  }),
);

test(
  'a lowest earlier price is struck through, and a unit price is said',
  guest({}, async (page) => {
    await stage(page, 'cart=lamp-1');
    await says(page, 'lamp-bulb', { difference: '+$9.00', compare: '$12.00', unit: '$6.00 / 100 g' });
    assert.equal(await card(page, 'lamp-bulb').getByLabel('Lowest price of the last 30 days: $12.00').count(), 1);
  }),
);

test(
  'a deal by code: everything is there, the set price is applied beside the shopper’s own code',
  guest({}, async (page) => {
    await stage(page, 'cart=pot-1,cups-1,tea-1,honey-1&codes=HERS');
    await says(page, 'tea-set', { form: 'kit', button: 'Apply the set price', difference: undefined });
    await main(page, 'tea-set').click();
    await says(page, 'tea-set', { state: 'accepted', status: 'Set price applied', saving: undefined });
    assert.deepEqual((await codesOf(page)).sort(), ['HERS', 'KIT15']);
    assert.deepEqual(await lines(page), ['1 cups-1', '1 honey-1', '1 pot-1', '1 tea-1']);
    await main(page, 'tea-set').click();
    await inState(page, 'tea-set', 'offered');
    assert.deepEqual(await codesOf(page), ['HERS']);
  }),
);

test(
  'a deal that would cost the shopper a code of theirs is withdrawn, and the code is back',
  guest({}, async (page) => {
    await stage(page, 'cart=pot-1,cups-1,tea-1&codes=JEALOUS');
    await showing(page, ['tea-set']);
    await main(page, 'tea-set').click();
    await says(page, 'tea-set', {
      state: 'withdrawn',
      status: 'This offer is not available any more. Your cart is as it was.',
      button: undefined,
    });
    assert.deepEqual(await codesOf(page), ['JEALOUS']);
    assert.deepEqual(await lines(page), ['1 cups-1', '1 pot-1', '1 tea-1']);
  }),
);

test(
  'a kit that can be neither finished nor taken back: the card says exactly what is in the cart',
  guest({}, async (page) => {
    await stage(page, 'cart=pot-1');
    await showing(page, ['tea-set']);
    await page.evaluate(() => {
      globalThis.stage.adapter.failNext('partial');
      globalThis.stage.adapter.failNext('before');
    });
    await main(page, 'tea-set').click();
    const { status } = await inState(page, 'tea-set', 'failed');
    const now = await lines(page);
    assert.equal(now.length, 2, 'a part of the kit is in the cart');
    assert.match(
      status,
      /^That worked only in part\. This is what is in your cart now: 1 × Teapot, 1 × (Four cups|Green tea)$/,
    );
  }),
);

test(
  'a shop that does not answer in time: the card does not claim to know',
  guest({}, async (page) => {
    await stage(page, 'cart=lamp-1&patience=300');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    await page.evaluate(() => {
      globalThis.stage.adapter.switches.latency = 3000;
    });
    await main(page, 'lamp-bulb').click();
    await says(page, 'lamp-bulb', {
      state: 'failed',
      status: 'The shop did not answer. Please look at your cart before you try again.',
    });
  }),
);

test(
  'three hundred changes of the cart leave no more nodes behind than one',
  guest({}, async (page) => {
    await stage(page, 'cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    const nodes = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector('cart-associate');
        return {
          elements: shadowRoot.querySelectorAll('*').length,
          outside: document.querySelectorAll('*').length,
          sheets: shadowRoot.adoptedStyleSheets.length,
        };
      });
    const before = await nodes();
    const kept = await card(page, 'lamp-bulb').elementHandle();
    for (let i = 0; i < 30; i += 1) {
      await page.evaluate(async () => {
        const { adapter, handle } = globalThis.stage;
        for (let round = 0; round < 10; round += 1) {
          const [line] = (await adapter.read()).lines;
          await adapter.setQuantity(line.key, 1 + (round % 3));
          await handle.refresh();
        }
      });
    }
    assert.deepEqual(await nodes(), before);
    assert.equal(await kept.evaluate((node) => node.isConnected), true);
    await eventually(async () => (await readCards(page)).map(({ state }) => state), ['offered', 'offered']);
  }),
);
