// Raw rules.json: compiled in the page for whoever works on the shop, refused where shoppers are.

import assert from 'node:assert/strict';
import test from 'node:test';
import { eventually, inState, main, readCards, showing } from './support/cards.mjs';
import { elsewhere, guests } from './support/guest.mjs';

const HOST = 'shop.example';
const OFFERS = ['desk-cable-tray', 'desk-desk-mat'];
const guest = guests(elsewhere(HOST));

/** Notes the failures that the page is told of; `more` runs before anything else. */
const listening =
  (more = () => {}) =>
  async (context) => {
    await context.addInitScript(() => {
      globalThis.codes = [];
      document.addEventListener('cart-associate:failed', ({ detail }) => globalThis.codes.push(detail.code));
    });
    await context.addInitScript(more);
  };

const failures = (page) => page.evaluate(() => globalThis.codes);
const asked = (notes, part) => notes.requests.filter(({ url }) => url.includes(part)).length;

test(
  'on localhost raw rules are compiled in the page, and the console says so',
  guest({ init: listening(), expected: /^Cart Associate: \d+ warnings? in rules\.json/ }, async (page, { notes }) => {
    await page.goto('raw.html');
    await showing(page, OFFERS);
    await main(page, OFFERS[0]).click();
    await inState(page, OFFERS[0], 'accepted');
    assert.ok(
      notes.said.some((text) => /rules\.json was compiled in the page \(\d+ offers, \d+ products\)/.test(text)),
      notes.said.join('\n'),
    );
    assert.equal(asked(notes, 'cart-associate-authoring.wasm'), 1);
  }),
);

test(
  'an error is told on the console at its place, and the drawer is as the theme drew it',
  guest(
    {
      init: async (context) => {
        await listening()(context);
        await context.route('**/rules.json', async (route) => {
          const answer = await route.fetch();
          await route.fulfill({
            response: answer,
            body: (await answer.text()).replace('"collection": "desks"', '"colection": "desks"'),
          });
        });
      },
      expected: /Cart Associate/,
    },
    async (page, { notes }) => {
      await page.goto('raw.html');
      await eventually(() => failures(page), ['rules'], 'the page is told');
      const [report] = notes.console.filter((text) => text.includes('error[unknown_field]'));
      assert.match(report, /1 error( and \d+ warnings?)? in rules\.json/);
      assert.match(report, /--> rules\.json:\d+:\d+ {2}\/offers\/\d+\/when/);
      assert.match(report, /did you mean `collection`\?/);
      assert.deepEqual(await readCards(page), []);
    },
  ),
);

for (const [where, init, page_] of [
  ['in a shop', () => {}, 'raw.html'],
  [
    'in a published Shopify theme',
    () => {
      globalThis.Shopify = { theme: { role: 'main' } };
    },
    'raw.html',
  ],
]) {
  test(
    `${where} raw rules are refused, with what to do`,
    guest({ host: HOST, init: listening(init), expected: /Cart Associate \(raw_rules\)/ }, async (page, { notes }) => {
      await page.goto(page_);
      await eventually(() => failures(page), ['raw_rules'], 'the page is told');
      const [said] = notes.console.filter((text) => text.includes('raw_rules'));
      assert.match(said, /npx cart-associate compile rules\.json -o rules\.bin/);
      assert.deepEqual(await readCards(page), []);
      assert.equal(asked(notes, 'authoring'), 0, 'the compiler is not downloaded');
    }),
  );
}

for (const [where, init, page_] of [
  ['with the attribute data-dev', () => {}, 'raw-dev.html'],
  [
    'in an unpublished Shopify theme',
    () => {
      globalThis.Shopify = { theme: { role: 'unpublished' } };
    },
    'raw.html',
  ],
  [
    'in the theme editor',
    () => {
      globalThis.Shopify = { designMode: true, theme: { role: 'main' } };
    },
    'raw.html',
  ],
]) {
  test(
    `${where} raw rules are compiled`,
    guest(
      { host: HOST, init: listening(init), expected: /^Cart Associate: \d+ warnings? in rules\.json/ },
      async (page) => {
        await page.goto(page_);
        await showing(page, OFFERS);
        assert.deepEqual(await failures(page), []);
      },
    ),
  );
}

test(
  'a compiler that is another than was built does not run',
  guest(
    {
      init: async (context) => {
        await listening()(context);
        await context.route('**/cart-associate-authoring.wasm', async (route) => {
          const answer = await route.fetch();
          // Sound, and with an empty section of its own at its end.
          const body = Buffer.concat([await answer.body(), Buffer.from([0, 2, 1, 0x78])]);
          await route.fulfill({ response: answer, body });
        });
      },
      expected: /Cart Associate \(authoring\)|integrity/,
    },
    async (page) => {
      await page.goto('raw.html');
      await eventually(() => failures(page), ['authoring'], 'the page is told');
      assert.deepEqual(await readCards(page), []);
    },
  ),
);

test(
  'what is neither compiled nor raw is named as before',
  guest(
    {
      init: async (context) => {
        await listening()(context);
        await context.route('**/rules.bin', (route) =>
          route.fulfill({ status: 200, body: '<!doctype html><title>Not here</title>' }),
        );
      },
      expected: /Cart Associate/,
    },
    async (page) => {
      await page.goto('script-tag.html');
      await eventually(() => failures(page).then((all) => all.length), 1, 'the page is told');
      assert.doesNotMatch((await failures(page))[0], /raw_rules|network/);
    },
  ),
);

test(
  'a shopper downloads nothing of all this',
  guest({ host: HOST, init: listening() }, async (page, { notes }) => {
    await page.goto('script-tag.html');
    await showing(page, OFFERS);
    assert.equal(asked(notes, 'preview') + asked(notes, 'authoring'), 0);
  }),
);
