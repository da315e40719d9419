// Cards are brief: how high each may be where it is 360 pixels wide, on a phone and on a desktop, in English and German;
// and what a press closes is closed without bringing anything under the pointer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, eventually, inState, main, no, readCards, settled, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { move, openCart, putIn } from './support/shop.mjs';

const guest = guests();
const height = async (page, offer) => (await card(page, offer).boundingBox()).height;

/** A style of the theme's, from the beginning of each page. */
const styled = (page, css) =>
  page.addInitScript((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

/** Cards of 360 pixels, whatever the drawer's own measure. */
const narrow = (page) => styled(page, '.drawer-body { width: 360px !important; padding-inline: 0 !important }');

/** Waits until a card is one line. */
const low = (page, offer, what) => eventually(async () => (await height(page, offer)) <= 48, true, what);

/** How many lines a part of a card takes. */
const linesOf = (page, offer, part) =>
  card(page, offer)
    .locator(`[part~="${part}"]`)
    .evaluate((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return new Set(
        [...range.getClientRects()].filter(({ width }) => width > 1).map(({ bottom }) => Math.round(bottom / 8)),
      ).size;
    });

/** Pressable things that lie over one another, or are too small. */
const faults = (page) =>
  associate(page).evaluate(({ shadowRoot }) => {
    const boxes = [...shadowRoot.querySelectorAll('button,select,label,a[part~=help]')].map((node) => ({
      name: `${node.closest('[data-offer]').dataset.offer} ${node.getAttribute('part')}`,
      box: node.getBoundingClientRect(),
    }));
    const small = boxes
      .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
      .map(({ name }) => `${name} is small`);
    const over = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ box }) =>
            Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 0.5 &&
            Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 0.5,
        )
        .map(({ name }) => `${one.name} lies over ${name}`),
    );
    return [...small, ...over];
  });

/** Each form: what brings it, its offer, and how high it may be. */
const FORMS = {
  product: { product: 'standing-desk', offers: ['desk-cable-tray', 'desk-desk-mat'], most: 112 },
  advice: { product: 'rain-jacket', options: { Size: 'M' }, offers: ['jacket-size'], most: 180 },
  statement: { product: 'sofa', offers: ['sofa-doorway'], also: ['sofa-protection'], most: 132 },
  steps: { product: 'audit', options: { Package: 'Audit' }, offers: ['audit-package'], most: 260 },
};

for (const language of ['en', 'de']) {
  for (const [what, viewport] of Object.entries({
    'on a phone': { width: 390, height: 844 },
    'on a desktop': { width: 1280, height: 900 },
  })) {
    test(
      `${language}, ${what}: every form is as low as it has to be, offered and afterwards`,
      guest({ viewport, reducedMotion: 'reduce' }, async (page) => {
        await narrow(page);
        for (const [form, { product, options, offers, also = [], most }] of Object.entries(FORMS)) {
          await putIn(page, product, options);
          if (language !== 'en') {
            await move(page, 'Language', language);
            await page.locator('.counter').getByRole('button', { name: 'Close' }).click();
          }
          await openCart(page);
          await showing(page, [...offers, ...also]);
          assert.deepEqual(await faults(page), [], form);
          for (const offer of offers) {
            assert.equal((await card(page, offer).boundingBox()).width, 360);
            const lines = await linesOf(page, offer, 'why');
            assert.ok(lines <= 2, `${offer}: a why of ${lines} lines`);
            const limit = form === 'product' && lines === 1 ? 96 : most;
            const now = await height(page, offer);
            assert.ok(now <= limit, `${form}: ${offer} is ${now} px high, not ${limit}`);
          }
          const [offer] = offers;
          const tick = card(page, offer).getByRole('checkbox');
          await (form === 'statement' ? tick : main(page, offer)).click();
          await inState(page, offer, 'accepted');
          await low(page, offer, `${form}, accepted`);
          await main(page, offer).click();
          await inState(page, offer, 'offered');
          await settled(page, offer);
          await no(page, offer).click();
          await inState(page, offer, 'dismissed');
          await low(page, offer, `${form}, dismissed`);
          assert.deepEqual(await faults(page), [], `${form}, dismissed`);
          await page.evaluate(() => {
            localStorage.removeItem('cart-associate-demo-cart');
            sessionStorage.clear();
          });
        }
      }),
    );
  }
}

test(
  'no figure of a deal stands twice, and what it costs instead of what stands on one line',
  guest({}, async (page) => {
    await narrow(page);
    for (const [product, count, offer] of [
      ['coffee-maker', 1, 'coffee-starter'],
      ['oxford', 1, 'oxford-belt-set'],
      ['candle', 2, 'candle-three'],
    ]) {
      for (let i = 0; i < count; i += 1) await putIn(page, product);
      await openCart(page);
      await card(page, offer).waitFor();
      const amounts = (await card(page, offer).textContent()).match(/\$\d[\d.,]*/g);
      assert.deepEqual([...new Set(amounts)], amounts, offer);
      assert.equal(await linesOf(page, offer, 'price'), 1, offer);
      await page.evaluate(() => localStorage.removeItem('cart-associate-demo-cart'));
    }
  }),
);

test(
  'a picture that does not load is not there',
  guest({ expected: /Failed to load resource|404/ }, async (page) => {
    await page.route('**/cable-tray.svg', (route) => route.fulfill({ status: 404 }));
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await card(page, 'desk-cable-tray').locator('img').waitFor({ state: 'hidden' });
    assert.equal(await card(page, 'desk-desk-mat').locator('img').isVisible(), true);
  }),
);

test(
  'buttons have the shape of the drawer’s own',
  guest({}, async (page) => {
    await styled(
      page,
      '.checkout-button { border-radius: 11px !important; font-weight: 300 !important; text-transform: uppercase !important }',
    );
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    const { radius, letters, weight } = await main(page, 'desk-cable-tray').evaluate((node) => ({
      radius: getComputedStyle(node).borderTopLeftRadius,
      letters: getComputedStyle(node).textTransform,
      weight: getComputedStyle(node).fontWeight,
    }));
    assert.deepEqual([radius, letters, weight], ['11px', 'uppercase', '300']);
  }),
);

for (const reducedMotion of ['no-preference', 'reduce']) {
  test(
    `for half a second after a press nothing pressable lies under the pointer (motion: ${reducedMotion})`,
    guest({ reducedMotion }, async (page) => {
      await putIn(page, 'standing-desk');
      await openCart(page);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      for (const act of ['accept', 'dismiss']) {
        const button = card(page, 'desk-cable-tray').locator(`[part~="${act}"]`);
        const { x, y, width, height: tall } = await button.boundingBox();
        const [left, top] = [x + width / 2, y + tall / 2];
        await page.mouse.move(left, top);
        const found = page.evaluate(
          async ([across, down, first]) => {
            const seen = new Set();
            const root = document.querySelector('cart-associate[placement=cart]').shadowRoot;
            const pressed = await new Promise((done) => {
              root.addEventListener('click', () => done(performance.now()), { once: true });
            });
            while (performance.now() < pressed + 480) {
              await new Promise(requestAnimationFrame);
              const node = root.elementFromPoint(across, down)?.closest('a,button,input,select,label');
              const own =
                node && `${node.closest('[data-offer]')?.dataset.offer} ${node.dataset.action ?? node.localName}`;
              if (own && own !== first) seen.add(own);
            }
            return [...seen];
          },
          [left, top, `desk-cable-tray ${act}`],
        );
        await page.mouse.down();
        await page.mouse.up();
        assert.deepEqual(await found, [], act);
        if (act === 'accept') {
          await inState(page, 'desk-cable-tray', 'accepted');
          await main(page, 'desk-cable-tray').click();
          await inState(page, 'desk-cable-tray', 'offered');
          await settled(page, 'desk-cable-tray');
        }
      }
      assert.equal((await readCards(page))[0].state, 'dismissed');
    }),
  );
}
