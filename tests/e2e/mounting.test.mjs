// How the element gets into a theme, and out of it again: every place that is known, the script twice, removal, a theme
// that has an element of its own, and one that wants none.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cardsIn, eventually, inState, main } from './support/cards.mjs';
import { elsewhere, openDrawer, themes, withThemes } from './support/drawers.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const settings = { init: withThemes, reducedMotion: 'reduce' };

test(
  'included three times, by two tags and from another address: one element, one handle, and a click adds once',
  guest(
    {
      ...settings,
      async init(context) {
        await withThemes(context);
        await context.route('**/older/*', (route) =>
          route.fulfill({
            status: 301,
            headers: { Location: new URL(route.request().url()).pathname.replace('/older/', '/') },
          }),
        );
        await context.route('**/dawn.html*', async (route) => {
          const answer = await route.fetch();
          const tag =
            '<script src="../older/cart-associate.js" data-rules="../forms.bin" data-adapter="theShop" defer></script>';
          await route.fulfill({
            response: answer,
            body: (await answer.text()).replace('</head>', `${tag}${tag}</head>`),
          });
        });
      },
    },
    async (page) => {
      await openDrawer(page, themes.dawn);
      await elsewhere(page, 'tea-1', 3);
      await eventually(() => page.getByLabel('Quantity of Green tea').inputValue(), '3');
      assert.equal(await page.locator('cart-associate').count(), 1);
      await main(page, 'lamp-bulb').click();
      await inState(page, 'lamp-bulb', 'accepted');
      assert.deepEqual(
        await page.evaluate(async () =>
          (await globalThis.shop.read()).lines.map(({ variant, quantity }) => `${variant} ${quantity}`),
        ),
        ['tea-1 3', 'lamp-1 1', 'bulb-1 1'],
      );
    },
  ),
);

test(
  'taken away, the drawer is as the theme drew it, and stays so',
  guest(settings, async (page) => {
    for (const theme of Object.values(themes)) {
      await openDrawer(page, theme);
      await page.evaluate(() => globalThis.CartAssociate.unmount());
      assert.equal(await page.locator('cart-associate').count(), 0);
      const inside = () =>
        page
          .locator(theme.panel)
          .evaluate((panel) =>
            [...panel.querySelectorAll('*')].map(({ localName, className }) => `${localName}.${className}`),
          );
      const without = await inside();
      await elsewhere(page, 'tea-1', 3);
      await eventually(() => page.getByLabel('Quantity of Green tea').inputValue(), '3');
      assert.deepEqual(await inside(), without);
    }
  }),
);

test(
  'a theme that writes the element itself keeps it, and gets no other',
  guest(settings, async (page) => {
    await page.route('**/nodes.html*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace(
          '<aside',
          '<section><cart-associate class="theirs"></cart-associate></section><aside',
        ),
      });
    });
    await page.goto('drawers/nodes.html');
    await cardsIn(page, '.theirs', 2);
    assert.equal(await page.locator('cart-associate').count(), 1);
  }),
);

test(
  'a theme that takes the element away as often as it comes does not stop the page',
  guest(settings, async (page) => {
    await openDrawer(page, themes.nodes);
    const times = await page.evaluate(
      () =>
        new Promise((done) => {
          let count = 0;
          const guard = new MutationObserver(() => {
            for (const one of document.querySelectorAll('cart-associate')) {
              count += 1;
              one.remove();
            }
          });
          guard.observe(document, { childList: true, subtree: true });
          document.querySelector('cart-associate').remove();
          setTimeout(() => {
            guard.disconnect();
            done(count);
          });
        }),
    );
    assert.ok(times > 0 && times < 1000, `${times} times`);
  }),
);

test(
  'every place that is known: after the lines, before the foot or on a page after it, and none where the cart is empty',
  guest(settings, async (page) => {
    await page.goto('drawers/places.html');
    await eventually(() => page.locator('cart-associate').count(), 8);
    const found = await page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll('section')].map((section) => {
          const order = [...section.querySelectorAll('.lines, .foot, cart-associate')].map((node) =>
            node.localName === 'cart-associate' ? 'ours' : node.classList.contains('foot') ? 'foot' : 'lines',
          );
          return [section.id, order.join()];
        }),
      ),
    );
    const { 'dawn-empty': empty, ...others } = found;
    assert.equal(empty, '');
    assert.equal(Object.keys(others).length, 8);
    // On a cart page below the checkout button, which is in the foot.
    for (const [name, order] of Object.entries(others))
      assert.equal(
        order,
        /^(dawn|horizon|woo|woo-block)-page$/.test(name) ? 'lines,foot,ours' : 'lines,ours,foot',
        name,
      );
  }),
);

for (const [what, { full, press }, told] of [
  ['nobody presses', { full: true, press: false }, []],
  ['the cart is opened, and something is in it', { full: true, press: true }, ['into']],
  ['the cart is opened, and empty', { full: false, press: true }, []],
])
  test(
    `a selector that matches nothing, where ${what}`,
    guest({ ...settings, expected: /Cart Associate \(into\)/ }, async (page, { notes }) => {
      await page.clock.install();
      await page.addInitScript(() => {
        globalThis.codes = [];
        document.addEventListener('cart-associate:failed', ({ detail }) => globalThis.codes.push(detail.code));
      });
      await page.route('**/nodes.html*', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace('data-into=".mini-foot"', 'data-into=".no-foot" data-trigger="#open"'),
        });
      });
      const codes = () => page.evaluate(() => globalThis.codes);
      await page.goto('drawers/nodes.html');
      await page.waitForFunction(() => globalThis.CartAssociate);
      if (!full) await page.evaluate(() => globalThis.shop.clear());
      await page.clock.runFor(10_000);
      if (press) await page.locator('#open').click();
      await page.clock.runFor(4000);
      assert.deepEqual(await codes(), []);
      await page.clock.runFor(2000);
      await eventually(codes, told);
      // Time for an event too many.
      await page.clock.runFor(1000);
      assert.deepEqual(await codes(), told);
      const lines = notes.console.filter((text) => text.includes('data-into=".no-foot"'));
      assert.equal(lines.length, told.length);
      for (const line of lines) assert.match(line, /Name what the suggestions are to stand before/);
    }),
  );

test(
  'a selector that is none is said on the console, and the shop works on',
  guest({ ...settings, expected: /is not a valid selector/ }, async (page, { notes }) => {
    await page.route('**/nodes.html*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('data-into=".mini-foot"', 'data-into="..mini"'),
      });
    });
    await page.goto('drawers/nodes.html');
    await eventually(
      async () => notes.console.some((text) => /Cart Associate.*\.\.mini/.test(text)),
      true,
      'the console says which',
    );
    await page.locator(themes.nodes.panel).getByText(themes.nodes.close).waitFor({ state: 'attached' });
    await page.locator('#open').click();
    await page.getByRole('dialog').waitFor();
    assert.equal(await page.locator('cart-associate').count(), 0);
  }),
);
