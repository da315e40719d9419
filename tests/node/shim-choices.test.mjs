// Between the ids of what can be chosen, which the engine knows, and the options of lines, which adapters know.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withChoices, withOptions } from '../../www/shim/choices.js';

const choices = [
  '11?Colour=Red&Size=M',
  '11?Colour=Deep %26 Blue&Size=M',
  '11?Colour=50%25&Size=A%2BB',
  'gid://1?x?Colour=Red',
];
const cart = (...lines) => ({ cart: { lines } });
const variants = (request) => withChoices(request, choices).cart.lines.map((line) => line?.variant);

test('a line of a variant that leaves options open has the id of what was chosen', () => {
  const line = (variant, options) => ({ key: 'a', variant, options });
  assert.deepEqual(
    variants(
      cart(
        line('11', { Size: 'M', Colour: 'Red', Print: 'none' }),
        line('11', { Size: 'M', Colour: 'Deep & Blue' }),
        line('11', { Size: 'A+B', Colour: '50%' }),
        line('gid://1?x', { Colour: 'Red' }),
      ),
    ),
    choices,
  );
});

test('what is not known, or not listed, stays the variant; nonsense stays as it is', () => {
  const odd = [
    { variant: '11' },
    { variant: '11', options: { Colour: 'Red' } },
    { variant: '12', options: { Colour: 'Red', Size: 'M' } },
    null,
    7,
    {},
  ];
  assert.deepEqual(withChoices(cart(...odd), choices).cart.lines, odd);
  for (const request of [{}, { cart: null }, { cart: { lines: 'x' } }, cart(...odd)])
    assert.deepEqual(withChoices(request, choices), request);
});

test('what the page knows of a variant holds for each choice, and the variant by itself cannot be bought', () => {
  const context = {
    locale: 'en',
    live_prices: [
      { variant: '11', stock: 3 },
      { variant: '12', available: true },
    ],
  };
  const { live_prices: live } = withChoices({ ...cart(), context }, choices).context;
  assert.deepEqual(
    live.map(({ variant, stock }) => [variant, stock]),
    [...choices.slice(0, 3).map((id) => [id, 3]), ['12', undefined]],
  );
});

test('an adapter gets the variant with its options', () => {
  const line = (variant) => ({ product: '1', variant, quantity: 1, properties: {} });
  const change = {
    add: [line(choices[1]), line('12')],
    replace: [{ key: 'k', with: line(choices[2]) }],
    remove: ['r'],
  };
  const { add, replace, remove } = withOptions(change, choices);
  assert.deepEqual(add, [{ ...line('11'), options: { Colour: 'Deep & Blue', Size: 'M' } }, line('12')]);
  assert.deepEqual(replace, [{ key: 'k', with: { ...line('11'), options: { Colour: '50%', Size: 'A+B' } } }]);
  assert.deepEqual(remove, ['r']);
});
