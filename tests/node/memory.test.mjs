// The in-memory adapter as a cart: lines, rules, stock, nesting, failing, markets, tabs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryAdapter } from '../../www/adapters/memory/index.js';
import { pageStorage } from '../../www/adapters/memory/store.js';
import { smallShop } from './memory-shop.mjs';

const open = (options = {}, shop = {}) => memoryAdapter(smallShop(shop), { storage: pageStorage(), ...options });
const line = (variant, more = {}) => ({
  product: variant.split('-')[0],
  variant,
  quantity: 1,
  properties: {},
  ...more,
});
const change = (more) => ({ add: [], replace: [], remove: [], ...more });
const refused = (code, text) => (error) => {
  assert.equal(error.code, code);
  if (text) assert.equal(error.message, text);
  return true;
};

test('an empty cart is a whole cart', async () => {
  assert.deepEqual(await open().read(), {
    currency: 'USD',
    exponent: 2,
    total: 0,
    lines: [],
    codes: [],
    prices_include_tax: false,
  });
});

test('a line carries what is known of its product', async () => {
  const shop = open();
  const cart = await shop.add({ variant: 'desk-1', properties: { note: 'oak' } });
  assert.deepEqual(cart.lines, [
    {
      key: 'desk-1:[null,[["note","oak"]],null]',
      product: 'desk',
      variant: 'desk-1',
      quantity: 1,
      unit_price: 49900,
      total: 49900,
      added: 1,
      title: 'desk',
      properties: { note: 'oak' },
      vendor: 'Hart',
      tags: ['office'],
      collections: ['desks'],
      requires_shipping: true,
    },
  ]);
});

test('the same again merges; other properties, another plan or another parent do not', async () => {
  const shop = open();
  await shop.add({ variant: 'coffee-1' });
  await shop.add({ variant: 'coffee-1', quantity: 2 });
  await shop.add({ variant: 'coffee-1', properties: { grind: 'fine', bag: 'paper' } });
  await shop.add({ variant: 'coffee-1', properties: { bag: 'paper', grind: 'fine' } });
  const cart = await shop.add({ variant: 'coffee-1', plan: 'monthly' });
  assert.deepEqual(
    cart.lines.map(({ quantity, total, added }) => [quantity, total, added]),
    [
      [3, 3600, 1],
      [2, 2400, 2],
      [1, 1080, 3],
    ],
  );
});

test('a plan that is not offered is refused', async () => {
  await assert.rejects(open().add({ variant: 'candle-1', plan: 'monthly' }), refused('unknown_plan'));
});

test('more than there is is refused, and the cart stays as it was', async () => {
  const shop = open();
  await shop.add({ variant: 'few-1', quantity: 2 });
  await assert.rejects(
    shop.add({ variant: 'few-1', quantity: 2, properties: { a: 'b' } }),
    refused('not_enough_stock', 'We have only 1 more of few.'),
  );
  await assert.rejects(shop.setQuantity('few-1', 4), refused('not_enough_stock'));
  await assert.rejects(shop.add({ variant: 'gone-1' }), refused('out_of_stock', 'gone is sold out.'));
  assert.deepEqual(
    (await shop.read()).lines.map(({ quantity }) => quantity),
    [2],
  );
});

test('quantity rules are kept over all lines of the variant', async () => {
  const shop = open();
  await assert.rejects(
    shop.add({ variant: 'eggs-1', quantity: 1 }),
    refused('below_minimum', 'eggs is sold from 6 up.'),
  );
  await assert.rejects(
    shop.add({ variant: 'eggs-1', quantity: 8 }),
    refused('wrong_increment', 'eggs is sold in steps of 6.'),
  );
  await assert.rejects(
    shop.add({ variant: 'eggs-1', quantity: 30 }),
    refused('above_maximum', 'You can order at most 24 of eggs.'),
  );
  await shop.add({ variant: 'eggs-1', quantity: 6 });
  await shop.add({ variant: 'eggs-1', quantity: 12, properties: { box: 'gift' } });
  await assert.rejects(shop.setQuantity('eggs-1', 18), refused('above_maximum'));
  await assert.rejects(shop.setQuantity('eggs-1', 3), refused('wrong_increment'));
});

test('quantities that are not quantities are refused', async () => {
  for (const quantity of [0, -1, 1.5, NaN, '2', 2 ** 60]) {
    await assert.rejects(open().add({ variant: 'candle-1', quantity }), refused('invalid_quantity'));
  }
  await assert.rejects(open().add({ variant: 'nothing' }), refused('unknown_product'));
});

test('a change is whole: what was added goes out again when a later part is refused', async () => {
  const shop = open();
  await shop.add({ variant: 'maker-1' });
  const before = await shop.read();
  await assert.rejects(
    shop.apply(change({ add: [line('grinder-1'), line('gone-1')], codes: ['TEN'] })),
    refused('out_of_stock'),
  );
  assert.deepEqual(await shop.read(), before);
});

test('in part: what is available goes in, then it fails', async () => {
  const shop = open({ partial: true });
  await assert.rejects(
    shop.apply(change({ add: [line('grinder-1'), line('few-1', { quantity: 5 }), line('filters-1')] })),
    refused('partly_added', 'Only 3 of few could be added to your cart.'),
  );
  assert.deepEqual(
    (await shop.read()).lines.map(({ variant, quantity }) => [variant, quantity]),
    [
      ['grinder-1', 1],
      ['few-1', 3],
    ],
  );
  await assert.rejects(shop.add({ variant: 'few-1' }), refused('out_of_stock'));
  await assert.rejects(shop.add({ variant: 'eggs-1', quantity: 8 }), refused('partly_added'));
});

test('in part: an incomplete replacement leaves the old line', async () => {
  const shop = open({ partial: true });
  await shop.add({ variant: 'maker-1' });
  await assert.rejects(
    shop.apply(change({ add: [line('filters-1')], replace: [{ key: 'maker-1', with: line('gone-1') }] })),
    refused('out_of_stock'),
  );
  assert.deepEqual(
    (await shop.read()).lines.map(({ variant }) => variant),
    ['maker-1', 'filters-1'],
  );
});

test('failNext: before, after, in the middle', async () => {
  const shop = open();
  const kit = change({ add: [line('grinder-1'), line('filters-1')] });
  shop.failNext();
  await assert.rejects(shop.apply(kit), refused('network'));
  assert.equal((await shop.read()).lines.length, 0);
  shop.failNext('partial');
  await assert.rejects(shop.apply(kit), refused('network'));
  assert.equal((await shop.read()).lines.length, 1);
  shop.failNext('after');
  await assert.rejects(shop.apply(kit), refused('network'));
  assert.deepEqual(
    (await shop.read()).lines.map(({ quantity }) => quantity),
    [2, 1],
  );
  assert.equal((await shop.apply(kit)).lines.length, 2);
});

test('a replaced line keeps its place and takes what it is given', async () => {
  const shop = open();
  await shop.add({ variant: 'shoes-brown', quantity: 2, properties: { size: '42' } });
  await shop.add({ variant: 'tray-1' });
  const [shoes] = (await shop.read()).lines;
  const cart = await shop.apply(
    change({
      replace: [{ key: shoes.key, with: line('shoes-black', { quantity: 2, properties: { size: '42', ok: 'yes' } }) }],
    }),
  );
  const black = cart.lines.find(({ variant }) => variant === 'shoes-black');
  assert.deepEqual([black.added, black.quantity, black.properties], [1, 2, { size: '42', ok: 'yes' }]);
  await assert.rejects(
    shop.apply(change({ replace: [{ key: shoes.key, with: line('tray-1') }] })),
    refused('unknown_line'),
  );
});

test('a replaced line merges into the same line, which keeps its own place', async () => {
  const shop = open();
  await shop.add({ variant: 'shoes-black' });
  await shop.add({ variant: 'shoes-brown', quantity: 2 });
  const cart = await shop.apply(
    change({ replace: [{ key: 'shoes-brown', with: line('shoes-black', { quantity: 2 }) }] }),
  );
  assert.deepEqual(
    cart.lines.map(({ variant, quantity, added }) => [variant, quantity, added]),
    [['shoes-black', 3, 1]],
  );
});

test('replacing can free the stock that another line takes', async () => {
  const shop = open();
  await shop.add({ variant: 'few-1', quantity: 3 });
  const cart = await shop.apply(
    change({
      add: [line('few-1', { properties: { a: 'b' } })],
      replace: [{ key: 'few-1', with: line('few-1', { quantity: 2 }) }],
    }),
  );
  assert.deepEqual(
    cart.lines.map(({ quantity }) => quantity),
    [2, 1],
  );
});

test('undo restores what was there', async () => {
  const shop = open();
  await shop.add({ variant: 'maker-1' });
  await shop.applyCode('TEN');
  const before = await shop.read();
  await shop.apply(change({ add: [line('grinder-1')], codes: ['TEN', 'TWENTY'] }));
  const after = await shop.apply(change({ remove: ['grinder-1'], codes: before.codes }));
  assert.deepEqual(after, before);
});

test('nested lines stay when their parent goes, unless the shop nests', async () => {
  for (const nests of [false, true]) {
    const shop = open({}, { nests });
    await shop.add({ variant: 'desk-1' });
    const cart = await shop.apply(change({ add: [line('plan-1', { parent: 'desk-1' })] }));
    assert.equal(cart.lines[1].parent, 'desk-1');
    const after = await shop.remove('desk-1');
    assert.deepEqual(
      after.lines.map(({ variant, parent }) => [variant, parent]),
      nests ? [] : [['plan-1', undefined]],
    );
  }
  await assert.rejects(open().add({ variant: 'plan-1', parent: 'desk-1' }), refused('unknown_line'));
});

test('nested lines follow a parent that is replaced, in the same change too', async () => {
  const shop = open();
  await shop.add({ variant: 'desk-1' });
  const cart = await shop.apply(
    change({
      add: [line('plan-1', { parent: 'desk-1' })],
      replace: [{ key: 'desk-1', with: line('desk-1', { properties: { checked: 'yes' } }) }],
    }),
  );
  const desk = cart.lines.find(({ variant }) => variant === 'desk-1');
  assert.equal(cart.lines.find(({ variant }) => variant === 'plan-1').parent, desk.key);
  assert.equal(desk.added, 1);
});

test('markets: own prices first, never converted; what is not sold there leaves the cart', async () => {
  const shop = open();
  await shop.add({ variant: 'mug-1' });
  await shop.add({ variant: 'candle-1' });
  assert.deepEqual(await shop.setMarket({ market: 'GB' }), ['candle']);
  const cart = await shop.read();
  assert.deepEqual([cart.currency, cart.total, cart.prices_include_tax], ['GBP', 750, true]);
  await assert.rejects(shop.add({ variant: 'candle-1' }), refused('not_sold_here', 'candle is not sold in GBP.'));
  assert.equal(shop.context().live_prices.find(({ variant }) => variant === 'mug-1').price, 750);
  assert.equal('price' in shop.context().live_prices.find(({ variant }) => variant === 'candle-1'), false);
});

test('yen have no decimals and dinars have three', async () => {
  const shop = open();
  await shop.setMarket({ market: 'JP' });
  let cart = await shop.add({ variant: 'soap-1', quantity: 2 });
  assert.deepEqual([cart.exponent, cart.total], [0, 1998]);
  await shop.setMarket({ market: 'KW' });
  cart = await shop.add({ variant: 'tray-1' });
  assert.deepEqual([cart.exponent, cart.total, cart.lines.length], [3, 8750, 1]);
});

test('the context says where the shopper is and what is in stock', () => {
  const { live_prices: live, ...rest } = open().context();
  assert.deepEqual(rest, { market: 'US', country: 'US', locale: 'en' });
  assert.deepEqual(
    live.find(({ variant }) => variant === 'few-1'),
    { variant: 'few-1', available: true, price: 500, stock: 3 },
  );
  assert.equal(live.find(({ variant }) => variant === 'gone-1').available, false);
});

test('the till may charge something else than the label says', async () => {
  const shop = open({}, { variants: { 'tray-1': { charges: { USD: '31.00' }, stock: 1 } } });
  assert.equal((await shop.add({ variant: 'tray-1' })).total, 3100);
  assert.equal(shop.context().live_prices.find(({ variant }) => variant === 'tray-1').price, 2900);
});

test('titles and refusals speak the shop’s language', async () => {
  const shop = open();
  await shop.setMarket({ market: 'US', locale: 'de-AT' });
  assert.equal((await shop.add({ variant: 'maker-1' })).lines[0].title, 'Kaffeebereiter');
  await assert.rejects(shop.add({ variant: 'gone-1' }), refused('out_of_stock', 'gone ist ausverkauft.'));
});

test('every change is told, whoever made it; a listener’s mistake harms nobody', async () => {
  const shop = open({ tabs: new EventTarget() });
  const heard = [];
  globalThis.reportError = () => heard.push('reported');
  const stop = [
    shop.subscribe(() => {
      throw new Error('mine');
    }),
    shop.subscribe(() => heard.push('told')),
  ];
  await shop.add({ variant: 'candle-1' });
  await shop.apply(change({ add: [line('tray-1')] }));
  await assert.rejects(shop.add({ variant: 'gone-1' }));
  assert.deepEqual(heard, ['reported', 'told', 'reported', 'told']);
  for (const end of stop) end();
  await shop.clear();
  assert.equal(heard.length, 4);
  delete globalThis.reportError;
});

test('two tabs share one cart and hear of each other', async () => {
  const storage = pageStorage();
  const tabs = new EventTarget();
  const [here, there] = [open({ storage, key: 'k', tabs: new EventTarget() }), open({ storage, key: 'k', tabs })];
  let heard = 0;
  const stop = there.subscribe(() => {
    heard += 1;
  });
  await here.add({ variant: 'candle-1' });
  tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'other' }));
  tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'k' }));
  assert.equal(heard, 1);
  assert.equal((await there.read()).lines.length, 1);
  await there.add({ variant: 'tray-1' });
  assert.equal((await here.read()).lines.length, 2);
  stop();
  tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'k' }));
  assert.equal(heard, 2, 'its own change, and nothing after stopping');
});

test('nonsense in storage is a fresh cart; blocked storage is the page’s memory', async () => {
  const storage = pageStorage();
  for (const text of [
    '{',
    'null',
    '{"lines":7}',
    '{"lines":[{"variant":"no","quantity":1}]}',
    '{"lines":[{"variant":"candle-1","quantity":-3}]}',
    '{"market":"XX","lines":[]}',
  ]) {
    storage.setItem('k', text);
    const cart = await open({ storage, key: 'k' }).read();
    assert.deepEqual([cart.lines, cart.currency], [[], 'USD'], text);
  }
  const blocked = {
    getItem() {
      throw new Error('blocked');
    },
    setItem() {
      throw new Error('blocked');
    },
  };
  const shop = open({ storage: blocked });
  await shop.add({ variant: 'candle-1' });
  assert.equal((await shop.read()).lines.length, 1);
});

test('simultaneous changes do not lose each other, with latency too', async () => {
  const shop = open({ latency: 5 });
  await Promise.all([
    shop.add({ variant: 'candle-1' }),
    shop.add({ variant: 'tray-1' }),
    shop.add({ variant: 'candle-1' }),
  ]);
  assert.deepEqual(
    (await shop.read()).lines.map(({ quantity }) => quantity),
    [2, 1],
  );
});

test('consent is remembered, and reset forgets it all', async () => {
  const shop = open();
  assert.equal(shop.consent(), false);
  await shop.setConsent(true);
  await shop.add({ variant: 'candle-1' });
  assert.equal(shop.consent(), true);
  await shop.reset();
  assert.deepEqual([shop.consent(), (await shop.read()).lines], [false, []]);
});

test('what a variant leaves open has to be chosen, and lines of other values are other lines', async () => {
  const mug = {
    id: 'mug',
    title: 'Mug',
    variants: [{ id: 'mug-any', open_options: { Colour: ['Red', 'Blue'] }, prices: { USD: '12.00' } }],
  };
  const shop = open({}, { products: [mug], discounts: [] });
  await assert.rejects(shop.add({ variant: 'mug-any' }), refused('not_chosen', 'Please choose Colour first.'));
  await assert.rejects(shop.add({ variant: 'mug-any', options: { Colour: 'Green' } }), refused('not_chosen'));
  await shop.add({ variant: 'mug-any', options: { Colour: 'Red' } });
  await shop.add({ variant: 'mug-any', options: { Colour: 'Blue' } });
  const { lines } = await shop.add({ variant: 'mug-any', options: { Colour: 'Red' } });
  assert.deepEqual(
    lines.map(({ quantity, options }) => [quantity, options.Colour]),
    [
      [2, 'Red'],
      [1, 'Blue'],
    ],
  );
});
