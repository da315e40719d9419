// Where suggestions stand, in pixels: in drawers laid out as Dawn, Horizon and WooCommerce lay theirs out, in the demo, on
// their cart pages, in windows of every height.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, inState, main, no, settled, showing } from './support/cards.mjs';
import { drawn, focused, openDrawer, setQuantity, themes as redrawn, withThemes } from './support/drawers.mjs';
import { guests } from './support/guest.mjs';
import { openCart, putIn } from './support/shop.mjs';

const guest = guests();

const themes = {
  dawn: { ...redrawn.dawn, button: '.cart__checkout-button' },
  horizon: { ...redrawn.horizon, button: '[name=checkout]' },
  woocommerce: {
    page: 'woo-blocks.html',
    opener: '#open',
    panel: '.wc-block-mini-cart__drawer',
    close: 'Close',
    checkout: 'Go to checkout',
    button: '.wc-block-mini-cart__footer-checkout',
  },
};

const WINDOWS = {
  '1280 × 900': { width: 1280, height: 900 },
  '1280 × 720': { width: 1280, height: 720 },
  '1366 × 625': { width: 1366, height: 625 },
  '390 × 844': { width: 390, height: 844 },
  '375 × 553': { width: 375, height: 553 },
};

/** Windows in which one line, two suggestions and the checkout are all to be seen without scrolling. */
const TALL = ['1280 × 900', '390 × 844'];

const NAMES = {
  honey: 'عسل السدر',
  bacon: 'Dry-cured, slow-smoked, hand-sliced heritage breakfast bacon from the Donaudampfschifffahrtsgesellschaft',
};

/** Five lines. */
const LONG = 'tea-1:2,lamp-1,honey-1,cups-1,name-1';

const settings = (viewport) => ({ init: withThemes, reducedMotion: 'reduce', viewport });

const boxOf = (locator) => locator.first().boundingBox();
const bottomOf = ({ y, height }) => y + height;

/** What can be focused and has no size, which nobody sees. */
const unseen = (page) =>
  associate(page).evaluate(({ shadowRoot, hidden }) =>
    hidden
      ? []
      : [...shadowRoot.querySelectorAll('a,button,select,input')]
          .filter((node) => node.checkVisibility({ visibilityProperty: true }))
          .filter((node) => node.getBoundingClientRect().height < 1)
          .map((node) => node.getAttribute('part')),
  );

/**
 * Scrolls everything around a card to its end, as a shopper does, and then no further than the card; answers how much of
 * it cannot be seen, in pixels.
 */
const inView = (locator) =>
  locator.evaluate(async (node) => {
    for (let one = node.getRootNode().host.parentElement; one; one = one.parentElement)
      if (/auto|scroll/.test(getComputedStyle(one).overflowY)) one.scrollTop = one.scrollHeight;
    node.scrollIntoView({ block: 'nearest' });
    await new Promise(requestAnimationFrame);
    return new Promise((done) => {
      const observer = new IntersectionObserver(([{ intersectionRect }]) => {
        observer.disconnect();
        done(node.getBoundingClientRect().height - intersectionRect.height);
      });
      observer.observe(node);
    });
  });

for (const [name, theme] of Object.entries(themes)) {
  for (const [size, viewport] of Object.entries(WINDOWS)) {
    test(
      `${name}, ${size}: with one line the cards follow it, whole, and nothing covers the checkout`,
      guest(settings(viewport), async (page) => {
        await openDrawer(page, theme, { query: 'cart=lamp-1' });
        const line = await boxOf(page.locator('.line'));
        const checkout = page.locator(theme.button);
        const first = await boxOf(card(page, 'lamp-shade'));
        assert.ok(first.y >= line.y, 'the line comes first');
        assert.deepEqual(await unseen(page), []);
        if (TALL.includes(size)) {
          const place = await boxOf(checkout);
          assert.ok(line.y >= 0 && bottomOf(line) <= first.y, 'the line is above the cards');
          for (const offer of ['lamp-shade', 'lamp-bulb']) {
            const box = await boxOf(card(page, offer));
            assert.ok(bottomOf(box) <= place.y, `${offer} ends at ${bottomOf(box)}, above the checkout at ${place.y}`);
          }
          assert.ok(bottomOf(place) <= viewport.height, 'the checkout is in the window');
        }
        for (const offer of ['lamp-shade', 'lamp-bulb'])
          assert.ok((await inView(card(page, offer))) < 1, `${offer} can be seen as a whole`);
        await checkout.scrollIntoViewIfNeeded();
        const { x, y, width, height } = await boxOf(checkout);
        const on = await page.evaluate(
          ([left, top]) => document.elementFromPoint(left, top).className,
          [x + width / 2, y + height / 2],
        );
        assert.equal(on, await checkout.getAttribute('class').then((found) => found ?? ''), 'nothing lies over it');
      }),
    );
  }

  for (const [size, viewport] of Object.entries(WINDOWS)) {
    test(
      `${name}, ${size}: with many lines the first card alone keeps a place at the foot, and hides no focus`,
      guest(settings(viewport), async (page) => {
        await openDrawer(page, theme, { query: `cart=${LONG}` });
        // In low windows Dawn's panel scrolls, with its foot, and not the lines in it.
        const area = await associate(page).evaluate((node) => {
          let one = node.parentElement;
          while (!/auto|scroll/.test(getComputedStyle(one).overflowY)) one = one.parentElement;
          const { bottom } = one.getBoundingClientRect();
          return { room: one.clientHeight, foot: bottom - one.offsetHeight + one.clientTop + one.clientHeight };
        });
        const { room, foot } = area;
        const host = await boxOf(associate(page));
        const [one, two] = [await boxOf(card(page, 'lamp-shade')), await boxOf(card(page, 'lamp-bulb'))];
        if (room < 400 || one.height > room / 4) {
          assert.equal(await associate(page).evaluate((node) => getComputedStyle(node).position), 'static');
        } else {
          const taken = foot - host.y;
          assert.ok(taken <= room / 4, `${taken} of ${room} pixels`);
          assert.ok(Math.abs(bottomOf(one) - foot) < 1, 'the first card ends at the foot of the area');
          assert.ok(two.y >= foot - 1, 'the second one follows the lines');
          // From the first line to the last by Tab: none hides behind the card.
          await page.getByRole('link', { name: 'Green tea' }).focus();
          const lines = page.locator('.line');
          while (!(await focused(page)).startsWith('lamp-shade')) {
            const { bottom, top } = await page.evaluate(() => {
              const ours = document.querySelector('cart-associate').getBoundingClientRect();
              return { bottom: document.activeElement.getBoundingClientRect().bottom, top: ours.top };
            });
            assert.ok(bottom <= top + 1, `${await focused(page)} ends at ${bottom}, the card begins at ${top}`);
            await page.keyboard.press('Tab');
          }
          assert.equal(await lines.count(), 5);
        }
        for (const offer of ['lamp-shade', 'lamp-bulb'])
          assert.ok((await inView(card(page, offer))) < 1, `${offer} can be seen as a whole`);
        if (!TALL.includes(size)) return;
        // With few lines left there is nothing to keep a place in.
        for (const line of ['Green tea', NAMES.honey, 'Four cups', NAMES.bacon]) {
          await setQuantity(page, line, 0);
          await page.getByLabel(`Quantity of ${line}`).waitFor({ state: 'detached' });
        }
        await showing(page, ['lamp-shade', 'lamp-bulb']);
        await page.waitForFunction(
          () => getComputedStyle(document.querySelector('cart-associate')).position === 'static',
        );
      }),
    );
  }

  test(
    `${name}: a card that keeps its place can be accepted and dismissed there, and the checkout does not move`,
    guest(settings(WINDOWS['1280 × 900']), async (page) => {
      await openDrawer(page, theme, { query: `cart=${LONG}` });
      const before = await boxOf(page.locator(theme.button));
      await main(page, 'lamp-shade').click();
      await inState(page, 'lamp-shade', 'accepted');
      await drawn(page);
      assert.deepEqual(await boxOf(page.locator(theme.button)), before);
      assert.ok((await inView(card(page, 'lamp-shade'))) < 1);
      await main(page, 'lamp-shade').click();
      await inState(page, 'lamp-shade', 'offered');
      await settled(page, 'lamp-shade');
      await no(page, 'lamp-shade').click();
      await inState(page, 'lamp-shade', 'dismissed');
      assert.deepEqual(await boxOf(page.locator(theme.button)), before);
    }),
  );
}

for (const [size, viewport] of Object.entries(WINDOWS)) {
  test(
    `the demo, ${size}: line, suggestions and checkout`,
    guest({ viewport, reducedMotion: 'reduce' }, async (page) => {
      await putIn(page, 'standing-desk');
      await openCart(page);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      const checkout = await boxOf(page.locator('.checkout-button'));
      if (TALL.includes(size)) {
        assert.ok(bottomOf(checkout) <= viewport.height);
        for (const offer of ['desk-cable-tray', 'desk-desk-mat'])
          assert.ok(bottomOf(await boxOf(card(page, offer))) <= checkout.y, offer);
        assert.ok(bottomOf(await boxOf(page.locator('.line'))) <= (await boxOf(card(page, 'desk-cable-tray'))).y);
      }
      for (const offer of ['desk-cable-tray', 'desk-desk-mat']) assert.ok((await inView(card(page, offer))) < 1, offer);
    }),
  );
}

test(
  'a panel that cuts off what does not fit: the element scrolls by itself, and shows one whole card at least',
  guest(settings({ width: 1280, height: 420 }), async (page) => {
    await page.addInitScript(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.mini-panel { overflow: hidden !important } .mini-lines { flex: none }');
      document.adoptedStyleSheets = [sheet];
    });
    await openDrawer(page, redrawn.nodes, { query: 'cart=lamp-1' });
    const host = await boxOf(associate(page));
    const checkout = await boxOf(page.locator('.checkout'));
    const first = await boxOf(card(page, 'lamp-shade'));
    assert.ok(bottomOf(first) <= bottomOf(host), 'the first card is whole');
    assert.ok(bottomOf(checkout) <= 420, `the checkout ends at ${bottomOf(checkout)}`);
    assert.ok((await inView(card(page, 'lamp-bulb'))) < 1, 'the second one is reached by scrolling');
  }),
);

for (const [name, file] of Object.entries({ dawn: 'dawn-page.html', horizon: 'horizon-page.html' })) {
  for (const [size, viewport] of Object.entries(WINDOWS)) {
    test(
      `the cart page of ${name}, ${size}: below the checkout button or beside it, in a width that reads well, and nothing moves`,
      guest(settings(viewport), async (page) => {
        let answer;
        await page.route('**/forms.bin', async (route) => {
          await new Promise((go) => {
            answer = go;
          });
          await route.continue();
        });
        await page.goto(`drawers/${file}?cart=lamp-1`);
        await page.getByLabel('Quantity of Reading lamp').waitFor();
        await associate(page).waitFor({ state: 'attached' });
        await drawn(page);
        const places = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('a,button,input')].map((node) => {
              const { x, y } = node.getBoundingClientRect();
              return [node.textContent, Math.round(x), Math.round(y)];
            }),
          );
        const before = await places();
        while (!answer) await drawn(page);
        answer();
        await showing(page, ['lamp-shade', 'lamp-bulb']);
        assert.deepEqual(await places(), before, 'it was there when the first card came');
        const host = await boxOf(associate(page));
        const checkout = await boxOf(page.locator('[name=checkout]'));
        assert.ok(host.width <= 704, `${host.width} px wide`);
        assert.ok(
          host.y >= bottomOf(checkout) || host.x + host.width <= checkout.x,
          'below the button, or beside the column it is in',
        );
      }),
    );
  }
}

test(
  'the room on a cart page is given back where nothing comes: at once where nobody sees it',
  guest(settings(WINDOWS['375 × 553']), async (page) => {
    await page.goto(`drawers/dawn-page.html?cart=${LONG.replace('lamp-1,', '').replace(',honey-1', '')}`);
    await page.evaluate(() => globalThis.CartAssociate.ready);
    await page.waitForFunction(() => document.querySelector('cart-associate')?.getBoundingClientRect().height === 0);
    // And it is there again for what a change brings.
    await page.evaluate(() => globalThis.shop.add({ variant: 'lamp-1' }));
    await showing(page, ['lamp-shade', 'lamp-bulb']);
  }),
);
