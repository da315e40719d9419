// A draft in the live theme: for one visitor, in one tab, with the reasons beside it.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { authoring } from '../../bin/lib/authoring.mjs';
import { accessible, withAxe } from './support/axe.mjs';
import { card, eventually, inState, main, showing } from './support/cards.mjs';
import { withThemes } from './support/drawers.mjs';
import { elsewhere, guests } from './support/guest.mjs';
import { checkoutButton, openCart, putIn } from './support/shop.mjs';
import { compiled } from './support/site.mjs';

const HOST = 'shop.example';
const KEY = 'cart-associate-preview';
const OFFERS = ['desk-cable-tray', 'desk-desk-mat'];
const guest = guests(elsewhere(HOST));
const settings = { host: HOST, session: [KEY] };

/** The demo's rules with another sentence. */
function draft(site, words = 'As the draft says it.') {
  const rules = JSON.parse(readFileSync(join(site.dir, 'rules.json'), 'utf8'));
  rules.offers.find(({ id }) => id === OFFERS[0]).why = words;
  return rules;
}

/** Serves a draft as a file of the shop. */
const serving = (page, rules) =>
  page.route('**/drafts/next.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: typeof rules === 'string' ? rules : JSON.stringify(rules) }),
  );

const panel = (page) => page.getByRole('complementary', { name: 'Cart Associate preview' });
const openPanel = async (page) => {
  const tab = panel(page).getByRole('button', { name: 'Preview', exact: true });
  // A complaint opens it by itself, perhaps between the look and the press, which would then close it.
  while ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
  return panel(page).getByRole('region', { name: 'Preview of suggestions' });
};
const why = (page, offer) => card(page, offer).locator('[part~="why"] > :first-child').textContent();

/** A page that a link leads to, which asks for the preview. */
async function followLink(page, address) {
  await putIn(page, 'standing-desk');
  await page.goto(address);
  await panel(page).waitFor();
}

/** The visitor follows a link, and agrees to what it asks for. */
async function openWithDesk(page, address) {
  await followLink(page, address);
  const loaded = page.waitForEvent('load');
  await panel(page)
    .getByRole('button', { name: /Show this draft|Open the preview/ })
    .click();
  await loaded;
  await panel(page).waitFor();
}

test(
  'a file of the shop is shown on every page of this tab, until the visitor ends it',
  guest(settings, async (page, { site, context }) => {
    await serving(page, draft(site));
    await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
    await openCart(page);
    await showing(page, OFFERS);
    assert.equal(await why(page, OFFERS[0]), 'As the draft says it.');
    assert.equal(new URL(page.url()).search, '');
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    assert.equal(await why(page, OFFERS[0]), 'As the draft says it.');
    await main(page, OFFERS[0]).click();
    await inState(page, OFFERS[0], 'accepted');

    const other = await context.newPage();
    await other.goto('index.html');
    await openCart(other);
    await showing(other, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
    assert.equal(await panel(other).count(), 0, 'another tab is a shopper’s');
    await other.close();

    const body = await openPanel(page);
    await Promise.all([page.waitForEvent('load'), body.getByRole('button', { name: 'End the preview' }).click()]);
    await openCart(page);
    await showing(page, ['desk-desk-mat', 'desk-anti-fatigue-mat']);
    assert.equal(await panel(page).count(), 0);
  }),
);

for (const [form, name, make] of [
  ['raw', 'next.json', async (rules) => Buffer.from(JSON.stringify(rules))],
  ['compiled', 'next.bin', (rules) => compiled(rules)],
]) {
  test(
    `a ${form} file that the visitor picks is kept for the session`,
    guest(settings, async (page, { site, notes }) => {
      await openWithDesk(page, `index.html?${KEY}`);
      const body = await openPanel(page);
      await body.getByText('No draft yet').waitFor();
      const buffer = await make(draft(site, 'Picked by hand.'));
      const loaded = page.waitForEvent('load');
      await body.getByLabel(/Choose a draft/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await loaded;
      assert.equal(new URL(page.url()).search, '');
      await openCart(page);
      await showing(page, OFFERS);
      assert.equal(await why(page, OFFERS[0]), 'Picked by hand.');
      await (await openPanel(page)).getByText(`Preview of ${name}.`).waitFor();
      assert.ok(
        notes.requests.every(({ method }) => method === 'GET'),
        'the file stays here',
      );
    }),
  );
}

test(
  'the panel gives each offer its reason, in the words of explain',
  guest(settings, async (page, { site }) => {
    const rules = draft(site);
    await serving(page, rules);
    await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
    const body = await openPanel(page);
    const rows = () =>
      body
        .getByRole('listitem')
        .evaluateAll((all) => all.map((one) => [...one.children].map(({ textContent }) => textContent)));
    await eventually(() => rows().then((all) => all.length), rules.offers.length, 'a row for each offer');
    const { cart, place, ledger } = await page.evaluate(async () => {
      const { memoryAdapter } = await import('./built-adapters/memory.js');
      const json = async (name) => (await fetch(name)).json();
      const [{ products }, till] = await Promise.all([json('rules.json'), json('shop.json')]);
      const adapter = memoryAdapter({ ...till, products });
      return {
        cart: await adapter.read(),
        place: adapter.context(),
        ledger: sessionStorage.getItem('cart-associate:ledger'),
      };
    });
    const { explain_cart: explain } = await authoring();
    const context = { ...place, placement: 'cart', now: Date.now(), ...(ledger && { ledger }) };
    const { offers, error } = explain(
      new TextEncoder().encode(JSON.stringify(rules)),
      JSON.stringify(cart),
      JSON.stringify(context),
    );
    assert.equal(error, undefined);
    assert.deepEqual(
      await rows(),
      offers.map(({ offer, shown, text }) => [offer, shown ? 'shown' : 'withheld', text]),
    );
    // It follows the cart.
    await page.evaluate(() => localStorage.removeItem('cart-associate-demo-cart'));
    await page.reload();
    await openPanel(page);
    await eventually(
      () => rows().then((all) => all.filter(([, state]) => state === 'shown').length),
      0,
      'nothing for an empty cart',
    );
  }),
);

for (const [what, address] of [
  ['a draft', `${KEY}=drafts/next.json`],
  ['what is no draft', `${KEY}=/cart/add?id=1401`],
  ['nothing in particular', KEY],
]) {
  test(
    `a link that asks for ${what}: nothing is fetched, kept or shown until the visitor agrees`,
    guest(settings, async (page, { site, notes }) => {
      await serving(page, draft(site));
      await followLink(page, `index.html?${address}`);
      await openCart(page);
      await showing(page, OFFERS);
      assert.notEqual(await why(page, OFFERS[0]), 'As the draft says it.');
      assert.deepEqual(
        notes.requests.filter(({ url }) => /drafts|cart\/add|authoring/.test(new URL(url).pathname)),
        [],
      );
      assert.equal(await page.evaluate((key) => sessionStorage.getItem(key), KEY), null);
      assert.doesNotMatch(await panel(page).textContent(), /drafts\/|next\.json|1401/);
      await page.goto('index.html');
      await openCart(page);
      await showing(page, OFFERS);
      assert.notEqual(await why(page, OFFERS[0]), 'As the draft says it.');
      assert.equal(await panel(page).count(), 0, 'the next page is a shopper’s');
    }),
  );
}

test(
  'an address that only has the words somewhere asks for nothing',
  guest(settings, async (page, { notes }) => {
    await putIn(page, 'standing-desk');
    await page.goto(`index.html?search=what+is+${KEY}`);
    await openCart(page);
    await showing(page, OFFERS);
    assert.notEqual(await why(page, OFFERS[0]), 'As the draft says it.');
    assert.equal(await panel(page).count(), 0);
    assert.deepEqual(
      notes.requests.filter(({ url }) => /associate-preview-/.test(url)),
      [],
    );
  }),
);

for (const [what, wish, said] of [
  ['a page with a query', '/cart/add.json?id=1401', /names what is no rule bundle/],
  ['a page of another kind', '/cart/clear', /names what is no rule bundle/],
  ['free text', 'http://[Call 0800 555', /names no address/],
]) {
  test(
    `a link to ${what} is refused, and what it says is not repeated`,
    guest(settings, async (page, { notes }) => {
      await followLink(page, `index.html?${KEY}=${encodeURIComponent(wish)}`);
      const body = await openPanel(page);
      await body.getByText(said).waitFor();
      assert.equal(await body.getByRole('button', { name: 'Show this draft' }).count(), 0);
      assert.doesNotMatch(await panel(page).textContent(), /0800|cart\/|1401/);
      assert.deepEqual(
        notes.requests.filter(({ url }) => /cart\//.test(new URL(url).pathname)),
        [],
      );
    }),
  );
}

test(
  'a draft is asked for without cookies, and only as what a rule bundle is served as',
  guest({ ...settings, expected: /./ }, async (page, { site, context }) => {
    await context.addCookies([{ name: 'session', value: 'mine', domain: HOST, path: '/' }]);
    const cookies = [];
    let contentType = 'application/json';
    await page.route('**/drafts/next.json', async (route) => {
      cookies.push((await route.request().allHeaders()).cookie);
      await route.fulfill({ contentType, body: JSON.stringify(draft(site)) });
    });
    await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
    await openCart(page);
    await showing(page, OFFERS);
    assert.deepEqual(cookies, [undefined]);
    contentType = 'text/html';
    await page.reload();
    await (await openPanel(page)).getByText(/served neither as application\/json nor/).waitFor();
    await openCart(page);
    await showing(page, OFFERS);
    assert.notEqual(await why(page, OFFERS[0]), 'As the draft says it.');
    await context.clearCookies();
  }),
);

for (const [what, change] of [
  ['a picture', (product) => Object.assign(product.image, { src: 'https://elsewhere.example/pixel.png' })],
  ['a link', (product) => Object.assign(product, { url: 'https://elsewhere.example/login' })],
]) {
  test(
    `a draft with ${what} of a server that the shop’s own rules do not name is not shown`,
    guest(settings, async (page, { site }) => {
      const rules = draft(site);
      change(rules.products.find(({ url }) => /cable-tray/.test(url)));
      await serving(page, rules);
      await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
      const body = await openPanel(page);
      await body.getByText(/has 1 link or picture of servers that the shop’s own rules do not name/).waitFor();
      await openCart(page);
      await showing(page, OFFERS);
      assert.notEqual(await why(page, OFFERS[0]), 'As the draft says it.');
    }),
  );
}

test(
  'a draft of another shop is refused, and nothing is asked there',
  guest(settings, async (page) => {
    await followLink(page, `index.html?${KEY}=https://elsewhere.example/rules.json`);
    const body = await openPanel(page);
    await body.getByText(/names a file that is not of this shop/).waitFor();
    await openCart(page);
    await showing(page, OFFERS);
    assert.notEqual(await why(page, OFFERS[0]), 'As the draft says it.');
  }),
);

for (const [where, location] of [
  ['another shop', 'https://elsewhere.example/rules.json'],
  ['another file of the shop', '/drafts/other.json'],
]) {
  test(
    `a redirect to ${where} is refused as well`,
    guest({ ...settings, expected: /./ }, async (page, { notes }) => {
      await page.route('**/drafts/next.json', (route) => route.fulfill({ status: 302, headers: { location } }));
      await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
      await (await openPanel(page)).getByText(/does not come/).waitFor();
      await openCart(page);
      await showing(page, OFFERS);
      notes.requests = notes.requests.filter(({ url }) => !url.includes('elsewhere.example'));
    }),
  );
}

test(
  'a draft with errors: they are told in the panel, and the shop’s own rules are shown',
  guest(settings, async (page, { site }) => {
    await serving(page, JSON.stringify(draft(site)).replace('"collection":"desks"', '"colection":"desks"'));
    await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
    const body = await openPanel(page);
    await body.getByRole('alert').getByText('The draft has 1 error').waitFor();
    await body.getByText('What is wrong').click();
    assert.match(
      await body.getByRole('region', { name: 'Findings' }).textContent(),
      /error\[unknown_field\].*\n.*a file of this shop:\d+:\d+/,
    );
    await openCart(page);
    await showing(page, OFFERS);
  }),
);

for (const colorScheme of ['light', 'dark']) {
  test(
    `the panel is accessible, and its policy the shop’s own (${colorScheme})`,
    guest({ ...settings, colorScheme, init: withAxe }, async (page, { site }) => {
      await page.addInitScript(() => {
        globalThis.broken = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          globalThis.broken.push(violatedDirective),
        );
      });
      await serving(page, draft(site));
      await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
      const body = await openPanel(page);
      await body.getByRole('listitem').first().waitFor();
      await accessible(page, `preview, ${colorScheme}`, '[data-cart-associate-preview]');
      assert.deepEqual(await page.evaluate(() => globalThis.broken), []);
      await page.keyboard.press('Escape');
      assert.equal(await body.isVisible(), false);
    }),
  );
}

test(
  'on a phone the open panel leaves the checkout button free',
  guest({ ...settings, viewport: { width: 390, height: 844 } }, async (page, { site }) => {
    await serving(page, draft(site));
    await openWithDesk(page, `index.html?${KEY}=drafts/next.json`);
    await openCart(page);
    await showing(page, OFFERS);
    await openPanel(page);
    await checkoutButton(page).click({ trial: true });
  }),
);

test(
  'a shopper downloads nothing of this',
  guest({ host: HOST }, async (page, { notes }) => {
    await putIn(page, 'standing-desk');
    await openCart(page);
    await showing(page, OFFERS);
    assert.deepEqual(
      notes.requests.filter(({ url }) => /preview|authoring/.test(url)),
      [],
    );
  }),
);

for (const [what, change, words] of [
  [
    'no place, and a selector that matches nothing',
    (html) => html.replace('data-into=".mini-foot"', 'data-into=".no-foot"'),
    /^Nothing can be seen in this page.*data-into="\.no-foot" matches nothing/,
  ],
  [
    'no place, and the notification of a theme like Dawn',
    (html) =>
      html.replace('data-into=".mini-foot"', '').replace('<body>', '<body><cart-notification></cart-notification>'),
    /^Nothing can be seen in this page.*notification.*cart page/,
  ],
  [
    'no place, and no theme that is known',
    (html) => html.replace('data-into=".mini-foot"', ''),
    /^Nothing can be seen in this page.*Dawn, Horizon, WooCommerce/,
  ],
])
  test(
    `the panel says why nothing is to be seen: ${what}`,
    guest({ ...settings, init: withThemes }, async (page, { site }) => {
      await page.addInitScript((key) => sessionStorage.setItem(key, '{}'), KEY);
      const html = readFileSync(join(site.dir, 'drawers', 'nodes.html'), 'utf8');
      writeFileSync(join(site.dir, 'drawers', 'placeless.html'), change(html));
      await page.goto('drawers/placeless.html');
      const body = await openPanel(page);
      await body.getByText(words).waitFor();
    }),
  );

test(
  'the panel says that the drawer is closed, and nothing once it is open',
  guest(settings, async (page) => {
    await openWithDesk(page, `index.html?${KEY}`);
    const body = await openPanel(page);
    const closed = body.getByText(/in a drawer that is closed/);
    await closed.waitFor();
    await openCart(page);
    await showing(page, OFFERS);
    await closed.waitFor({ state: 'hidden' });
  }),
);
