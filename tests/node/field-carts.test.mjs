// The carts from the field in tests/field/, each with the value that is right: as the shop's adapter reads it, and as
// the command line explains it. Their neighbours are in tests/carts/, the exports in tests/authoring/field_imports.rs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { authoring, cartReaders } from '../../bin/lib/authoring.mjs';
import { cartOf as ajaxCart } from '../../www/adapters/shopify/read.js';
import { cartOf as storefrontCart } from '../../www/adapters/storefront-api/read.js';
import { cartOf as storeCart } from '../../www/adapters/woocommerce/read.js';

const folder = new URL('../field/', import.meta.url);
const merchant = await authoring();
const { cartText } = await cartReaders();
const nothing = { context: {}, products: {} };
const ajax = (raw) => ajaxCart(raw, nothing);
const storefront = (raw) => storefrontCart(raw.data.cart, '', nothing);
const store = (raw) => storeCart(raw, nothing);

const machine = { product: '500', quantity: 1, unit_price: 30000, total: 30000 };
const desk = { product: '1001', variant: '39500', quantity: 1, unit_price: 49900, total: 49900 };
const tray = { tray: 'shown' };
const noDesk = { tray: 'not_triggered' };

/** The cart, who reads it, some of what it says, what explain says of the offers, and the lines that it cannot read. */
const cases = [
  [
    '07-woo-trial/plain.json',
    store,
    { prices_include_tax: false, total: 30000, lines: [machine] },
    { descaler: 'shown' },
  ],
  [
    '07-woo-trial/trial.json',
    store,
    { prices_include_tax: false, total: 30000, lines: [machine, { product: '600', total: 0 }] },
    { descaler: 'shown' },
  ],
  ['08-woo-html-name/cart.json', store, { lines: [{ title: 'Oak desk 140\u00a0cm (new)' }] }, tray],
  [
    '09-woo-fraction/cart.json',
    store,
    { lines: [machine, { quantity: 0.5, total: 1000 }] },
    noDesk,
    ['/items/1/quantity'],
  ],
  [
    '09-woo-fraction/whole-units-fraction-stock.json',
    store,
    { lines: [machine, { quantity: 2, unit_price: 2000, quantity_rule: { min: 1, max: 25, increment: 1 } }] },
    noDesk,
  ],
  [
    '10-woo-itemdata/display-only.json',
    store,
    { lines: [{ ...machine, properties: { Engraving: 'For Ada' } }] },
    noDesk,
  ],
  ['10-woo-itemdata/float-totals.json', store, { total: 30000, lines: [machine] }, noDesk],
  ['10-woo-itemdata/no-limits.json', store, { lines: [{ ...machine, quantity_rule: undefined }] }, noDesk],
  ['10-woo-itemdata/null-data.json', store, { lines: [{ ...machine, properties: {} }] }, noDesk],
  ['11-storefront-bundle/attr-null.json', storefront, { lines: [{ ...desk, properties: { Engraving: '' } }] }, tray],
  [
    '11-storefront-bundle/bundle-empty-object.json',
    storefront,
    { total: 49900 },
    tray,
    ['/data/cart/lines/nodes/1/id'],
  ],
  ['11-storefront-bundle/fractional-jpy.json', storefront, { lines: [{ unit_price: 1235, total: 1235 }] }, tray],
  ['11-storefront-bundle/optimistic.json', storefront, { lines: [desk] }, tray],
  ['12-ajax-props/free.json', ajax, { lines: [desk, { unit_price: 0, total: 0 }] }, tray],
  ['12-ajax-props/nested.json', ajax, { lines: [desk, { product: '1009', total: 5000, parent: '39500:aa' }] }, tray],
  ['12-ajax-props/object-prop.json', ajax, { lines: [desk] }, tray],
  [
    '13-woo-plugin-facts/cart.json',
    store,
    { lines: [{ product: '140', collections: ['desks'], tags: ['oak'] }] },
    tray,
  ],
  ['17-woo-slug/known.json', store, { lines: [{ product: '140', collections: ['standing-desks'] }] }, tray],
  ['17-woo-slug/new-product.json', store, { lines: [{ product: '999', collections: ['standing-desks'] }] }, tray],
  [
    '23-woo-tax-rounding/cart.json',
    store,
    { prices_include_tax: true, lines: [{ unit_price: 43001 }] },
    { brush: 'shown' },
  ],
  ['26-woo-empty-item/cart.json', store, { lines: [machine] }, noDesk],
  [
    '27-woo-limits/multiple.json',
    store,
    { lines: [{ quantity_rule: { min: 6, increment: 6 } }] },
    { eight: 'unavailable' },
  ],
  ['27-woo-limits/readonly.json', store, { lines: [{ fixed: true }] }, { eight: 'not_compatible' }],
];

/** What of `actual` stands in `wanted`. */
function part(actual, wanted) {
  if (Array.isArray(wanted)) return wanted.map((one, at) => part(actual?.[at], one));
  if (wanted === null || typeof wanted !== 'object') return actual;
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, part(actual?.[name], value)]));
}

const rulesBeside = (name) => {
  const names = readdirSync(new URL(`${name.split('/')[0]}/`, folder)).filter((one) => one.startsWith('rules'));
  return names.length > 0 ? names.map((one) => `${name.split('/')[0]}/${one}`) : ['12-ajax-props/rules.json'];
};

for (const [name, reader, cart, offers, unread = []] of cases) {
  test(`${name} is read right, and explained so`, () => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const read = reader(JSON.parse(text));
    assert.deepEqual(part(read, cart), cart);
    assert.ok(!JSON.stringify(read).includes('[object'), 'nothing is written as an object');
    for (const rules of rulesBeside(name)) {
      const { bytes } = merchant.compile_rules(readFileSync(new URL(rules, folder)), rules);
      const taken = cartText(text);
      const context = JSON.stringify({ now: 1_795_348_800_000, market: 'US', live_prices: taken.live_prices });
      const answer = merchant.explain_cart(bytes, taken.text, context);
      const said = Object.fromEntries(
        answer.offers.map(({ offer, shown, reason }) => [offer, shown ? 'shown' : reason]),
      );
      assert.deepEqual(part(said, offers), offers, rules);
      assert.deepEqual(
        answer.unread.map(({ pointer }) => pointer),
        unread,
      );
      assert.ok(!/[<&]|\[object/.test(answer.offers.map(({ text }) => text).join()), 'in plain text');
    }
  });
}

test('every cart of the field is asked about', () => {
  const carts = readdirSync(folder, { recursive: true }).filter((name) =>
    /^(0[7-9]|1[0-37]|2[367]).*\.json$/.test(name),
  );
  const asked = cases.map(([name]) => name);
  assert.deepEqual(carts.filter((name) => !/\/rules/.test(name)).sort(), asked.sort());
});

test('21-simulate: a list of carts and one cart over many lines are carts', () => {
  for (const [name, count] of [
    ['array', '3 carts'],
    ['pretty', '1 cart'],
  ]) {
    const paths = ['12-ajax-props/rules.json', `21-simulate/${name}.json`].map((one) =>
      fileURLToPath(new URL(one, folder)),
    );
    const bin = fileURLToPath(new URL('../../bin/cart-associate.mjs', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'simulate', paths[0], '--carts', paths[1]]);
    assert.deepEqual([status, stderr.toString()], [0, '']);
    assert.ok(stdout.toString().startsWith(`${count}\n`), stdout);
  }
});
