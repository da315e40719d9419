// Every form of card in every state, light and dark.

import test from 'node:test';
import { accessible, withAxe } from './support/axe.mjs';
import { card, inState, lookAt, main, no, associate, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { addOnPage, counter, openCart, putIn, takeOut } from './support/shop.mjs';

const guest = guests();

for (const colorScheme of ['light', 'dark']) {
  const settings = { colorScheme, init: withAxe };
  const look = (page, what) => accessible(page, `${what}, ${colorScheme}`);

  test(
    `products: offered, busy, failed, accepted, gone (${colorScheme})`,
    guest(settings, async (page) => {
      await putIn(page, 'standing-desk');
      await openCart(page);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      await look(page, 'product, offered');
      const panel = await counter(page);
      await panel.getByRole('button', { name: 'Fail the next change' }).click();
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'failed');
      await look(page, 'product, failed');
      await no(page, 'desk-desk-mat').click();
      await showing(page, ['desk-cable-tray']);
      await look(page, 'product, gone');
      await panel.getByLabel('Answers').selectOption('2 s');
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'busy');
      await look(page, 'product, busy');
      await inState(page, 'desk-cable-tray', 'accepted');
      await look(page, 'product, accepted');
    }),
  );

  test(
    `confirmation, and the notice about what is left (${colorScheme})`,
    guest(settings, async (page) => {
      await putIn(page, 'sofa');
      await openCart(page);
      await showing(page, ['sofa-doorway', 'sofa-protection']);
      await look(page, 'confirmation, offered');
      await card(page, 'sofa-doorway').getByRole('checkbox').click();
      await inState(page, 'sofa-doorway', 'accepted');
      await look(page, 'confirmation, accepted');
      await main(page, 'sofa-protection').click();
      await inState(page, 'sofa-protection', 'accepted');
      await takeOut(page, 'Two-seat sofa');
      await lookAt(associate(page).locator('[part~="notice"]'));
      await look(page, 'notice');
    }),
  );

  for (const [form, product, offer, options] of [
    ['guidance', 'rain-jacket', 'jacket-size', { Size: 'M' }],
    ['kit', 'coffee-maker', 'coffee-starter'],
    ['tier of a line', 'audit', 'audit-package', { Package: 'Audit' }],
  ]) {
    test(
      `${form}: offered, accepted (${colorScheme})`,
      guest(settings, async (page) => {
        await putIn(page, product, options);
        await openCart(page);
        await showing(page, [offer]);
        await look(page, `${form}, offered`);
        await main(page, offer).click();
        await inState(page, offer, 'accepted');
        await look(page, `${form}, accepted`);
      }),
    );
  }

  test(
    `quantity break, mismatch, withdrawn (${colorScheme})`,
    guest(settings, async (page) => {
      await putIn(page, 'candle');
      await putIn(page, 'candle');
      await openCart(page);
      await showing(page, ['candle-three']);
      await look(page, 'quantity break, offered');
      await (await counter(page)).getByLabel('The till forgets automatic deals').check();
      await main(page, 'candle-three').click();
      await inState(page, 'candle-three', 'mismatch');
      await look(page, 'quantity break, mismatch');
      await main(page, 'candle-three').click();
      await inState(page, 'candle-three', 'withdrawn');
      await look(page, 'quantity break, withdrawn');
    }),
  );

  test(
    `tier of the order at the checkout, and the product page (${colorScheme})`,
    guest(settings, async (page) => {
      await page.goto('product.html?id=standing-desk');
      await showing(page, ['desk-desk-mat'], 'product');
      await look(page, 'product page');
      await addOnPage(page, 'soap');
      await page.goto('checkout.html');
      await showing(page, ['delivery-speed'], 'checkout');
      await look(page, 'tier of the order');
    }),
  );

  test(
    `a choice of variant, a struck-through price, a deal by code (${colorScheme})`,
    guest(settings, async (page) => {
      await page.goto('forms.html?cart=lamp-1');
      await showing(page, ['lamp-shade', 'lamp-bulb']);
      await look(page, 'choice');
      await page.goto('forms.html?cart=pot-1,cups-1,tea-1');
      await showing(page, ['tea-set']);
      await look(page, 'deal by code');
      await page.evaluate(() => {
        globalThis.stage.adapter.failNext('partial');
      });
      await main(page, 'tea-set').click();
      await page.goto('forms.html?cart=lamp-1&lang=ar');
      await showing(page, ['lamp-shade', 'lamp-bulb']);
      await look(page, 'right to left');
    }),
  );
}
