// What a browser holds, in every state of consent, is what docs/privacy.md says; and consent that is withdrawn is noticed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { eventually } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { compiled } from './support/site.mjs';

const guest = guests();
const LEDGER = 'cart-associate:ledger';
const VISITOR = 'cart-associate:visitor';

/** The first table of the page: for each state, which keys are where. */
function documented() {
  const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
  const [head, , ...rows] = /^\| key \| without.+?\n\n/ms
    .exec(page)[0]
    .trim()
    .split('\n')
    .map((row) => row.split('|').slice(1, -1));
  return Object.fromEntries(
    head.slice(1).map((state, at) => {
      const held = { session: [], lasting: [] };
      for (const [key, ...places] of rows) held[places[at].trim()]?.push(key.trim().replaceAll('`', ''));
      return [state.trim(), held];
    }),
  );
}

const held = (page) =>
  page.evaluate(() => {
    const ours = (storage) => Object.keys(storage).filter((key) => key.startsWith('cart-associate'));
    return { session: ours(sessionStorage), lasting: ours(localStorage) };
  });

/** The demo's rules with these settings, in place of its own. */
async function withSettings(page, site, settings) {
  const rules = JSON.parse(readFileSync(join(site.dir, 'rules.json'), 'utf8'));
  const body = await compiled({ ...rules, settings: { ...rules.settings, ...settings } });
  await page.route('**/rules.bin', (route) => route.fulfill({ body }));
}

/** The page's adapter asks `agreed`. */
const asking = (page, agreed) =>
  page.route('**/adapter.js', async (route) => {
    const answer = await route.fetch();
    const more = `globalThis.agreed = ${agreed}; deskAdapter.consent = () => globalThis.agreed;`;
    await route.fulfill({ response: answer, body: `${await answer.text()}\n${more}` });
  });

const remember = { remember: 'with_consent', attribution: true };
for (const [state, agreed, settings] of [
  ['without consent', false, { ...remember, holdout: 20 }],
  ['with consent', true, { ...remember, holdout: 0 }],
  ['with consent, and a holdout', true, { ...remember, holdout: 20 }],
]) {
  test(
    `${state}: the browser holds what the documentation says`,
    guest({ keys: [LEDGER, VISITOR] }, async (page, { site }) => {
      await withSettings(page, site, settings);
      await asking(page, agreed);
      await page.goto('module.html');
      await eventually(() => held(page), documented()[state], state);
    }),
  );
}

test('the documentation names every key that the sources have', () => {
  const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
  for (const file of ['loader/storage.js', 'preview/draft.js']) {
    const source = readFileSync(new URL(`../../www/${file}`, import.meta.url), 'utf8');
    for (const [, key] of source.matchAll(/= '(cart-associate[\w:-]+)'/g)) assert.ok(page.includes(`\`${key}\``), key);
  }
});

/** Nothing lasts, and what the session holds is not what was held before. */
async function forgotten(page, before) {
  await eventually(() => held(page), { session: [LEDGER], lasting: [] }, 'nothing lasts');
  assert.notEqual(await page.evaluate((key) => sessionStorage.getItem(key), LEDGER), before);
}
const lasting = (page) => page.evaluate((key) => localStorage.getItem(key), LEDGER);

test(
  'consent that is withdrawn: what was gathered under it is erased, not moved',
  guest({}, async (page, { site }) => {
    await withSettings(page, site, { ...remember, holdout: 20 });
    await asking(page, true);
    await page.goto('module.html');
    await eventually(() => held(page).then(({ lasting: all }) => all.length), 2);
    await page.evaluate(() => globalThis.CartAssociate.markShown(['cable-tray']));
    const before = await lasting(page);
    await page.evaluate(() => {
      globalThis.agreed = false;
      return globalThis.CartAssociate.refresh();
    });
    await forgotten(page, before);
  }),
);

const shops = {
  shopify: [
    'cart.js',
    { currency: 'USD', total_price: 0, item_count: 0, items: [] },
    () => {
      const allowed = () => globalThis.agreed !== false;
      globalThis.Shopify = {
        routes: { root: '/' },
        customerPrivacy: { analyticsProcessingAllowed: allowed, preferencesProcessingAllowed: allowed },
      };
    },
    'visitorConsentCollected',
  ],
  woocommerce: [
    'wp-json/wc/store/v1/cart',
    { items: [], coupons: [], totals: { currency_code: 'USD', currency_minor_unit: 2, total_price: '0' } },
    () => {
      globalThis.wp_consent_type = 'optin';
      globalThis.wp_has_consent = () => globalThis.agreed !== false;
    },
    'wp_listen_for_consent_change',
  ],
};
for (const [name, [address, cart, globals, event]] of Object.entries(shops)) {
  test(
    `${name} says that consent was withdrawn: it is erased at once`,
    guest({}, async (page, { site }) => {
      await withSettings(page, site, { ...remember, holdout: 20 });
      await page.addInitScript(globals);
      await page.route(`**/${address}`, (route) => route.fulfill({ json: cart }));
      await page.route('**/script-tag.html', async (route) => {
        const answer = await route.fetch();
        const body = (await answer.text()).replace('data-adapter="deskAdapter"', `data-adapter="${name}"`);
        await route.fulfill({ response: answer, body });
      });
      await page.goto('script-tag.html');
      await eventually(() => held(page).then(({ lasting: all }) => all.length), 2);
      await page.evaluate(() => globalThis.CartAssociate.markShown(['cable-tray']));
      const before = await lasting(page);
      await page.evaluate((what) => {
        globalThis.agreed = false;
        document.dispatchEvent(new CustomEvent(what));
      }, event);
      await forgotten(page, before);
    }),
  );
}
