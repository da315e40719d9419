// Whatever stands in one line of a cart, the other lines are read: every place in it is tried with everything that may
// come there by mistake, through the shop's reader and module.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { authoring } from '../../bin/lib/authoring.mjs';
import { readCart } from '../../www/carts/read.js';
import { call, load, start } from '../../www/shim/boundary.js';
import { bundles } from '../carts/rules.mjs';

const file = (path) => new URL(`../../${path}`, import.meta.url);
const { compile_rules: compile } = await authoring();
start(await WebAssembly.compile(readFileSync(file('dist/cart-associate.wasm'))));

/** What may come by mistake. */
const odd = [null, true, -1, 0, 0.5, 1e21, '', 'x', '1,200', '&#xZZ;<b', [], [null], {}, { a: { b: [] } }];

/** Every place in a value, as the steps to it. */
function places(value, steps = []) {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [steps, ...inside.flatMap(([name, one]) => places(one, [...steps, name]))];
}

/** The value with something else at a place. */
function withOdd(value, [step, ...rest], other) {
  if (step === undefined) return other;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[step] = withOdd(copy[step], rest, other);
  return copy;
}

/** By form: the offer that the line which stays well triggers, a line to be spoilt, and the cart around it. */
const read = (name) => JSON.parse(readFileSync(file(`tests/carts/${name}.json`), 'utf8')).map(({ cart }) => cart);
const [ajax] = read('shopify-ajax');
const [storefront] = read('storefront-api');
const [woo] = read('woocommerce');
const [ours] = read('ours');
const cases = {
  'Shopify, Ajax API': {
    offer: 'desk',
    line: { ...ajax.items[0], key: '2', product_id: 5, variant_id: 5, quantity_rule: { min: 1, max: 4, increment: 1 } },
    around: (line) => ({ ...ajax, items: [line, ajax.items[0]] }),
  },
  'Storefront API': {
    offer: 'desk',
    line: {
      ...storefront.data.cart.lines.nodes[0],
      id: '2',
      merchandise: { id: '5', product: { id: '5', tags: ['a'], collections: { nodes: [{ handle: 'b' }] } } },
      attributes: [{ key: 'a', value: 'b' }],
      sellingPlanAllocation: { sellingPlan: { id: '7' } },
      parentRelationship: { parent: { id: '1' } },
    },
    around: (line) => ({ ...storefront.data.cart, lines: { nodes: [line, storefront.data.cart.lines.nodes[0]] } }),
  },
  WooCommerce: {
    offer: 'machine',
    line: {
      ...woo.items[0],
      key: '2',
      id: 5,
      item_data: [{ key: 'a', value: 'b' }],
      extensions: { 'cart-associate': { collections: ['a'], variation_of: '4', properties: { c: 'd' } } },
    },
    around: (line) => ({ ...woo, items: [line, woo.items[0]] }),
  },
  ours: {
    offer: 'desk',
    line: { ...ours.lines[0], key: '2', product: '5', variant: '5' },
    around: (line) => ({ ...ours, lines: [line, ours.lines[0]] }),
  },
};

for (const [form, { offer, line, around }] of Object.entries(cases)) {
  test(`${form}: one odd line leaves the other`, () => {
    const { bytes, text } = compile(
      new TextEncoder().encode(JSON.stringify(bundles.find(({ offers }) => offers[0].id === offer))),
    );
    assert.ok(bytes, text);
    load(bytes);
    let told = 0;
    let tried = 0;
    for (const place of places(line)) {
      for (const other of odd) {
        const spoilt = withOdd(line, place, other);
        const where = `${place.join('/')} as ${JSON.stringify(other)}`;
        const { cart, given } = readCart(around(spoilt));
        assert.equal(given.refused, undefined, where);
        const context = { now: 1_795_348_800_000, locale: 'en', placement: 'cart' };
        const answer = call('update', { cart, context, policy: 'replace' });
        assert.equal(answer.error, undefined, where);
        assert.match(JSON.stringify(call('cards', { placement: 'cart' }).page), /"@data-offer"/, where);
        tried += 1;
        told += answer.unread ? 1 : 0;
      }
    }
    assert.ok(tried > 200 && told > tried / 10, `${told} of ${tried} cannot be read`);
  });
}
