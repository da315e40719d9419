// Lines with properties, plans, parents and gifts.

import { card, inState, main, showing } from '../../support/cards.mjs';
import { holds, story } from './story.mjs';

export default [
  story(
    'another size: quantity, properties and plan are carried over, and back',
    { cart: [{ variant: '10071', quantity: 2, plan: '9002', properties: { Name: 'Ada' } }] },
    async ({ page, shop }) => {
      await showing(page, ['size']);
      await main(page, 'size').click();
      await inState(page, 'size', 'accepted');
      await holds(shop, ['10072 ×2 Name=Ada plan=9002']);
      await main(page, 'size').click();
      await inState(page, 'size', 'offered');
      await holds(shop, ['10071 ×2 Name=Ada plan=9002']);
    },
    { only: 'plans', brief: true },
  ),

  story(
    'another size that is not there in full: the old line stays',
    { cart: [{ variant: '10071', quantity: 2 }] },
    async ({ page, shop }) => {
      await showing(page, ['size']);
      await shop.setStock('10072', 1);
      await shop.fault('overstock');
      await main(page, 'size').click();
      await inState(page, 'size', 'failed');
      await holds(shop, ['10071 ×2']);
    },
    { expected: /Failed to load resource/ },
  ),

  story(
    'a confirmation is merged into the properties of the line',
    { cart: [{ variant: '10091', properties: { Colour: 'grey' } }] },
    async ({ page, shop }) => {
      await showing(page, ['doorway']);
      await card(page, 'doorway').getByRole('checkbox').click();
      await inState(page, 'doorway', 'accepted');
      await holds(shop, ['10091 ×1 Colour=grey Doorway=80 cm or wider']);
    },
    { only: 'properties' },
  ),

  story(
    'an accessory belongs to its line, and leaves with it',
    { cart: [{ variant: '10101' }] },
    async ({ page, shop, can }) => {
      await showing(page, ['plan']);
      await main(page, 'plan').click();
      await inState(page, 'plan', 'accepted');
      await holds(shop, ['10101 ×1', can.nesting ? '10111 ×1 parent=10101' : '10111 ×1']);
      if (!can.nesting) return;
      await page.evaluate(() => globalThis.stage.theme.setQuantity('10101', 0));
      await holds(shop, []);
    },
    { brief: true },
  ),

  story(
    'a free gift asks for nothing',
    { cart: [{ variant: '10131' }, { variant: '10011' }], variants: { 10131: { charges: { USD: '0.00' } } } },
    async ({ page }) => {
      await showing(page, ['tray']);
    },
  ),

  story('paid for, the same line does', { cart: [{ variant: '10131' }, { variant: '10011' }] }, async ({ page }) => {
    await showing(page, ['snuffer', 'tray']);
  }),

  story(
    'a line on subscription is known as one',
    { cart: [{ variant: '10141', plan: '9001' }] },
    async ({ page, shop }) => {
      await showing(page, ['tin']);
      await main(page, 'tin').click();
      await inState(page, 'tin', 'accepted');
      await holds(shop, ['10141 ×1 plan=9001', '10151 ×1']);
    },
    { only: 'plans' },
  ),

  story('bought once, it is none', { cart: [{ variant: '10141' }, { variant: '10011' }] }, async ({ page }) => {
    await showing(page, ['tray']);
  }),
];
