// On small screens, with large text, from right to left, in forced colours: nothing overflows, nothing is cut off.

import assert from 'node:assert/strict';
import test from 'node:test';
import { associate, card, inState, main, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { move, openCart, putIn } from './support/shop.mjs';

const guest = guests();
const every = ['lamp-1', 'pot-1', 'pot-1,cups-1,tea-1', 'honey-1'];

/** What stands out of the page or of its card, and what can be pressed but is too small for a thumb. */
const faults = (page) =>
  page.evaluate(() => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      found.push(`the page scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
    for (const { shadowRoot } of document.querySelectorAll('cart-associate')) {
      for (const item of shadowRoot.querySelectorAll('[part~=card]')) {
        const box = item.getBoundingClientRect();
        for (const node of item.querySelectorAll('*')) {
          if (!node.checkVisibility({ visibilityProperty: true }) || node.matches('.quiet, option')) continue;
          const { left, right, width, height } = node.getBoundingClientRect();
          if (width === 0) continue;
          const name = `${node.localName} ${node.getAttribute('part') ?? node.className}`;
          if (left < box.left - 1 || right > box.right + 1) found.push(`${name} stands out`);
          if (
            node.scrollWidth > node.clientWidth + 1 &&
            node.clientWidth > 0 &&
            getComputedStyle(node).overflowX === 'hidden'
          )
            found.push(`${name} is cut off`);
          if (node.matches('button, select, label[part]') && (height < 43.5 || width < 43.5))
            found.push(`${name} is ${width} × ${height}`);
        }
      }
    }
    return found;
  });

for (const [what, { query = '', zoom, ...settings }] of Object.entries({
  'a narrow phone': { viewport: { width: 320, height: 640 } },
  'text of 200 %': { viewport: { width: 640, height: 900 }, zoom: 32 },
  'text of 200 % on a narrow phone': { viewport: { width: 320, height: 640 }, zoom: 32 },
  'right to left': { viewport: { width: 390, height: 800 }, query: '&lang=ar' },
  'right to left on a narrow phone': { viewport: { width: 320, height: 640 }, query: '&lang=ar' },
  'forced colours': { viewport: { width: 390, height: 800 }, forcedColors: 'active' },
  'a wide cart page': { viewport: { width: 1600, height: 900 }, query: '&wide' },
})) {
  test(
    `${what}: nothing stands out, everything can be pressed`,
    guest(settings, async (page) => {
      for (const cart of every) {
        await page.goto(`forms.html?cart=${cart}${query}`);
        if (zoom)
          await page.evaluate((size) => {
            document.documentElement.style.fontSize = `${size}px`;
          }, zoom);
        await card(page, { 'lamp-1': 'lamp-shade', 'honey-1': 'long-name' }[cart] ?? 'tea-set').waitFor();
        assert.deepEqual(await faults(page), [], cart);
      }
      await page.goto(`forms.html?cart=lamp-1${query}`);
      await main(page, 'lamp-bulb').click();
      await inState(page, 'lamp-bulb', 'accepted');
      assert.deepEqual(await faults(page), []);
    }),
  );
}

test(
  'the demo’s drawer on a narrow phone: every form fits',
  guest({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, async (page) => {
    for (const [product, offer, options] of [
      ['rain-jacket', 'jacket-size', { Size: 'M' }],
      ['sofa', 'sofa-doorway'],
      ['audit', 'audit-package', { Package: 'Audit' }],
      ['coffee-maker', 'coffee-starter'],
    ]) {
      await putIn(page, product, options);
      await openCart(page);
      await card(page, offer).waitFor();
      assert.deepEqual(await faults(page), [], product);
      await page.evaluate(() => localStorage.removeItem('cart-associate-demo-cart'));
    }
  }),
);

test(
  'the checkout on a phone has its card too',
  guest({ viewport: { width: 390, height: 844 } }, async (page) => {
    await putIn(page, 'candle');
    await page.goto('checkout.html');
    await showing(page, ['delivery-speed'], 'checkout');
    assert.deepEqual(await faults(page), []);
  }),
);

test(
  'right to left in the demo: our words are Arabic, the cross is on the other side',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await move(page, 'Language', 'ar');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    const [box, cross] = await Promise.all([
      card(page, 'desk-cable-tray').boundingBox(),
      card(page, 'desk-cable-tray').locator('[part~="dismiss"]').boundingBox(),
    ]);
    assert.ok(cross.x - box.x < 10, 'the cross is on the left');
    assert.match(await main(page, 'desk-cable-tray').textContent(), /\p{Script=Arabic}/u);
    assert.equal(
      await associate(page).evaluate(
        ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('[part~=card]')).direction,
      ),
      'rtl',
    );
    await says(page, 'desk-cable-tray', { state: 'offered' });
  }),
);

test(
  'the focus can be seen, in forced colours too',
  guest({ forcedColors: 'active' }, async (page) => {
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    for (let i = 0; i < 8; i += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const node = document.activeElement.shadowRoot?.activeElement;
        if (!node) return undefined;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
        return {
          name: node.getAttribute('part'),
          visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor),
        };
      });
      if (seen) assert.equal(seen.visible, true, `the focus on ${seen.name}`);
    }
  }),
);

test(
  'reduced motion: nothing in the cards moves by itself',
  guest({ reducedMotion: 'reduce' }, async (page) => {
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    await page.evaluate(() => {
      globalThis.stage.adapter.switches.latency = 1500;
    });
    await main(page, 'lamp-bulb').click();
    await inState(page, 'lamp-bulb', 'busy');
    const running = await page.evaluate(
      () => document.querySelector('cart-associate').shadowRoot.getAnimations().length,
    );
    assert.equal(running, 0);
    await inState(page, 'lamp-bulb', 'accepted');
  }),
);
