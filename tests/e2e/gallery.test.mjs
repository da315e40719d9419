// The figures of docs/card.md in every drawer of the gallery, in English and German, for every form and state: how high a card
// is where it is 360 pixels wide, that nothing is too small to press or lies over something else, and where the checkout is.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CARDS } from '../../www/demo/gallery/cards.js';
import { THEMES } from '../../www/demo/gallery/choices.js';
import { guests } from './support/guest.mjs';

const guest = guests();

/** How wide an element is whose cards are measured, in CSS pixels. */
const WIDTH = 360;

/** The most that a card may take, in pixels, by the state and the form that the gallery names. */
function most(name, { form, state, lines }) {
  if (['accepted', 'dismissed'].includes(state)) return 48;
  // What a failure says comes on top: two lines at most, and the button on a line of its own.
  if (['failed', 'mismatch', 'withdrawn'].includes(state)) return most(name, { form, state: 'offered', lines }) + 88;
  // A choice, a price before a reduction and a price of a unit each take a line.
  const extra = /^(choice|open|reduced)/.test(name) && form === 'product' ? 20 : 0;
  return (
    { product: lines === 1 ? 96 : 112, quantity_break: 112, guidance: 180, confirmation: 132, tier: 260, kit: 220 }[
      form
    ] + extra
  );
}

/** In the window of one card: makes the element as wide as that, and measures. */
async function measure(frame, width) {
  const element = await frame.frameElement();
  for (let look = 0; look < 3; look += 1) {
    const lacks = await frame.evaluate(
      (wanted) => wanted - document.querySelector('cart-associate').getBoundingClientRect().width,
      width,
    );
    await element.evaluate((node, more) => {
      node.width = String(Number(node.width) + more);
    }, lacks);
  }
  return frame.evaluate(async () => {
    await new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(done));
    });
    const host = document.querySelector('cart-associate');
    const { shadowRoot: root } = host;
    /** How many lines are to be seen: what is for assistive technology alone is not among them. */
    const linesOf = (node) => {
      const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const bottoms = [];
      while (texts.nextNode()) {
        if (texts.currentNode.parentElement.closest('.quiet')) continue;
        const range = document.createRange();
        range.selectNode(texts.currentNode);
        bottoms.push(...[...range.getClientRects()].map(({ bottom }) => bottom));
      }
      return bottoms.sort((one, other) => one - other).filter((bottom, at) => !(bottom - bottoms[at - 1] < 8)).length;
    };
    const cards = [...root.querySelectorAll('[part~=card]')].map((node) => {
      const why = node.querySelector('[part~=why]');
      const { form, state } = node.dataset;
      return { form, state, lines: why ? linesOf(why) : 0, height: node.getBoundingClientRect().height };
    });
    const boxes = [...root.querySelectorAll('button,select,label:not(:has(select)),a[part~=help]')]
      .filter((node) => node.checkVisibility())
      .map((node) => ({
        name: `${node.closest('[data-offer]')?.dataset.offer} ${node.getAttribute('part')}`,
        box: node.getBoundingClientRect(),
      }));
    const small = boxes
      .filter(({ box }) => Math.min(box.width, box.height) < 43.5)
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
    const { width } = host.getBoundingClientRect();
    const checkout = document.querySelector('[name=checkout],.checkout-button').getBoundingClientRect();
    const [x, y] = [(checkout.left + checkout.right) / 2, (checkout.top + checkout.bottom) / 2];
    const free = document.elementFromPoint(x, y)?.closest('[name=checkout],.checkout-button') !== null;
    return { width, cards, faults: [...small, ...over], bottom: checkout.bottom, free };
  });
}

for (const theme of Object.keys(THEMES)) {
  for (const language of ['en', 'de']) {
    test(
      `${theme}, ${language}: every card in every state is as low as it has to be, and the checkout is in sight`,
      guest(
        {
          viewport: { width: 2150, height: 1000 },
          reducedMotion: 'reduce',
          expected: /compiled in the page|preloaded/,
        },
        async (page) => {
          await page.goto(`gallery/?${new URLSearchParams({ theme, language })}`);
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ width: 2150, height });
          await page.waitForFunction(() =>
            [...document.querySelectorAll('iframe')].every(
              ({ contentDocument }) => contentDocument?.documentElement?.dataset.done !== undefined,
            ),
          );
          const wrong = [];
          const frames = page.frames().filter((frame) => frame.url().includes('gallery-card'));
          assert.equal(frames.length, CARDS.length);
          for (const frame of frames) {
            const name = new URL(frame.url()).searchParams.get('card');
            const { width, cards, faults, bottom, free } = await measure(frame, WIDTH);
            if (Math.abs(width - WIDTH) > 1) wrong.push(`${name}: the element is ${width} px wide`);
            if (cards.length === 0) wrong.push(`${name}: there is no card`);
            for (const card of cards) {
              const limit = most(name, card);
              // Half a pixel is the browser's own rounding.
              if (!(card.height <= limit + 0.5))
                wrong.push(`${name}: ${card.form}, ${card.state}, is ${card.height} px high, not ${limit}`);
              if (card.lines > 2) wrong.push(`${name}: a why of ${card.lines} lines`);
            }
            wrong.push(...faults.map((fault) => `${name}: ${fault}`));
            if (theme !== 'page' && (bottom > 640 || !free)) wrong.push(`${name}: the checkout is out of sight`);
          }
          assert.deepEqual(wrong, []);
        },
      ),
    );
  }
}
