// The playground: rules, cart, the real drawer, and why.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { authoring } from '../../bin/lib/authoring.mjs';
import { accessible, withAxe } from './support/axe.mjs';
import { card, eventually, inState, main, no, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import {
  addToCart,
  explained,
  importFile,
  judged,
  KEPT,
  openPlayground,
  starter,
  textbox,
} from './support/playground.mjs';

const guest = guests();
const settings = { keys: KEPT };
const demo = (site) => readFileSync(join(site.dir, 'rules.json'), 'utf8');
const why = (page, offer) => card(page, offer).locator('[part~="why"] > :first-child').textContent();

const focused = (page) => textbox(page).evaluate((node) => node.getRootNode().activeElement === node);

/** Opens the playground with the demo shop's rules and the Oxford shoes. */
async function withShoes(page) {
  await openPlayground(page);
  await page.getByLabel('Begin with an example').selectOption('demo');
  await judged(page, /23 offers, 30 products/);
  await addToCart(page, 'oxford brown 42');
  await showing(page, ['leather-care', 'oxford-belt-set']);
}

test(
  'it begins with the starter, and accepting, undoing and dismissing work',
  guest(settings, async (page) => {
    await openPlayground(page);
    await addToCart(page, 'standing desk');
    await showing(page, ['desk-cable-tray']);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    await eventually(
      () => page.locator('.cart-title').allTextContents(),
      ['Standing desk, oak, 140 cm', 'Cable tray, steel'],
      'the cart',
    );
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'offered');
    await no(page, 'desk-cable-tray').click();
    await eventually(
      () => explained(page).then(([[offer, state, words] = []]) => [offer, state, /waved|dismiss/i.test(words)]),
      ['desk-cable-tray', 'withheld', true],
      'the reason',
    );
    await page.getByRole('button', { name: 'Forget what was shown and dismissed' }).click();
    await showing(page, ['desk-cable-tray']);
  }),
);

test(
  'an error shows at its place while typing, and putting it right updates the drawer',
  guest(settings, async (page) => {
    await openPlayground(page);
    await addToCart(page, 'standing desk');
    await showing(page, ['desk-cable-tray']);
    const good = await starter();
    await importFile(page, 'rules.json', good.replace('"collection": "desks"', '"colection": "desks"'));
    await judged(page, /1 error/);
    const line = good.split('\n').findIndex((one) => one.includes('"collection": "desks"')) + 1;
    const finding = page.locator('.finding').first();
    assert.match(
      await finding.textContent(),
      new RegExp(`there is no field .colection. here.*did you mean .collection.*${line}:\\d+ unknown_field`),
    );
    // The drawer goes on with the last rules that compile, and says so; no older rules.bin than what stands there is
    // given away.
    await showing(page, ['desk-cable-tray']);
    const stale = page.getByText('this is what the last ones without errors do');
    const binary = page.getByRole('button', { name: 'Download rules.bin' });
    assert.deepEqual([await stale.isVisible(), await binary.isDisabled()], [true, true]);
    await finding.click();
    assert.match(await page.locator('.cm-lintRange-error').first().textContent(), /colection/);
    // By hand: the cursor stands before the word.
    assert.equal(await focused(page), true);
    for (let step = 0; step < '"col'.length; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('l');
    await page.keyboard.press('Escape');
    await judged(page, /Fine/);
    assert.equal(await page.locator('.cm-lintRange-error').count(), 0);
    assert.deepEqual([await stale.isVisible(), await binary.isDisabled()], [false, false]);
    await importFile(page, 'rules.json', good.replace('It clamps to the top', 'It clings to the top'));
    await eventually(
      () => why(page, 'desk-cable-tray').then((words) => words.slice(0, 20)),
      'It clings to the top',
      'the sentence in the drawer',
    );
  }),
);

test(
  'the editor completes fields and values, and helps',
  guest(settings, async (page) => {
    await openPlayground(page);
    const text = await starter();
    const at = text.indexOf('"id": "desk-cable-tray"');
    await importFile(page, 'rules.json', `${text.slice(0, at)}\n      ${text.slice(at)}`);
    await judged(page, /Fine/);
    const line = text.slice(0, at).split('\n').length;
    const goto = async (number) => {
      await textbox(page).focus();
      await page.keyboard.press('Control+Alt+g');
      await page.keyboard.type(String(number));
      await page.keyboard.press('Enter');
      await eventually(() => focused(page), true, 'the editor has the focus again');
      await page.keyboard.press('End');
    };
    await goto(line);
    await page.keyboard.type('"prio');
    const options = page.locator('.cm-tooltip-autocomplete li');
    await options.first().waitFor();
    assert.equal(await options.first().locator('.cm-completionLabel').textContent(), 'priority');
    await page.keyboard.press('Enter');
    await page.keyboard.type('4,');
    await judged(page, /Fine/);
    // A value that the file itself names.
    await importFile(
      page,
      'rules.json',
      `${text.slice(0, at)}"unless": { "line": {\n"product": ""\n} },\n${text.slice(at)}`,
    );
    await judged(page, /error/);
    await goto(line + 1);
    await page.keyboard.press('ArrowLeft');
    // Asked for where nothing is typed yet, and then narrowed by typing.
    await page.keyboard.press('Control+Space');
    await options.first().waitFor();
    await page.keyboard.type('1');
    await options.filter({ hasText: '1003' }).waitFor();
    assert.deepEqual(await options.locator('.cm-completionLabel').allTextContents(), ['1001', '1002', '1003']);
    await page.keyboard.press('Escape');
    // Help for what the pointer is on.
    await page.getByLabel('Begin with an example').selectOption('starter');
    await judged(page, /Fine/);
    await textbox(page).getByText('"revision"').hover();
    const help = page.locator('.cm-help');
    await help.waitFor();
    assert.match(await help.textContent(), /^revision.{10,}/);
  }),
);

test(
  'the explanation is that of `explain`, word for word',
  guest(settings, async (page, { site }) => {
    await withShoes(page);
    const ledger = await page.evaluate(() => sessionStorage.getItem('cart-associate:ledger'));
    const cart = await download(page, 'Export cart');
    const { explain_cart: explain } = await authoring();
    const context = {
      placement: 'cart',
      market: 'US',
      country: 'US',
      locale: 'en',
      now: Date.now(),
      ...(ledger && { ledger }),
    };
    const { offers } = explain(new TextEncoder().encode(demo(site)), cart.toString(), JSON.stringify(context));
    const rows = offers.map(({ offer, shown, text }) => [offer, shown ? 'shown' : 'withheld', text]);
    const sorted = (all) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    await eventually(() => explained(page).then(sorted), sorted(rows), 'the explanation');
  }),
);

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await file.path());
}

test(
  'files out and in: rules, cart, compiled rules',
  guest(settings, async (page, { site }) => {
    await withShoes(page);
    assert.equal((await download(page, 'Export rules')).toString(), demo(site));
    const { compile_rules: compile } = await authoring();
    assert.deepEqual(
      await download(page, 'Download rules.bin'),
      Buffer.from(compile(new TextEncoder().encode(demo(site)), 'rules.json').bytes),
    );
    // What was typed a moment ago is in it.
    const newer = demo(site).replace('"revision": "2026-11-22"', '"revision": "2026-11-23"');
    assert.notEqual(newer, demo(site));
    await importFile(page, 'rules.json', newer);
    assert.deepEqual(
      await download(page, 'Download rules.bin'),
      Buffer.from(compile(new TextEncoder().encode(newer), 'rules.json').bytes),
    );
    const cart = await download(page, 'Export cart');
    assert.equal(JSON.parse(cart).lines[0].variant, 'oxford-brown-42');
    await page.getByRole('button', { name: 'Empty the cart' }).click();
    await page.getByText('Your cart is empty.').waitFor();
    await importFile(page, 'cart.json', cart);
    await showing(page, ['leather-care', 'oxford-belt-set']);
    await importFile(page, 'rules.bin', compile(new TextEncoder().encode(demo(site)), 'rules.json').bytes);
    await page.getByText('rules.bin is compiled already').waitFor();
    await importFile(
      page,
      'products.json',
      JSON.stringify({
        products: [
          {
            id: 77,
            title: 'Boot jack',
            handle: 'boot-jack',
            vendor: 'Us',
            product_type: 'Care',
            tags: [],
            options: [{ name: 'Title', values: ['Default Title'] }],
            images: [],
            variants: [{ id: 7701, title: 'Default Title', price: '12.00', available: true, option1: 'Default Title' }],
          },
        ],
      }),
    );
    await page.getByLabel('Add from the catalog').fill('boot jack');
    await eventually(() => page.locator('.found-item').count(), 1, 'the imported product');
  }),
);

test(
  'dropped files are taken in',
  guest(settings, async (page, { site }) => {
    await openPlayground(page);
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'rules.json', { type: 'application/json' }));
      return transfer;
    }, demo(site));
    await textbox(page).dispatchEvent('drop', { dataTransfer: data });
    await judged(page, /23 offers, 30 products/);
  }),
);

test(
  'a link holds all of the work',
  guest(settings, async (page, { context }) => {
    await openPlayground(page);
    await addToCart(page, 'standing desk');
    await showing(page, ['desk-cable-tray']);
    await importFile(
      page,
      'rules.json',
      (await starter()).replace('It clamps to the top', 'Linked: it clamps to the top'),
    );
    await eventually(() => why(page, 'desk-cable-tray').then((words) => words.slice(0, 7)), 'Linked:', 'the sentence');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.waitForURL(/#work=[\w-]+$/);
    const link = page.url();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Begun anew').waitFor();

    const other = await context.newPage();
    await other.goto(link);
    await showing(other, ['desk-cable-tray']);
    assert.match(await why(other, 'desk-cable-tray'), /^Linked:/);
    assert.equal(new URL(other.url()).hash, '', 'a reload does not bring it back');
    await other.close();
    await page.goto('about:blank');
    await page.goto(`${link.slice(0, -40)}`);
    await page.getByText('The link is damaged').waitFor();
  }),
);

/** A link to work, made as anybody can make one. @param {object} work */
const linkTo = (work) => `playground/#work=${deflateRawSync(JSON.stringify(work)).toString('base64url')}`;

test(
  'no link takes the place of one’s own work, however many are opened',
  guest(settings, async (page) => {
    const rules = await starter();
    const named = (name) => rules.replace('It clamps to the top', `${name}: it clamps to the top`);
    const begins = (name) =>
      eventually(
        () => page.evaluate(() => JSON.parse(localStorage.getItem('cart-associate-playground') ?? '{}').rules),
        named(name),
        `${name} is open`,
      );
    await openPlayground(page);
    await importFile(page, 'rules.json', named('Own'));
    await begins('Own');
    for (const name of ['First', 'Second']) {
      await page.goto(linkTo({ rules: named(name) }));
      await begins(name);
    }
    // A reload, too, is no own work.
    await page.reload();
    await judged(page, /Fine/);
    await page.getByRole('button', { name: 'Back to my own work' }).click();
    await begins('Own');
    // What was made of a link's work is one's own.
    await page.goto(linkTo({ rules: named('Third') }));
    await begins('Third');
    await importFile(page, 'rules.json', named('Changed'));
    await begins('Changed');
    await page.goto(linkTo({ rules: named('Fourth') }));
    await begins('Fourth');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Begun anew').waitFor();
    await page.getByLabel('Begin with an example').selectOption('My own work before a link, 2');
    await begins('Own');
    // The starter has been put aside before it.
    await page.getByLabel('Begin with an example').selectOption('My own work before a link, 2');
    await begins('Changed');
  }),
);

test(
  'a link that unpacks to more than a megabyte is not opened, and none is made',
  guest(settings, async (page) => {
    const large = `${await starter()}${' '.repeat(1024 * 1024)}`;
    await page.goto(linkTo({ rules: large }));
    await page.getByText('The link is damaged').waitFor();
    await judged(page, /Fine/);
    await importFile(page, 'rules.json', large);
    await page.getByText('rules.json is open').waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('This is too much for a link').waitFor();
  }),
);

test(
  'a reset does not wait for a worker that is busy',
  guest(settings, async (page) => {
    await page.addInitScript(() => {
      const { Worker: Real } = globalThis;
      // The first worker never hears of anything.
      globalThis.Worker = class extends Real {
        postMessage(...given) {
          globalThis.busy ??= this;
          if (this !== globalThis.busy) super.postMessage(...given);
        }
      };
    });
    await page.goto('playground/');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Begun anew').waitFor();
    await judged(page, /Fine/);
  }),
);

test(
  'the last work is there after a reload, and a reset can be taken back',
  guest(settings, async (page) => {
    await openPlayground(page);
    await addToCart(page, 'standing desk');
    await showing(page, ['desk-cable-tray']);
    await importFile(
      page,
      'rules.json',
      (await starter()).replace('It clamps to the top', 'Kept: it clamps to the top'),
    );
    await eventually(
      () =>
        page.evaluate(
          () => JSON.parse(localStorage.getItem('cart-associate-playground') ?? '{}').rules?.includes('Kept:') ?? false,
        ),
      true,
      'kept',
    );
    await page.reload();
    await showing(page, ['desk-cable-tray']);
    assert.match(await why(page, 'desk-cable-tray'), /^Kept:/);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Your cart is empty.').waitFor();
    await page.getByRole('button', { name: 'Bring back what was here' }).click();
    await showing(page, ['desk-cable-tray']);
    await eventually(() => why(page, 'desk-cable-tray').then((words) => words.slice(0, 5)), 'Kept:', 'back again');
  }),
);

test(
  'where the shopper is: placement, market, currency, language, clock',
  guest(settings, async (page) => {
    await withShoes(page);
    await page.getByLabel('Market').selectOption('DE');
    await page.getByLabel('Currency').selectOption('EUR');
    await page.getByLabel('Language').selectOption('de');
    await eventually(
      () => card(page, 'leather-care').getByRole('heading').textContent(),
      'Pflegeset für Glattleder',
      'the title in German',
    );
    await eventually(
      () =>
        page
          .locator('.drawer-total span')
          .textContent()
          .then((text) => text.replaceAll('\u00a0', ' ')),
      '133,00 €',
      'the total',
    );
    await page.getByLabel('Placement').selectOption('product');
    await page.getByLabel('Looking at').selectOption('standing-desk-140');
    // What was on the screen for a second in the cart would not be shown here.
    await page.getByRole('button', { name: 'Forget what was shown and dismissed' }).click();
    await showing(page, ['desk-desk-mat', 'leather-care'], 'product');
    await page.getByLabel('Placement').selectOption('cart');
    await page.getByLabel('Clock').fill('2031-01-01T12:00');
    await page.getByLabel('Clock').blur();
    await page.getByRole('button', { name: 'Now', exact: true }).waitFor();
  }),
);

test(
  'by keyboard alone: out of the editor, through the cart, to the card',
  guest(settings, async (page) => {
    await openPlayground(page);
    await textbox(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), false, 'Tab leaves the editor');
    await page.getByLabel('Add from the catalog').focus();
    await page.keyboard.type('desk');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await showing(page, ['desk-cable-tray']);
  }),
);

for (const colorScheme of ['light', 'dark']) {
  test(
    `it is accessible (${colorScheme})`,
    guest({ ...settings, colorScheme, init: withAxe }, async (page, { site }) => {
      await withShoes(page);
      await explained(page);
      await accessible(page, `playground, ${colorScheme}`, 'body');
      await importFile(page, 'rules.json', demo(site).replace('"collection": "desks"', '"colection": "desks"'));
      await judged(page, /1 error/);
      await accessible(page, `playground with an error, ${colorScheme}`, 'body');
    }),
  );
}

test(
  'on a phone the panes stand one under the other, and nothing is cut off',
  guest({ ...settings, viewport: { width: 390, height: 844 } }, async (page) => {
    await withShoes(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    const tops = await page
      .locator('.pane')
      .evaluateAll((panes) => panes.map((pane) => pane.getBoundingClientRect().top));
    assert.deepEqual(
      [...tops].sort((a, b) => a - b),
      tops,
    );
    await main(page, 'leather-care').click();
    await inState(page, 'leather-care', 'accepted');
  }),
);
