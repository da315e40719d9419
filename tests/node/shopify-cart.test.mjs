// Shopify's cart read into ours: by the adapter, and held against what the command line makes of the same answer.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cartOf, valuesOf } from '../../www/adapters/shopify/read.js';
import { wordsOf } from '../../www/adapters/shopify/post.js';
import { shopifyShop } from '../e2e/platforms/shopify.mjs';
import { cartJson } from '../e2e/platforms/shopify/json.mjs';

const nothing = { context: {}, products: {} };
const item = (more) => ({
  key: '1:a',
  variant_id: 1,
  product_id: 10,
  quantity: 2,
  final_price: 900,
  final_line_price: 1800,
  product_title: 'Potion',
  title: 'Potion - S',
  vendor: 'Hart',
  product_type: 'Drinks',
  requires_shipping: true,
  properties: null,
  ...more,
});
const raw = (more) => ({ currency: 'USD', total_price: 1800, items: [item()], ...more });
const read = (more, facts = nothing) => cartOf(raw(more), facts);

test('amounts are in hundredths, whatever the currency', () => {
  const charged = (currency, amount) => {
    const { exponent, total, lines } = read({
      currency,
      total_price: amount,
      items: [item({ final_price: amount, final_line_price: amount })],
    });
    assert.deepEqual([lines[0].unit_price, lines[0].total], [total, total]);
    return [exponent, total];
  };
  assert.deepEqual(charged('USD', 2925), [2, 2925]);
  assert.deepEqual(charged('JPY', 100000), [0, 1000]);
  assert.deepEqual(charged('KWD', 875), [3, 8750]);
  assert.deepEqual(charged('HUF', 999000), [2, 999000]);
});

test('the newest line comes first', () => {
  const { lines } = read({ items: [item({ key: 'c' }), item({ key: 'b' }), item({ key: 'a' })] });
  assert.deepEqual(
    lines.map(({ key, added }) => [key, added]),
    [
      ['c', 3],
      ['b', 2],
      ['a', 1],
    ],
  );
});

test('ids are texts, properties too, and none may come as null or as a list', () => {
  const [line] = read().lines;
  assert.deepEqual(
    [line.variant, line.product, line.quantity, line.title, line.type, line.vendor],
    ['1', '10', 2, 'Potion', 'Drinks', 'Hart'],
  );
  for (const [properties, expected] of [
    [null, {}],
    [[], {}],
    [
      { Size: '4', Note: '' },
      { Size: '4', Note: '' },
    ],
  ]) {
    assert.deepEqual(read({ items: [item({ properties })] }).lines[0].properties, expected);
  }
});

test('a property that is no text is carried, and comes back as it was', () => {
  const given = {
    _bundle: { id: 7, items: ['a', 'b'] },
    _list: ['a'],
    _n: 3,
    _t: true,
    _null: null,
    Name: 'Ada',
    Size: '4',
  };
  const { properties } = read({ items: [item({ properties: given })] }).lines[0];
  assert.ok(Object.values(properties).every((value) => typeof value === 'string' && !value.includes('[object')));
  assert.deepEqual(valuesOf(properties), given);
});

test('a subscription, and a line that is nested under another', () => {
  const { lines } = read({
    items: [
      item({ selling_plan_allocation: { price: 900, selling_plan: { id: 183638 } } }),
      item({ parent_relationship: { parent_key: '1:a' } }),
    ],
  });
  assert.equal(lines[0].plan, '183638');
  assert.equal(lines[1].plan, undefined);
  assert.equal(lines[1].parent, '1:a');
});

test('only codes that work are in force', () => {
  assert.deepEqual(
    read({ discount_codes: [{ code: 'A', applicable: true }, { code: 'B', applicable: false }, { code: 'C' }] }).codes,
    ['A', 'C'],
  );
  assert.deepEqual(read().codes, []);
});

test('facts of the page are joined to the lines of their product', () => {
  const { lines, prices_include_tax: taxed } = read(
    {},
    {
      context: {},
      products: { 10: { tags: ['oak'], collections: ['desks'] }, 11: { tags: ['no'] } },
      prices_include_tax: true,
    },
  );
  assert.deepEqual([lines[0].tags, lines[0].collections, taxed], [['oak'], ['desks'], true]);
});

test('what a shopper may read of a refusal, and what not', () => {
  assert.equal(wordsOf({ status: 422, message: 'Cart Error', description: 'Sold out.' }), 'Sold out.');
  assert.equal(
    wordsOf({ status: 422, errors: { quantity: ['Too many.'], size: ['Too large.'] } }),
    'Too many. Too large.',
  );
  assert.equal(wordsOf({ status: 422, message: 'Cart Error' }), '');
  assert.equal(
    wordsOf({
      status: 'bad_request',
      message: 'no valid id or line parameter',
      description: 'no valid id or line parameter',
    }),
    '',
  );
  assert.equal(wordsOf({ status: 404, message: 'Cart Error', description: 'Cannot find variant' }), '');
  assert.equal(wordsOf({}), '');
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cart-associate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function explained(cart, name) {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(cart));
  const args = [
    join(root, 'bin/cart-associate.mjs'),
    'explain',
    join(root, 'tests/e2e/platforms/rules.json'),
    '--cart',
    file,
    '--now',
    '2026-11-22',
    '--format',
    'json',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { encoding: 'utf8' });
  const { decision, offers } = JSON.parse(stdout);
  return { decision, offers };
}

for (const currency of ['USD', 'JPY', 'KWD']) {
  test(`the adapter and the command line read the same cart in ${currency}`, async () => {
    const { cart } = shopifyShop({
      market: { JPY: 'JP', KWD: 'KW' }[currency],
      currency,
      cart: [
        { variant: '10011', properties: { Name: 'Ada' } },
        ...(currency === 'USD'
          ? [
              { variant: '10031', quantity: 2 },
              { variant: '10141', plan: '9001' },
            ]
          : []),
      ],
    });
    const answer = cartJson(cart);
    const ours = await explained(cartOf(answer, nothing), 'ours.json');
    const theirs = await explained(answer, 'theirs.json');
    assert.deepEqual(ours, theirs);
    assert.ok(JSON.stringify(ours).includes('tray'));
  });
}
