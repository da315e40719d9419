// The engine's calls as the page makes them, over the built module: plain values in and out; bad input is an answer,
// never a throw.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { call, ledger, load, memoryPages, restart, start } from '../../www/shim/boundary.js';
import { compiled } from '../e2e/support/site.mjs';

const line = { key: 'a', product: 'p', variant: 'v', quantity: 1, unit_price: 100, total: 100, added: 1 };
const cart = { currency: 'USD', exponent: 2, total: 100, lines: [line] };
const context = { now: 1, locale: 'en', placement: 'cart' };
const NO_OFFERS = { format: 1, revision: 'one', language: 'en', products: [], offers: [] };

before(async () => {
  start(await WebAssembly.compile(readFileSync(new URL('../../dist/cart-associate.wasm', import.meta.url))));
});

/** What is said of a cart. */
const said = (given) => call('update', { cart: given, context, policy: 'replace' });

test('without rules every call is refused, and so is what is no rule bundle', () => {
  assert.equal(call('update', { cart, context, policy: 'replace' }).error.code, 'no_bundle');
  assert.equal(load(new Uint8Array([1, 2, 3])).error.code, 'not_a_bundle');
});

test('rules are loaded, a cart is decided, the ledger goes out and in again', async () => {
  assert.equal(load(await compiled(NO_OFFERS)).revision, 'one');
  assert.deepEqual(call('update', { cart, context, policy: 'hold' }), {});
  const { ledger: kept } = ledger();
  assert.equal(typeof kept, 'string');
  assert.deepEqual(call('restore', { ledger: kept }), {});
});

test('what makes no sense is told with its place', () => {
  const good = said(cart);
  assert.deepEqual([good.error, good.unread], [undefined, undefined]);
  // A fault of the cart itself: nothing is decided.
  for (const [spoilt, pointer] of [
    [{ ...cart, total: 0.5 }, '/cart/total'],
    [{ ...cart, lines: undefined }, '/cart/lines'],
  ]) {
    const { error, ...rest } = said(spoilt);
    assert.equal(error.pointer, pointer);
    assert.ok(error.code);
    assert.deepEqual(rest, {});
  }
  // A fault of a line: the line is opaque, and the others are decided on.
  const { unread, ...rest } = said({ ...cart, lines: [line, { ...line, quantity: NaN }] });
  assert.equal(unread.pointer, '/lines/1/quantity');
  assert.ok(unread.code);
  assert.deepEqual(rest, good);
});

test('what is no JSON at all is an answer too, and a cart of that kind one that could not be read', () => {
  const strange = { ...cart, total: 10n };
  assert.equal(call('update', { cart: strange, context, policy: 'replace' }).error.code, 'input_form');
  for (const cart of [strange, { lines: 5 }, 'sold out', { lines: [] }]) {
    const step = call('settle', { placement: 'cart', offer: 'gone', cart, message: null, now: 1 });
    assert.equal(step.error, undefined);
  }
  // What is wrong with the rest stays told.
  const told = call('settle', { placement: 'cart', offer: 7, cart: 'sold out', message: null, now: 1 });
  assert.equal(told.error?.pointer, '/offer');
});

test('a fresh instance knows nothing', () => {
  restart();
  assert.equal(ledger().error.code, 'no_bundle');
});

test('memory grows a little with each call, is never given back, and a fresh instance begins anew', async () => {
  restart();
  load(await compiled(NO_OFFERS));
  const before = memoryPages();
  for (let count = 0; count < 2000; count += 1) said(cart);
  const grown = memoryPages() - before;
  assert.ok(grown > 0, 'this allocator gives nothing back');
  // A page of 64 KiB holds at least ten decisions of such a cart.
  assert.ok(grown < 200, `${grown} pages`);
  restart();
  assert.ok(memoryPages() <= before);
});
