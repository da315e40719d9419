// Pictures: none before the drawer opens, and in the size that a card shows where the shop's image service makes any.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { card, cardsIn, eventually } from './support/cards.mjs';
import { themes, withThemes } from './support/drawers.mjs';
import { guests } from './support/guest.mjs';
import { compiled } from './support/site.mjs';

const guest = guests();
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>';

for (const deviceScaleFactor of [1, 2])
  test(
    `pictures come when the drawer opens, as wide as the screen shows them (${deviceScaleFactor} pixels to the point)`,
    guest({ init: withThemes, reducedMotion: 'reduce', deviceScaleFactor }, async (page, { notes }) => {
      const rules = JSON.parse(readFileSync(new URL('fixtures/forms.rules.json', import.meta.url), 'utf8'));
      rules.products.find(({ id }) => id === 'shade').image.src = '/cdn/shop/files/shade.jpg?v=7';
      const bytes = await compiled(rules);
      await page.route('**/forms.bin', (route) => route.fulfill({ body: bytes }));
      await page.route('**/cdn/shop/files/**', (route) =>
        route.fulfill({ body: PICTURE, contentType: 'image/svg+xml' }),
      );
      await page.goto('drawers/dawn.html?cart=lamp-1');
      await cardsIn(page, 'cart-associate', 2);
      await page.waitForLoadState('networkidle');
      const asked = () =>
        notes.requests.map(({ url }) => new URL(url)).filter(({ pathname }) => /shade|candle/.test(pathname));
      assert.deepEqual(asked(), [], 'none while it is closed');
      await page.locator(themes.dawn.opener).click();
      await eventually(
        () =>
          asked()
            .map(({ pathname, search }) => `${pathname.split('/').at(-1)}${search}`)
            .sort(),
        ['candle.svg', `shade.jpg?v=7&width=${80 * deviceScaleFactor}`],
      );
      const image = card(page, 'lamp-shade').locator('img');
      assert.equal(await image.getAttribute('loading'), 'lazy');

      // Drawn anew, a picture that is as it was is not touched.
      const writes = image.evaluate(async (node) => {
        const changes = new MutationObserver(() => {});
        changes.observe(node, { attributes: true });
        await globalThis.CartAssociate.refresh();
        return changes.takeRecords().length;
      });
      assert.equal(await writes, 0);
      const whole = page.locator('cart-associate').locator('img[src*=candle]');
      assert.equal(await whole.getAttribute('srcset'), null, 'the shop makes no other size of it');
    }),
  );
