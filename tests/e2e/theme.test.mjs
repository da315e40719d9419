// A theme's style sheet reaches the cards through what is inherited, custom properties and parts, and in no other way.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, main, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { openCart, putIn } from './support/shop.mjs';

const guest = guests();

/** How everything in the cards looks and how large it is. */
const looks = (page) =>
  page.evaluate(() => {
    const own = document.querySelector('cart-associate');
    const left = own.getBoundingClientRect();
    // What a theme sets for all text is meant for ours too.
    const inherited =
      /^(color|font|caret-color|.*-color$|background-color|background-image|.*shadow|border-.*|outline.*|text-decoration.*|fill|stroke|perspective-origin|transform-origin|-webkit-text.*)/;
    return [...own.shadowRoot.querySelectorAll(':not(option)')].map((node) => {
      const style = getComputedStyle(node);
      const { x, y, width, height } = node.getBoundingClientRect();
      const said = Object.fromEntries(
        [...style].filter((name) => !inherited.test(name) && !name.startsWith('--')).map((name) => [name, style[name]]),
      );
      return {
        name: `${node.localName} ${node.getAttribute('part') ?? node.className}`,
        box: (width === 0 ? [] : [x - left.x, y - left.y, width, height]).map((one) => Math.round(one * 10) / 10),
        ...said,
      };
    });
  });

const carts = { 'lamp-1': ['lamp-shade', 'lamp-bulb'], 'pot-1,cups-1,tea-1': ['tea-set'], 'pot-1': ['tea-set'] };

for (const [cart, offers] of Object.entries(carts)) {
  test(
    `a hostile style sheet changes nothing in the cards (${cart})`,
    guest({}, async (page) => {
      await page.goto(`forms.html?cart=${cart}`);
      await showing(page, offers);
      const before = await looks(page);
      // As a style sheet of the theme: by a link, after everything else.
      await page.evaluate(
        () =>
          new Promise((done) => {
            const link = Object.assign(document.createElement('link'), {
              rel: 'stylesheet',
              href: 'hostile.css',
              onload: done,
            });
            document.head.append(link);
          }),
      );
      assert.equal(
        await page.locator('h1').evaluate((node) => getComputedStyle(node).boxSizing),
        'content-box',
        'the style sheet is in force',
      );
      const after = await looks(page);
      assert.equal(after.length, before.length);
      for (const [index, one] of after.entries()) assert.deepEqual(one, before[index], one.name);
    }),
  );
}

test(
  'text settings of the theme that would break a card are not inherited',
  guest({}, async (page) => {
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    const before = await looks(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        'main { text-transform: uppercase; letter-spacing: .3em; word-spacing: 1em; text-align: center; white-space: nowrap; line-height: 3; text-indent: 4em; cursor: wait; user-select: none; word-break: break-all; pointer-events: none; list-style: square; tab-size: 2; hyphens: auto; text-shadow: 0 0 9px red; direction: ltr; }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    const after = await looks(page);
    for (const [index, one] of after.entries()) assert.deepEqual(one, before[index], one.name);
  }),
);

test(
  'fonts and colours are the theme’s, and it can restyle by properties and parts',
  guest({}, async (page) => {
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`main { color: rgb(1, 2, 3); font-family: monospace; }
      cart-associate { --cart-associate-radius: 0; --cart-associate-accent: rgb(9, 9, 200); --cart-associate-padding: 30px; }
      cart-associate::part(accept) { text-transform: uppercase; background: rgb(4, 5, 6); }`);
      document.adoptedStyleSheets = [sheet];
    });
    const style = (locator, name) =>
      locator.evaluate((node, property) => {
        for (const animation of node.getAnimations()) animation.finish();
        return getComputedStyle(node)[property];
      }, name);
    assert.equal(await style(card(page, 'lamp-bulb').locator('[part~="title"]'), 'color'), 'rgb(1, 2, 3)');
    assert.equal(await style(card(page, 'lamp-bulb').locator('[part~="title"]'), 'fontFamily'), 'monospace');
    assert.equal(await style(card(page, 'lamp-bulb'), 'paddingInlineStart'), '30px');
    assert.equal(await style(card(page, 'lamp-bulb'), 'borderTopLeftRadius'), '0px');
    assert.equal(await style(main(page, 'lamp-bulb'), 'backgroundColor'), 'rgb(4, 5, 6)');
    assert.equal(await style(main(page, 'lamp-bulb'), 'textTransform'), 'uppercase');
  }),
);

test(
  'a theme that empties and fills its drawer anew finds the cards where they were',
  guest({}, async (page) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    const node = await card(page, 'desk-desk-mat').elementHandle();
    await page.evaluate(() => {
      const element = document.querySelector('cart-associate');
      const around = element.parentNode;
      const children = [...around.childNodes];
      around.replaceChildren();
      around.append(...children);
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    assert.equal(await node.evaluate((one) => one.isConnected), true);
    // A drawer that is rendered anew, with an element of its own.
    await page.evaluate(() => {
      const element = document.querySelector('cart-associate');
      const fresh = document.createElement('cart-associate');
      fresh.setAttribute('placement', 'cart');
      element.replaceWith(fresh);
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await main(page, 'desk-cable-tray').click();
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);
