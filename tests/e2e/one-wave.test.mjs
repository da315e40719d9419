// How the product comes into a page: a loader, and one wave of files when something is needed. After that nothing more
// is fetched, whatever card it is and whatever the shopper does.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { card, eventually, inState, main, no, readCards, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { addOnPage, openCart, putIn } from './support/shop.mjs';

const guest = guests();
const names = JSON.parse(readFileSync(new URL('../../dist/scripts.json', import.meta.url), 'utf8'));

/** The files of the wave, by what they are: those of the npm package, and those of a script tag. */
const KINDS = {
  engine: /engine-script-|cart-associate-engine-/,
  module: /cart-associate\.wasm/,
  rules: /\.bin$/,
  words: /chunks\/(en|de)-|words-/,
};
const kindOf = (url) => Object.keys(KINDS).find((kind) => KINDS[kind].test(new URL(url, 'http://shop').pathname));

/** Holds the files of the wave back until what is answered is called; `held` are those that have been asked for. */
async function hold(page) {
  const held = new Set();
  let deliver;
  const waiting = new Promise((resolve) => {
    deliver = resolve;
  });
  await page.route(
    (url) => Boolean(kindOf(url)),
    async (route) => {
      held.add(kindOf(route.request().url()));
      await waiting;
      await route.continue();
    },
  );
  return { held, deliver };
}

/** What has been asked for since the note was emptied, but for the cart's own pictures. */
const asked = (notes) =>
  notes.requests.map(({ url }) => new URL(url).pathname).filter((path) => !/\/images\//.test(path));

for (const [way, page_] of [
  ['an import', 'module.html'],
  ['a script tag', 'script-tag.html'],
]) {
  test(
    `by ${way}: all that the first card needs is asked for before any of it has come`,
    guest({}, async (page) => {
      const { held, deliver } = await hold(page);
      await page.goto(page_);
      await eventually(() => [...held].sort(), Object.keys(KINDS).sort(), 'the wave');
      assert.deepEqual(await readCards(page), []);
      deliver();
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    }),
  );

  for (const kind of Object.keys(KINDS)) {
    test(
      `by ${way}: ${kind} late, the rest at once: the cards come when it has come`,
      guest({}, async (page) => {
        let deliver;
        const waiting = new Promise((resolve) => {
          deliver = resolve;
        });
        await page.route(
          (url) => kindOf(url) === kind,
          async (route) => {
            await waiting;
            await route.continue();
          },
        );
        await page.goto(page_, { waitUntil: 'commit' });
        await eventually(
          () =>
            page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /\.bin|\.wasm/.test(name))),
          true,
          'the others have come',
        );
        assert.deepEqual(await readCards(page), []);
        deliver();
        await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      }),
    );
  }
}

/** What is put in the demo shop's cart for a card of each form. */
const FORMS = [
  { form: 'product', put: ['standing-desk'] },
  { form: 'quantity_break', put: ['candle', 'candle'] },
  { form: 'kit', put: ['coffee-maker'] },
  { form: 'guidance', put: ['rain-jacket'], options: { Size: 'M' } },
  { form: 'confirmation', put: ['sofa'] },
  { form: 'tier', put: ['audit'] },
];

/** Presses what there is to press in a card: its box, its second step, its button. */
async function press(page, offer) {
  const here = card(page, offer);
  const box = here.locator('input[type=checkbox]');
  const steps = here.locator('input[type=radio]');
  if (await box.count()) return box.click();
  if (await steps.count()) await steps.last().click();
  if (await main(page, offer).count()) return main(page, offer).click();
  return no(page, offer).click();
}

for (const { form, put, options } of FORMS) {
  test(
    `${form}: each file is fetched once, and after that nothing, whatever the shopper does`,
    guest({}, async (page, { notes }) => {
      for (const product of put) await putIn(page, product, options);
      await page.waitForLoadState('networkidle');
      notes.requests.length = 0;
      await page.reload();
      await openCart(page);
      const find = async () => (await readCards(page)).find((one) => one.form === form);
      await eventually(async () => (await find())?.state, 'offered', `a card of the form ${form}`);
      const { offer } = await find();
      const ours = asked(notes).filter(kindOf);
      assert.deepEqual(ours, [...new Set(ours)], 'nothing twice');
      assert.deepEqual(ours.map(kindOf).sort(), Object.keys(KINDS).sort());
      assert.ok(!asked(notes).some((path) => /authoring|preview/.test(path)), 'no shopper downloads the linter');
      await page.waitForLoadState('networkidle');
      notes.requests.length = 0;
      await press(page, offer);
      await eventually(async () => (await find())?.state === 'offered', false, 'pressed');
      await page.keyboard.press('Escape');
      assert.deepEqual(asked(notes), []);
    }),
  );
}

test(
  'once it is there it works without a network, and a new kind of card needs none either',
  guest({}, async (page, { context }) => {
    await page.goto('forms.html?cart=lamp-1');
    await showing(page, ['lamp-shade', 'lamp-bulb']);
    await context.setOffline(true);
    await page.evaluate(() => globalThis.stage.adapter.add({ variant: 'pot-1', quantity: 1 }));
    await eventually(
      async () => (await readCards(page)).find(({ form }) => form === 'kit')?.button,
      'Add the set',
      'a kit, with its words',
    );
    await main(page, 'tea-set').click();
    await inState(page, 'tea-set', 'accepted');
  }),
);

test(
  'with preload hints each file is fetched once, from the address of the hint',
  guest({}, async (page, { notes }) => {
    await page.route('**/script-tag-hints.html', async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replace(/FILE-OF-([\w-]+)/g, (_, name) => names[name]);
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto('script-tag-hints.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    assert.match(await main(page, 'desk-cable-tray').textContent(), /hinzufügen/i);
    const ours = notes.requests
      .map(({ url }) => url.split('/').at(-1))
      .filter((name) => /cart-associate-|wasm|bin/.test(name));
    assert.deepEqual(
      ours.sort(),
      [`${names.engine}?v=1`, `${names['words-de']}?v=1`, 'cart-associate.wasm?v=1', 'rules.bin'].sort(),
    );
  }),
);

/** An empty cart, as each platform answers it. */
const EMPTY = {
  '/de/cart.js': { currency: 'USD', total_price: 0, item_count: 0, items: [] },
  '/wp-json/wc/store/v1/cart': { items: [], coupons: [], totals: { currency_code: 'USD', currency_minor_unit: 2 } },
};

for (const [platform, before, address] of [
  ['shopify', 'globalThis.Shopify = { routes: { root: "/de/" } };', '/de/cart.js'],
  ['woocommerce', '', '/wp-json/wc/store/v1/cart'],
]) {
  for (const script of ['cart-associate.js', `cart-associate-${platform}.js`]) {
    test(
      `${script} on ${platform}: the cart is asked for with the wave, and once`,
      guest({}, async (page, { notes }) => {
        await page.route('**/before.js', (route) => route.fulfill({ body: before, contentType: 'text/javascript' }));
        await page.route(`**${address}`, (route) => route.fulfill({ json: EMPTY[address] }));
        await page.route('**/script-tag.html', async (route) => {
          const answer = await route.fetch();
          const text = (await answer.text())
            .replace('<body>', `<body class="${platform}">`)
            .replace('<script src="adapter.js">', '<script src="before.js">')
            .replace('cart-associate.js', script)
            .replace('data-adapter="deskAdapter"', '');
          await route.fulfill({ response: answer, body: text });
        });
        const { held, deliver } = await hold(page);
        await page.goto('script-tag.html');
        const carts = () => asked(notes).filter((path) => path === address).length;
        await eventually(() => [held.size, carts()], [Object.keys(KINDS).length, 1], 'the wave');
        deliver();
        await page.evaluate(() => globalThis.CartAssociate.ready);
        await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 2000 })));
        assert.equal(carts(), 1);
      }),
    );
  }
}

test(
  'a page in which nothing is needed fetches the loader and nothing else; an element that comes is reason enough',
  guest({}, async (page, { notes }) => {
    await page.route('**/script-tag.html', async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replace('<cart-associate placement="cart"></cart-associate>', '');
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto('script-tag.html');
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 2000 })));
    assert.deepEqual(asked(notes).filter(kindOf), []);
    await page.evaluate(() => {
      const element = document.createElement('cart-associate');
      element.setAttribute('placement', 'cart');
      document.querySelector('main').append(element);
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  }),
);

test(
  'what comes late is shown in the drawer that has opened meanwhile',
  guest({}, async (page) => {
    const { held, deliver } = await hold(page);
    await addOnPage(page, 'oxford', { Colour: 'Brown', Size: '42' });
    await eventually(() => held.size, Object.keys(KINDS).length, 'the wave');
    assert.deepEqual(await readCards(page), []);
    deliver();
    await showing(page, ['leather-care', 'oxford-belt-set']);
  }),
);
