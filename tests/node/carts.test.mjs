// One JSON has one reading: the corpus in tests/carts/ goes through the shop's side (an adapter's reader and the
// storefront's module) and through the merchant's (what the command line reads and the merchant's module), and every
// cart comes out as it is written down there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { authoring, cartReaders } from '../../bin/lib/authoring.mjs';
import { cartOf as ajaxCart } from '../../www/adapters/shopify/read.js';
import { cartOf as storefrontCart } from '../../www/adapters/storefront-api/read.js';
import { cartOf as storeCart } from '../../www/adapters/woocommerce/read.js';
import { call, load, start } from '../../www/shim/boundary.js';
import { withChoices } from '../../www/shim/choices.js';
import { bundles } from '../carts/rules.mjs';

const NOW = 1_795_348_800_000;
const file = (path) => new URL(`../../${path}`, import.meta.url);
const nothing = { context: {}, products: {} };

/** What each adapter's page hands to its reader. */
const shop = {
  'shopify-ajax': (raw) => ajaxCart(raw.cart ?? raw, nothing),
  'storefront-api': (raw) => {
    const data = raw.data ?? raw;
    return storefrontCart((data.cart ?? data.cartLinesAdd?.cart) || data, '', nothing);
  },
  woocommerce: (raw) => storeCart(raw, nothing),
  ours: (raw) => raw,
};

const merchant = await authoring();
const { cartText } = await cartReaders();
start(await WebAssembly.compile(readFileSync(file('dist/cart-associate.wasm'))));
const compiled = bundles.map((rules) => {
  const { bytes, text } = merchant.compile_rules(new TextEncoder().encode(JSON.stringify(rules)), 'rules.json');
  assert.ok(bytes, text);
  return { offer: rules.offers[0].id, bytes };
});

/** What the shop makes of a cart: what it shows of each bundle, and what it cannot read. */
function inShop(reader, raw) {
  let cart;
  try {
    cart = reader(raw);
  } catch (error) {
    return { refused: error.message };
  }
  const shown = [];
  let unread;
  for (const { offer, bytes } of compiled) {
    const { choices } = load(bytes);
    call('restore', { ledger: '' });
    const context = { now: NOW, locale: 'en', placement: 'cart' };
    const answer = call('update', withChoices({ cart, context, policy: 'replace' }, choices));
    if (answer.error) return { refused: answer.error.code };
    unread = answer.unread;
    if (call('cards', { placement: 'cart' }).page.length > 1) shown.push(offer);
  }
  return { shown, unread: unread && lineIn(unread.pointer) };
}

/** The same by the command line. */
function explained(raw) {
  const { text, live_prices } = cartText(JSON.stringify(raw));
  const shown = [];
  let answer;
  for (const { offer, bytes } of compiled) {
    const context = JSON.stringify({ now: NOW, live_prices });
    answer = merchant.explain_cart(bytes, text, context);
    if (answer.error) return { refused: answer.error.code, pointer: answer.error.pointer };
    if (answer.offers[0].shown) shown.push(offer);
  }
  return { shown, unread: answer.unread.map(({ code, pointer }) => `${pointer} ${code}`), form: answer.form };
}

/** The line, or the field of the cart, that a place in our form is in. */
const lineIn = (pointer) => pointer.split('/').slice(1, 3).join('/');

const read = (name) => JSON.parse(readFileSync(file(`tests/carts/${name}.json`), 'utf8'));
const corpus = Object.keys(shop).flatMap((form) => read(form).map((one) => ({ form, ...one })));

test('there are carts of all four forms', () => {
  assert.ok(corpus.length >= 100, `${corpus.length}`);
  for (const form of Object.keys(shop)) assert.ok(corpus.filter((one) => one.form === form).length >= 15, form);
});

for (const { form, what, cart, reads, refused, unread = [], shown } of corpus) {
  test(`${form}: ${what}`, () => {
    const here = explained(cart);
    if (refused) {
      assert.deepEqual(here, refused);
      assert.ok(inShop(shop[form], cart).refused, 'the shop refuses it too');
      return;
    }
    if (form !== 'ours') {
      // Half a surrogate pair becomes the replacement character where a text is handed over.
      const given = JSON.parse(JSON.stringify(shop[form](cart)).replace(/\\ud[89a-f][\da-f]{2}/g, '\\ufffd'));
      for (const [name, value] of Object.entries(reads)) {
        if (name !== 'lines') assert.deepEqual(given[name] ?? null, value, name);
      }
      assert.equal(given.lines.length, reads.lines.length);
      for (const [index, line] of reads.lines.entries()) {
        for (const [name, value] of Object.entries(line))
          assert.deepEqual(given.lines[index][name] ?? null, value, `line ${index}: ${name}`);
      }
    }
    assert.deepEqual(here.unread, unread);
    assert.deepEqual(here.shown, shown);
    const there = inShop(shop[form], cart);
    assert.deepEqual(there.shown, shown, 'the shop shows what the command line shows');
    assert.equal(
      there.unread !== undefined,
      unread.length > 0,
      `the shop tells of what it cannot read: ${there.unread}`,
    );
  });
}
