// What a page hands in is checked before the engine sees it: the first fault, with its code, its JSON Pointer and a sentence.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundaryOf } from '../../www/shim/boundary.js';
import { encode } from '../../www/shim/encode.js';
import { faultOf } from '../../www/shim/faults.js';

const line = { key: 'a', product: 'p', variant: 'v', quantity: 1, unit_price: 100, total: 100, added: 1 };
const cart = { currency: 'USD', exponent: 2, total: 100, lines: [line] };
const context = { now: 1, locale: 'en', placement: 'cart' };

/** What is refused is explained, and nothing else is. */
function fault(request) {
  const found = faultOf(request);
  if (found) assert.throws(() => encode(request), TypeError);
  else encode(request);
  return found && [found.pointer, found.message];
}

const withLine = (more) => ({ cart: { ...cart, lines: [line, { ...line, ...more }] } });

test('what is right has no fault', () => {
  assert.equal(fault({ cart, context }), undefined);
  assert.equal(fault({}), undefined);
  assert.equal(fault({ cart: { ...cart, lines: [], codes: null, more: 10n } }), undefined);
  assert.equal(
    fault(withLine({ title: null, properties: { Size: 'L' }, tags: ['x'], requires_shipping: false })),
    undefined,
  );
});

test('the first thing that is wrong is told with its place', () => {
  const cases = [
    [{ cart: undefined }, '', 'this is required'],
    [{ cart: null }, '', 'this must be an object'],
    [{ cart: { ...cart, currency: 5, total: 'x' } }, '/currency', 'this must be a text'],
    [{ cart: { ...cart, exponent: -1 } }, '/exponent', 'this number is out of range'],
    [{ cart: { ...cart, total: 0.5 } }, '/total', 'this must be a whole number'],
    [{ cart: { ...cart, total: 10n } }, '/total', 'this must be a whole number'],
    [{ cart: { ...cart, lines: undefined } }, '/lines', 'this is required'],
    [{ cart: { ...cart, lines: {} } }, '/lines', 'this must be a list'],
    [{ cart: { ...cart, lines: [null] } }, '/lines/0/key', 'this is required'],
    [withLine({ quantity: NaN }), '/lines/1/quantity', 'this must be a whole number'],
    [withLine({ properties: { Size: 4 } }), '/lines/1/properties/Size', 'this must be a text'],
    [withLine({ properties: { 'w/h~': 4 } }), '/lines/1/properties/w~1h~0', 'this must be a text'],
    [withLine({ properties: 'x' }), '/lines/1/properties', 'this must be an object'],
    [withLine({ tags: ['a', 1] }), '/lines/1/tags/1', 'this must be a text'],
    [withLine({ requires_shipping: 1 }), '/lines/1/requires_shipping', 'this must be true or false'],
    [{ context: { ...context, placement: 'footer' } }, '/placement', 'this must be "product", "cart" or "checkout"'],
    [{ context: { ...context, viewed: 'p' } }, '/viewed/product', 'this is required'],
    [
      { context: { ...context, live_prices: [{ variant: 'v', stock: 2 ** 32 }] } },
      '/live_prices/0/stock',
      'this number is out of range',
    ],
    [{ texts: [1] }, '/0', 'this must be a text'],
  ];
  for (const [request, ...expected] of cases) assert.deepEqual(fault(request), expected);
});

test('bad input is an answer that says which request it is of', () => {
  const engine = boundaryOf({ call: () => assert.fail('the engine is asked'), call_later() {}, render() {} });
  const { error } = engine.update({ ...cart, total: 'x' }, context, 'closed', 0);
  assert.equal(error.code, 'input_form');
  assert.deepEqual(faultOf(error.request), { pointer: '/total', message: 'this must be a whole number' });
});

test('a getter that throws is a field that is not there', () => {
  const throwing = Object.defineProperty({ ...cart }, 'total', {
    get() {
      throw new Error('no');
    },
  });
  assert.deepEqual(fault({ cart: throwing }), ['/total', 'this is required']);
});

test('numbers and texts are as the engine reads them', () => {
  const bytes = (request) => encode({ ...request }).slice(0, -4);
  assert.deepEqual(encode({}), Array(11).fill(0));
  // placement, offer, action, freedom, explain, value, now
  assert.deepEqual(
    bytes({ placement: 'checkout', offer: 'ü', action: 'choose', freedom: 'held', explain: true, value: 300, now: -1 }),
    [2, 2, 195, 188, 4, 2, 1, 172, 2, 1],
  );
});
