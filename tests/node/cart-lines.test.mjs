// Files of carts for `simulate`: one cart a line, cut anywhere; and what people have in its place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cartLines } from '../../www/carts/index.js';

const desk = { currency: 'USD', exponent: 2, total: 1, lines: [] };
const ajax = { token: 't', currency: 'USD', total_price: 100, items: [] };

/** The lines that come out, each as its form, its error, or as it is. */
async function read(text, size = 1 << 16) {
  const bytes = Buffer.from(text);
  const chunks = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  let whole = '';
  for await (const lines of cartLines(chunks)) whole += Buffer.from(lines).toString('latin1');
  return whole.split('\n').map((line) => {
    try {
      const { given } = JSON.parse(line);
      return given.form ?? given.refused.code;
    } catch {
      return line;
    }
  });
}

test('every line keeps its place, however the file is cut', async () => {
  const text = `${JSON.stringify(desk)}\n\nno cart\n${JSON.stringify({ cart: ajax, context: { locale: 'dé' } })}\r\n{"a":`;
  const expected = ['own', '', 'no cart', 'shopify_ajax', '{"a":'];
  for (const size of [1, 7, 64, 4096]) assert.deepEqual(await read(text, size), expected, `${size}`);
  assert.deepEqual(await read(`\uFEFF${JSON.stringify(desk)}\n`), ['own', '']);
  assert.deepEqual(await read(''), ['']);
});

test('a line that is no UTF-8, or too long, is handed on as it is', async () => {
  const torn = Buffer.concat([Buffer.from(`${JSON.stringify(desk)}\n`), Buffer.from([123, 0xff, 125, 10, 120])]);
  assert.deepEqual(await read(torn), ['own', '{\xff}', 'x']);
  const long = 'x'.repeat(5 << 20);
  const [first, second, third] = await read(`${JSON.stringify(desk)}\n${long}\n${JSON.stringify(ajax)}`);
  assert.deepEqual([first, second.length, third], ['own', long.length, 'shopify_ajax']);
});

test('one list of carts, and one cart over many lines, are read', async () => {
  for (const indent of [undefined, 1]) {
    for (const size of [5, 1 << 16])
      assert.deepEqual(await read(JSON.stringify([desk, ajax, 5], null, indent), size), [
        'own',
        'shopify_ajax',
        'input_form',
        '',
      ]);
  }
  assert.deepEqual(await read(JSON.stringify(ajax, null, 2)), ['shopify_ajax']);
});

test('a file of neither kind is told of once, and a first line that is torn loses no other', async () => {
  assert.deepEqual(await read('{\n "lines": [\n  1\n'), ['cart_form']);
  assert.deepEqual(await read(`{"lines": [\n${JSON.stringify(desk)}\n`), ['{"lines": [', 'own', '', '']);
});

test('what a cart says of the stock is in its context', async () => {
  const woo = {
    items: [{ key: 'k', id: 5, quantity: 1, quantity_limits: { maximum: 4 } }],
    totals: { currency_code: 'USD', currency_minor_unit: 2 },
  };
  const contexts = [];
  const file = [woo, { cart: woo, context: { live_prices: [], locale: 'de' } }, { cart: woo, context: 7 }];
  for await (const lines of cartLines(
    [Buffer.from(file.map((one) => JSON.stringify(one)).join('\n'))],
    [{ variant: 'x' }],
  )) {
    for (const line of Buffer.from(lines).toString().trim().split('\n')) contexts.push(JSON.parse(line).context);
  }
  const stock = { variant: '5', stock: 4 };
  assert.deepEqual(contexts, [{ live_prices: [{ variant: 'x' }, stock] }, { live_prices: [stock], locale: 'de' }, 7]);
});
