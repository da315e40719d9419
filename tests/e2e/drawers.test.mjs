// In drawers that replace their inside by innerHTML, that replace nodes, and that morph: the suggestions stay, and so
// do the focus and a choice half made; nothing that can be pressed moves.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, cardsIn, eventually, inState, main, showing } from './support/cards.mjs';
import { drawn, elsewhere, focused, openDrawer, places, setQuantity, themes, withThemes } from './support/drawers.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const settings = { init: withThemes, reducedMotion: 'reduce', viewport: { width: 1280, height: 1000 } };

for (const [name, theme] of Object.entries(themes)) {
  for (const query of ['', ...(theme.ways ?? [])]) {
    test(
      `${[name, query].join(' ').trim()}: a drawer that ${theme.does}: cards, focus and a half-made choice stay, and nothing moves`,
      guest(settings, async (page) => {
        await openDrawer(page, theme, { query });
        const before = await places(page);
        const element = await associate(page).elementHandle();
        const select = card(page, 'lamp-shade').locator('select');
        await select.selectOption({ label: 'Green' });
        await select.focus();
        const rendered = await page.locator(theme.panel).elementHandle();
        const line = await page.locator('.line').first().elementHandle();
        await page.evaluate(() => {
          globalThis.shifts.length = 0;
          globalThis.seen = globalThis.watchFrames();
        });
        for (const count of [3, 4, 5]) {
          await elsewhere(page, 'tea-1', count);
          await eventually(() => page.getByLabel('Quantity of Green tea').inputValue(), String(count));
          await drawn(page);
          assert.equal(await focused(page), 'lamp-shade choice', `after ${count}`);
        }
        // It did what it is said to do.
        if (name === 'nodes') assert.equal(await rendered.evaluate((node) => node.isConnected), false);
        else assert.equal(await line.evaluate((node) => node.isConnected), name === 'horizon');
        assert.equal(await select.locator('option:checked').textContent(), 'Green');
        assert.equal(
          await element.evaluate((node) => node === document.querySelector('cart-associate')),
          true,
          'the same element',
        );
        const now = await places(page);
        assert.deepEqual(now, before);
        const { seen, shifts } = await page.evaluate(() => {
          globalThis.watching = false;
          return { seen: globalThis.seen, shifts: globalThis.shifts };
        });
        assert.deepEqual(shifts, []);
        assert.equal(seen.without, 0, `frames without the cards, of ${seen.frames}`);
        assert.ok(seen.frames > 5);
      }),
    );
  }

  test(
    `${name}: all of it is reached by Tab, in its natural order, and the trap holds`,
    guest(settings, async (page) => {
      await openDrawer(page, theme);
      // Rendered once more, as it is after any change.
      await elsewhere(page, 'tea-1', 3);
      await eventually(() => page.getByLabel('Quantity of Green tea').inputValue(), '3');
      await page.getByRole('button', { name: theme.close }).focus();
      const order = [];
      do {
        order.push(await focused(page));
        await page.keyboard.press('Tab');
      } while (order.length < 30 && (await focused(page)) !== theme.close);
      assert.deepEqual(order, [
        theme.close,
        'Green tea',
        'Quantity of Green tea',
        'Remove Green tea',
        'Reading lamp',
        'Quantity of Reading lamp',
        'Remove Reading lamp',
        'lamp-shade link',
        'lamp-shade choice',
        'lamp-shade accept',
        'lamp-shade dismiss',
        'lamp-bulb link',
        'lamp-bulb accept',
        'lamp-bulb dismiss',
        theme.checkout,
      ]);
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focused(page), theme.checkout);
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focused(page), 'lamp-bulb dismiss');
    }),
  );

  test(
    `${name}: accepting keeps the focus in its card, and the way to the checkout where it is`,
    guest(settings, async (page) => {
      await openDrawer(page, theme);
      const before = await places(page);
      await main(page, 'lamp-bulb').focus();
      await page.keyboard.press('Enter');
      await inState(page, 'lamp-bulb', 'accepted');
      await page.getByLabel('Quantity of Warm bulb').waitFor();
      await drawn(page);
      assert.equal(await focused(page), 'lamp-bulb accept');
      assert.deepEqual((await places(page))[theme.checkout], before[theme.checkout]);
      await page.keyboard.press('Enter');
      await inState(page, 'lamp-bulb', 'offered');
      await drawn(page);
      assert.equal(await focused(page), 'lamp-bulb accept');
      assert.deepEqual(await places(page), before);
      assert.deepEqual(
        await page.evaluate(async () => (await globalThis.shop.read()).lines.map(({ variant }) => variant)),
        ['tea-1', 'lamp-1'],
      );
    }),
  );

  test(
    `${name}: fifty changes, one upon the other, end with the right suggestions`,
    guest(settings, async (page) => {
      await openDrawer(page, theme, {
        query: 'slow=3&cart=honey-1,lamp-1',
        offers: ['lamp-shade', 'lamp-bulb', 'long-name'],
      });
      // In the end, the lamp has gone; and in between the server's answers overtake each other.
      await page.evaluate(async () => {
        for (let i = 1; i <= 50; i += 1) {
          const input = document.querySelector('[aria-label="Quantity of Reading lamp"]');
          input.value = i < 50 ? (i % 4) + 1 : 0;
          input.dispatchEvent(new Event('change', { bubbles: true }));
          await new Promise((go) => {
            setTimeout(go, i % 3);
          });
        }
      });
      await showing(page, ['long-name']);
      await page.getByLabel('Quantity of Reading lamp').waitFor({ state: 'detached' });
      assert.equal(await associate(page).count(), 1);
      // And back: what is drawn is what is decided now, not what was once.
      await page.evaluate(() => globalThis.shop.add({ variant: 'pot-1' }));
      await eventually(
        async () =>
          (await page.evaluate(() => globalThis.CartAssociate.explain('cart')))
            .filter(({ shown }) => shown)
            .map(({ offer }) => offer)
            .sort(),
        ['long-name', 'tea-set'],
      );
      // After the one that stayed.
      await showing(page, ['long-name', 'tea-set']);
    }),
  );
}

test(
  'an emptied cart leaves nothing, and what comes next has its cards again',
  guest(settings, async (page) => {
    for (const theme of Object.values(themes)) {
      await openDrawer(page, theme, { query: 'cart=lamp-1' });
      await setQuantity(page, 'Reading lamp', 0);
      await associate(page).waitFor({ state: 'detached' });
      // Dawn's foot is hidden by its standing next to the empty lines.
      await page.getByText(theme.checkout).waitFor({ state: 'hidden' });
      await page.locator('[data-add]').evaluate((button) => button.click());
      await showing(page, ['tea-set']);
    }
  }),
);

test(
  'on a low screen the cards scroll before the checkout is pushed off it',
  guest({ ...settings, viewport: { width: 1280, height: 700 } }, async (page) => {
    for (const theme of [themes.dawn, themes.horizon]) {
      await openDrawer(page, theme, { query: 'cart=honey-1,lamp-1', offers: ['lamp-shade', 'lamp-bulb', 'long-name'] });
      const {
        [theme.checkout]: [, top, height],
        'Quantity of عسل السدر': [, line],
      } = await places(page);
      assert.ok(top + height <= 700, `the checkout ends at ${top + height}`);
      const cards = await associate(page).boundingBox();
      assert.ok(line < cards.y, 'the first line is to be seen above the cards');
      assert.ok(cards.height > 150);
    }
  }),
);

test(
  'rules that come late, into an open drawer: the checkout does not move, though the cards have to wait',
  guest(settings, async (page) => {
    let answer;
    await page.route('**/forms.bin', async (route) => {
      await new Promise((go) => {
        answer = go;
      });
      await route.continue();
    });
    const late = async (open) => {
      answer = undefined;
      await open();
      await eventually(async () => Boolean(answer), true, 'the rules are asked for');
      await drawn(page);
      const before = await places(page);
      await page.evaluate(() => {
        globalThis.shifts.length = 0;
      });
      answer();
      await page.evaluate(() => globalThis.CartAssociate.ready);
      await cardsIn(page, 'cart-associate', 2);
      await drawn(page);
      const now = await places(page);
      for (const [name, place] of Object.entries(before)) assert.deepEqual(now[name], place, name);
      assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
    };
    for (const theme of Object.values(themes)) {
      await late(() => openDrawer(page, theme, { offers: [] }));
      // All three have room above a foot that stays at the bottom.
      await showing(page, ['lamp-shade', 'lamp-bulb']);
    }
    // In a widget with nothing but air below there is none; when the cart changes, everything may.
    await late(() => page.goto('drawers/widget.html'));
    assert.equal(await associate(page).isVisible(), false);
    await setQuantity(page, 'Green tea', 3);
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    const order = await page
      .locator('.widget_shopping_cart_content')
      .evaluate((widget) => [...widget.children].map(({ localName }) => localName));
    assert.deepEqual(order, ['ul', 'cart-associate', 'p', 'p']);
  }),
);

test(
  'what could not be drawn is said, and drawn anew with the next decision',
  guest({ ...settings, expected: /could not be drawn and will be drawn anew/ }, async (page, { notes }) => {
    await openDrawer(page, themes.dawn);
    // As where a theme takes our nodes apart while we write.
    await page.evaluate(() => {
      const root = document.querySelector('cart-associate').shadowRoot;
      const { insertBefore } = Node.prototype;
      Node.prototype.insertBefore = function once(...nodes) {
        if (this.getRootNode() !== root) return insertBefore.apply(this, nodes);
        Node.prototype.insertBefore = insertBefore;
        throw new DOMException('taken apart', 'NotFoundError');
      };
    });
    await page.evaluate(() => globalThis.shop.add({ variant: 'pot-1' }));
    const said = () => notes.console.filter((text) => text.includes('will be drawn anew')).length;
    await eventually(said, 1, 'it is said once');
    await elsewhere(page, 'tea-1', 3);
    await showing(page, ['lamp-shade', 'lamp-bulb', 'tea-set']);
    await main(page, 'lamp-bulb').click();
    await inState(page, 'lamp-bulb', 'accepted');
    assert.equal(said(), 1);
  }),
);
