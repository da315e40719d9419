// The in-memory adapter as a till: discounts, codes, what combines with what, and where fractions go.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryAdapter } from '../../www/adapters/memory/index.js';
import { exponentOf } from '../../www/adapters/common/money.js';
import { allocate, perUnit, rateOf, toMinor } from '../../www/adapters/memory/money.js';
import { pageStorage } from '../../www/adapters/memory/store.js';
import { smallShop } from './memory-shop.mjs';

const open = (shop = {}, options = {}) => memoryAdapter(smallShop(shop), { storage: pageStorage(), ...options });
async function cartOf(shop, ...items) {
  for (const [variant, quantity = 1, more = {}] of items) await shop.add({ variant, quantity, ...more });
  const cart = await shop.read();
  const off = shop.bill().reductions.reduce((sum, { amount }) => sum + amount, 0);
  assert.equal(cart.lines.reduce((sum, line) => sum + line.total, 0) - off, cart.total, 'lines sum to the total');
  return cart;
}
const threePack = (rounding, deal = { percent: '25' }) => ({
  discounts: [
    {
      id: 'pack',
      title: '3-pack',
      kind: 'quantity_break',
      items: [{ products: ['soap', 'odd'], quantity: 3 }],
      deal,
      rounding,
    },
  ],
});

test('a quantity break: three candles for 80.00, once', async () => {
  assert.equal((await cartOf(open(), ['candle-1', 2])).total, 6000);
  assert.equal((await cartOf(open(), ['candle-1', 3])).total, 8000);
  const cart = await cartOf(open(), ['candle-1', 7]);
  assert.equal(cart.total, 8000 + 4 * 3000);
  assert.equal(cart.lines[0].unit_price, perUnit(20000, 7));
});

test('a quantity break that repeats, over several lines', async () => {
  const discounts = [{ ...smallShop().discounts[0], repeats: true }];
  const cart = await cartOf(open({ discounts }), ['candle-1', 4], ['candle-1', 3, { properties: { scent: 'fig' } }]);
  assert.equal(cart.total, 2 * 8000 + 3000);
  assert.deepEqual(
    cart.lines.map(({ total }) => total),
    [10667, 8333],
  );
});

test('a subscription does not count towards a deal', async () => {
  const discounts = [
    {
      id: 'c',
      title: 'c',
      kind: 'quantity_break',
      items: [{ products: ['coffee'], quantity: 2 }],
      deal: { percent: '50' },
    },
  ];
  assert.equal(
    (await cartOf(open({ discounts }), ['coffee-1', 1], ['coffee-1', 1, { plan: 'monthly' }])).total,
    1200 + 1080,
  );
  assert.equal(
    (
      await cartOf(
        open({ discounts: [{ ...discounts[0], plans: true }] }),
        ['coffee-1', 1],
        ['coffee-1', 1, { plan: 'monthly' }],
      )
    ).total,
    600 + 540,
  );
});

test('a kit: 15 % off maker, grinder and filters', async () => {
  assert.equal((await cartOf(open(), ['maker-1'], ['grinder-1'])).total, 6500);
  const cart = await cartOf(open(), ['maker-1'], ['grinder-1'], ['filters-1']);
  assert.equal(cart.total, 6800);
  assert.deepEqual(
    cart.lines.map(({ total }) => total),
    [3400, 2125, 1275],
  );
});

test('a kit by variants: only the brown shoes go with the brown belt', async () => {
  assert.equal((await cartOf(open(), ['shoes-brown'], ['belt-brown'])).total, 16000);
  assert.equal((await cartOf(open(), ['shoes-black'], ['belt-brown'])).total, 19500);
  assert.equal((await cartOf(open(), ['shoes-brown', 2], ['belt-brown', 2])).total, 16000 + 18500);
});

test('a unit serves one deal: the better one', async () => {
  const discounts = [
    {
      id: 'a',
      title: 'a',
      kind: 'kit',
      items: [{ products: ['maker'] }, { products: ['grinder'] }],
      deal: { amount: { USD: '5.00' } },
    },
    {
      id: 'b',
      title: 'b',
      kind: 'kit',
      items: [{ products: ['maker'] }, { products: ['filters'] }],
      deal: { amount: { USD: '6.00' } },
    },
  ];
  for (const order of [discounts, [...discounts].reverse()]) {
    assert.equal(
      (await cartOf(open({ discounts: order }), ['maker-1'], ['grinder-1'], ['filters-1'])).total,
      8000 - 600,
    );
  }
});

test('a kit that costs more than its parts takes nothing off', async () => {
  const discounts = [
    {
      id: 'a',
      title: 'a',
      kind: 'kit',
      items: [{ products: ['maker'] }, { products: ['grinder'] }],
      deal: { total: { USD: '70.00' } },
    },
  ];
  assert.equal((await cartOf(open({ discounts }), ['maker-1'], ['grinder-1'])).total, 6500);
});

test('yen: 3 × 999 with 25 % off, by where fractions are dropped', async () => {
  for (const [rounding, total] of [
    ['unit', 2250],
    ['line', 2248],
    ['order', 2248],
    [undefined, 2248],
  ]) {
    const shop = open(threePack(rounding));
    await shop.setMarket({ market: 'JP' });
    assert.equal((await cartOf(shop, ['soap-1', 3])).total, total, rounding);
  }
});

test('lines or order: fractions of several lines are dropped one by one, or once', async () => {
  // 25 % of 0.99 is 0.2475: three lines of one drop it thrice, the order once.
  for (const [rounding, total] of [
    ['unit', 225],
    ['line', 225],
    ['order', 223],
  ]) {
    const cart = await cartOf(
      open(threePack(rounding)),
      ...['a', 'b', 'c'].map((note) => ['odd-1', 1, { properties: { note } }]),
    );
    assert.equal(cart.total, total, rounding);
  }
});

test('dinars have three decimals', async () => {
  const discounts = [
    {
      id: 'k',
      title: 'k',
      kind: 'kit',
      items: [{ products: ['desk'] }, { products: ['tray'] }],
      deal: { percent: '12.5' },
    },
  ];
  const shop = open({ discounts });
  await shop.setMarket({ market: 'KW' });
  const cart = await cartOf(shop, ['desk-1'], ['tray-1']);
  assert.deepEqual(
    cart.lines.map(({ total }) => total),
    [153750 - 19218, 8750 - 1093],
  );
});

test('a deal with no figure for the currency is no deal there', async () => {
  const shop = open(threePack('line', { total: { USD: '36.00' } }));
  await shop.setMarket({ market: 'JP' });
  assert.equal((await cartOf(shop, ['soap-1', 3])).total, 2997);
});

test('a deal may be for some markets only', async () => {
  const discounts = [{ ...smallShop().discounts[0], markets: ['DE'] }];
  assert.equal((await cartOf(open({ discounts }), ['candle-1', 3])).total, 9000);
});

test('free lines count for nothing', async () => {
  const discounts = [
    {
      id: 'k',
      title: 'k',
      kind: 'kit',
      items: [{ products: ['gift'] }, { products: ['tray'] }],
      deal: { percent: '50' },
    },
  ];
  assert.equal((await cartOf(open({ discounts }), ['gift-1'], ['tray-1'])).total, 2900);
});

test('an order code comes off the order, after the deals, and not off lines', async () => {
  const shop = open();
  await cartOf(shop, ['candle-1', 3]);
  const cart = await shop.applyCode(' ten ');
  assert.deepEqual([cart.total, cart.lines[0].total, cart.codes], [7200, 8000, ['TEN']]);
  assert.deepEqual(shop.bill().reductions, [{ title: 'Welcome', code: 'TEN', amount: 800 }]);
});

test('a code on lines, and another that combines with it', async () => {
  const shop = open();
  await cartOf(shop, ['desk-1'], ['tray-1']);
  assert.equal((await shop.applyCode('DESK50')).total, 44900 + 2900);
  // DESK50 allows TEN, but TEN does not say that it allows DESK50: both have to.
  await assert.rejects(shop.applyCode('BIG'), { code: 'code_not_combinable' });
  const both = smallShop().discounts.map((one) =>
    one.code === 'TEN' ? { ...one, combines: ['automatic', 'DESK50'] } : one,
  );
  const other = open({ discounts: both });
  await cartOf(other, ['desk-1'], ['tray-1']);
  await other.applyCode('TEN');
  const cart = await other.applyCode('DESK50');
  assert.deepEqual([cart.total, cart.codes], [47800 - 4780, ['TEN', 'DESK50']]);
});

test('codes that do not combine: the better one wins, the other is dropped and reported', async () => {
  const shop = open();
  await cartOf(shop, ['tray-1']);
  await shop.applyCode('TEN');
  const cart = await shop.applyCode('TWENTY');
  assert.deepEqual([cart.codes, cart.total], [['TWENTY'], 2320]);
  assert.deepEqual(shop.refused(), [
    {
      code: 'TEN',
      reason: 'code_not_combinable',
      message: 'The code TEN cannot be combined with the others; you keep the better price.',
    },
  ]);
  await assert.rejects(shop.applyCode('TEN'), { code: 'code_not_combinable' });
  assert.deepEqual((await shop.read()).codes, ['TWENTY']);
});

test('codes in a change are the whole set; what is not in force afterwards is not in the cart', async () => {
  const shop = open();
  await cartOf(shop, ['tray-1']);
  await shop.applyCode('TEN');
  const cart = await shop.apply({
    add: [{ product: 'candle', variant: 'candle-1', quantity: 1, properties: {} }],
    replace: [],
    remove: [],
    codes: ['TEN', 'TWENTY', 'NONSENSE'],
  });
  assert.deepEqual(cart.codes, ['TWENTY']);
  assert.deepEqual(
    shop.refused().map(({ code, reason }) => [code, reason]),
    [
      ['NONSENSE', 'unknown_code'],
      ['TEN', 'code_not_combinable'],
    ],
  );
  assert.deepEqual((await shop.apply({ add: [], replace: [], remove: [], codes: [] })).codes, []);
});

test('codes: unknown, not applicable, from a minimum up, gone with what they applied to', async () => {
  const shop = open();
  await assert.rejects(shop.applyCode('NO'), { code: 'unknown_code', message: 'We do not know the code NO.' });
  await assert.rejects(shop.applyCode('TEN'), { code: 'code_not_applicable' });
  await cartOf(shop, ['tray-1']);
  await assert.rejects(shop.applyCode('DESK50'), { code: 'code_not_applicable' });
  await assert.rejects(shop.applyCode('BIG'), { code: 'code_not_applicable' });
  await shop.add({ variant: 'desk-1' });
  assert.equal((await shop.applyCode('BIG')).total, 52800 - 2500);
  assert.deepEqual((await shop.remove('desk-1')).codes, []);
});

test('an automatic deal and a code that excludes it: whichever is better', async () => {
  const discounts = smallShop().discounts.map((one) => (one.code === 'TEN' ? { ...one, combines: [] } : one));
  const shop = open({ discounts });
  await cartOf(shop, ['candle-1', 3]);
  await assert.rejects(shop.applyCode('TEN'), { code: 'code_not_combinable' });
  await shop.add({ variant: 'desk-1' });
  const cart = await shop.applyCode('TEN');
  assert.equal(cart.total, ((9000 + 49900) * 9) / 10);
});

test('promised but not honoured: singles prices', async () => {
  const discounts = smallShop().discounts.map((one) => ({ ...one, honoured: one.id !== 'kit' && one.code !== 'TEN' }));
  const shop = open({ discounts });
  assert.equal((await cartOf(shop, ['maker-1'], ['grinder-1'], ['filters-1'])).total, 8000);
  await assert.rejects(shop.applyCode('TEN'), { code: 'code_not_applicable' });
  const strict = open({}, { honours: false });
  assert.equal((await cartOf(strict, ['candle-1', 3])).total, 9000);
});

test('the bill says what came off each line', async () => {
  const shop = open();
  await cartOf(shop, ['maker-1'], ['grinder-1'], ['filters-1']);
  assert.deepEqual(shop.bill().lines.get('maker-1'), {
    list: 4000,
    reductions: [{ title: 'Starter kit', code: undefined, amount: 600 }],
  });
  assert.equal(shop.bill().list, 8000);
});

test('money: parsing, parts, rates', () => {
  assert.deepEqual([exponentOf('JPY'), exponentOf('USD'), exponentOf('KWD'), exponentOf('constructor')], [0, 2, 3, 2]);
  assert.deepEqual(
    [toMinor('29', 2), toMinor('29.5', 2), toMinor('1000', 0), toMinor('8.750', 3), toMinor('0.10', 1)],
    [2900, 2950, 1000, 8750, 1],
  );
  for (const [text, exponent] of [
    ['1.234', 2],
    ['-1', 2],
    ['1e3', 2],
    ['', 2],
    ['1.5', 0],
    ['9'.repeat(20), 2],
  ]) {
    assert.throws(() => toMinor(text, exponent), text);
  }
  assert.equal(rateOf(2 ** 52, 9999), Number((2n ** 52n * 9999n) / 10000n));
  assert.deepEqual(allocate(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(allocate(1, [0, 0]), [0, 0]);
});

test('parts always sum to the whole, for figures beyond floating point too', () => {
  let seed = 7;
  const random = (limit) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % limit;
  };
  for (let round = 0; round < 500; round += 1) {
    const weights = Array.from({ length: 1 + random(8) }, () => random(2 ** 30) * random(2 ** 20));
    const whole = weights.reduce((a, b) => a + b, 0);
    if (!Number.isSafeInteger(whole) || whole === 0) continue;
    const amount = random(2 ** 31) % (whole + 1);
    const parts = allocate(amount, weights);
    assert.equal(
      parts.reduce((a, b) => a + b, 0),
      amount,
    );
    assert.ok(parts.every((part, index) => part >= 0 && part <= weights[index] + 1));
  }
});
