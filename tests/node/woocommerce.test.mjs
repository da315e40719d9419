// The WooCommerce adapter against the double of the Store API, without a browser: how a cart is read, and what is sent.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { wooCommerceAdapter } from '../../www/adapters/woocommerce/index.js';
import { cartOf } from '../../www/adapters/woocommerce/read.js';
import { plain } from '../../www/adapters/woocommerce/text.js';
import { storeApi } from '../e2e/platforms/woocommerce/api.mjs';
import { faultsToCome } from '../e2e/platforms/woocommerce/faults.mjs';
import { wooTill } from '../e2e/platforms/woocommerce/till.mjs';
import { smallShop } from './memory-shop.mjs';

const numbered = (settings) => {
  // The Store API's ids are numbers.
  const products = smallShop().products.map((product, at) => ({
    ...product,
    id: String(100 + at),
    variants: product.variants.map((variant, which) => ({ ...variant, id: String((100 + at) * 10 + which) })),
  }));
  return { ...smallShop(), products, discounts: [], ...settings };
};
const CANDLE = '1000';
const SOAP = '1010';
const FEW = '1090';
const SHOES = ['1150', '1151'];

const folder = mkdtempSync(join(tmpdir(), 'cart-associate-woo-'));
after(() => rmSync(folder, { recursive: true }));

/** What `explain` says of a cart in either form. */
async function explained(cart, at) {
  const file = (name, value) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const rules = file('rules.json', {
    format: 1,
    id: 'woo',
    revision: '1',
    language: 'en',
    products: numbered()
      .products.slice(0, 4)
      .map(({ id, title, variants }) => ({ id, title, variants })),
    offers: [
      {
        id: 'two',
        kind: 'pairs_well',
        when: { line: { product: '100', quantity: { min: 3 } } },
        suggest: { product: '102' },
        why: 'Goes with your {trigger}.',
      },
      {
        id: 'soap',
        kind: 'pairs_well',
        when: { all: [{ line: { product: '101' } }, { subtotal: { USD: { min: '106.00' } } }] },
        suggest: { product: '103' },
        why: 'Goes with your {trigger}.',
      },
    ],
  });
  const bin = fileURLToPath(new URL('../../bin/cart-associate.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [bin, 'explain', rules, '--cart', file(`${at}.json`, cart), '--now', '2026-11-22', '--format', 'json'],
    { encoding: 'utf8' },
  );
  const { decision, offers } = JSON.parse(stdout);
  return { decision, offers };
}

const servers = [];
after(() =>
  servers.map((server) => {
    server.closeAllConnections();
    return server.close();
  }),
);

/**
 * A shop with its API on this machine, and an adapter that asks it. The page is what little of one the adapter needs.
 */
async function open(settings = {}, options = {}) {
  const till = wooTill(numbered(settings.shop), settings);
  const faults = faultsToCome();
  const api = storeApi(till, faults);
  const requests = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const { pathname } = new URL(request.url, 'http://shop');
    const body = Buffer.concat(parts).toString();
    requests.push({
      path: pathname.split('/v1/')[1],
      method: request.method,
      nonce: request.headers.nonce,
      body: body && JSON.parse(body),
    });
    api.handle(request, response, pathname, Promise.resolve(body));
  });
  servers.push(server);
  await new Promise((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const body = new EventTarget();
  globalThis.document = { body, querySelector: () => null, querySelectorAll: () => [] };
  const adapter = wooCommerceAdapter({ root: `http://127.0.0.1:${server.address().port}/wp-json/`, ...options });
  return { till, faults, api, requests, adapter, body };
}

const line = (variant, quantity = 1, more = {}) => ({
  product: variant.slice(0, 3),
  variant,
  quantity,
  properties: {},
  ...more,
});
const change = (more) => ({ add: [], replace: [], remove: [], ...more });

test('what only looks like an entity stays as it is', () => {
  for (const text of [
    '&#abc;',
    '&#;',
    '&#0;',
    '&#xD800;',
    '&#1114112;',
    '&#99999999999;',
    '&constructor;',
    '&toString;',
  ])
    assert.equal(plain(text), text);
  assert.equal(plain('&#97;&#x62;&#X63;&#128512;'), 'abc😀');
});

test('a text of nothing but beginnings of tags costs no more than its length', () => {
  for (const begin of ['<a', '<br ', '&#', '&a']) {
    const text = begin.repeat(50_000).trim();
    const start = performance.now();
    assert.equal(plain(text), text);
    assert.ok(performance.now() - start < 1000, begin);
  }
});

test('names are text: entities by number and by name, and what is none stays', () => {
  assert.equal(
    plain('Belt &quot;Rio&quot; &#8211; brown &amp; soft &#x1F600; &nosuch; &amp;lt;'),
    'Belt "Rio" – brown & soft 😀 &nosuch; &lt;',
  );
});

for (const [what, settings] of [
  ['without tax', {}],
  ['shown without tax', { tax: { rate: 10, display: 'excl' } }],
  ['shown with tax', { tax: { rate: 10, display: 'incl' } }],
  ['with more decimals than the currency has', { decimals: 4 }],
]) {
  test(`a cart ${what} is read as the command line reads it`, async () => {
    const { till, adapter } = await open({ plugin: false, ...settings });
    await till.memory.add({ variant: CANDLE, quantity: 3 });
    await till.memory.add({ variant: SOAP, quantity: 1, properties: { 'Size & fit': 'L "wide"' } });
    const ours = await adapter.read();
    // The command line takes both forms of a cart; what it decides by them shows whether they say the same.
    const decided = await Promise.all([ours, till.json()].map(explained));
    assert.deepEqual(decided[0], decided[1]);
    assert.ok(JSON.stringify(decided[0].decision).includes('soap'), 'there is something to decide');
    const taxed = settings.tax?.display;
    assert.deepEqual(
      [ours.currency, ours.exponent, ours.total, ours.prices_include_tax],
      ['USD', 2, 10600, taxed ? taxed === 'incl' : undefined],
    );
    assert.deepEqual(
      ours.lines.map(({ variant, quantity, unit_price, total, properties }) => [
        variant,
        quantity,
        unit_price,
        total,
        properties,
      ]),
      [
        [CANDLE, 3, 3000, 9000, {}],
        [SOAP, 1, 1600, 1600, { 'Size & fit': 'L "wide"' }],
      ],
    );
  });
}

test('what the plugin tells of the visitor comes with the cart, and what the page says goes over it', async () => {
  const visitor = {
    context: { market: 'DE', customer_tags: ['wholesale'], own_prices: true },
    prices_include_tax: true,
    products: { 100: { tags: ['oak'] }, 101: { tags: ['pine'] } },
  };
  const { till, adapter } = await open({ visitor, tax: { rate: 10, display: 'excl' } });
  await till.memory.add({ variant: CANDLE });
  await till.memory.add({ variant: SOAP });
  const page = { context: { market: 'AT', locale: 'de-AT' }, products: { 101: { tags: ['elm'] } } };
  document.querySelectorAll = () => [{ textContent: JSON.stringify(page) }];
  const { lines, prices_include_tax: taxed } = await adapter.read();
  assert.deepEqual([taxed, lines.map(({ tags }) => tags)], [true, [['oak'], ['elm']]]);
  const { live_prices: _, ...context } = adapter.context();
  assert.deepEqual(context, { market: 'AT', locale: 'de-AT', customer_tags: ['wholesale'], own_prices: true });
});

test('the page’s word on tax counts more than what the prices look like', () => {
  const money = { currency_code: 'EUR', currency_minor_unit: 2 };
  const item = {
    key: 'a',
    id: 1,
    quantity: 1,
    name: 'A',
    item_data: [],
    prices: { price: '1000' },
    totals: { line_subtotal: '1000', line_subtotal_tax: '190', line_total: '1000', line_total_tax: '190' },
  };
  const read = (facts) => cartOf({ items: [item], coupons: [], totals: money }, { products: {}, ...facts });
  assert.deepEqual([read({}).total, read({}).prices_include_tax], [1000, false]);
  assert.deepEqual(
    [read({ prices_include_tax: true }).total, read({ prices_include_tax: true }).prices_include_tax],
    [1190, true],
  );
});

test('what other plugins show with a line is taken whatever its form', () => {
  const item = {
    key: 'a',
    id: 1,
    quantity: 1,
    name: 'A',
    prices: { price: '1000' },
    totals: { line_subtotal: '1000', line_subtotal_tax: '0', line_total: '1000', line_total_tax: '0' },
    item_data: [
      { key: 'Engraving', value: 'A &amp; B' },
      { name: 'Gift wrap', display: 'Yes' },
      { name: 'Extras', value: ['ribbon', 'card'] },
      { key: 'Copies', value: 2 },
    ],
  };
  const [{ properties }] = cartOf(
    { items: [item], coupons: [], totals: { currency_code: 'EUR', currency_minor_unit: 2 } },
    { products: {} },
  ).lines;
  assert.deepEqual(properties, { Engraving: 'A & B', 'Gift wrap': 'Yes', Extras: 'ribbon,card', Copies: '2' });
});

test('a kit goes out as one batch; the nonce is the last one answered', async () => {
  const { adapter, requests } = await open();
  await adapter.read();
  const cart = await adapter.apply(change({ add: [line(CANDLE), line(SOAP, 2)] }));
  assert.deepEqual(
    cart.lines.map(({ variant, quantity }) => [variant, quantity]),
    [
      [CANDLE, 1],
      [SOAP, 2],
    ],
  );
  assert.deepEqual(
    requests.map(({ path }) => path),
    ['cart', 'batch', 'cart'],
  );
  assert.deepEqual(
    requests[1].body.requests.map(({ path, headers }) => [path, headers.Nonce]),
    [
      ['/wc/store/v1/cart/add-item', 'nonce-1'],
      ['/wc/store/v1/cart/add-item', 'nonce-1'],
    ],
  );
});

for (const add of [[line(CANDLE)], [line(CANDLE), line(SOAP)]]) {
  test(`an old nonce is renewed, and the change tried once more (${add.length > 1 ? 'batch' : 'one'})`, async () => {
    const { adapter, api, requests } = await open();
    await adapter.read();
    api.expire();
    assert.equal((await adapter.apply(change({ add }))).lines.length, add.length);
    assert.deepEqual(requests.map(({ method }) => method).join(' '), 'GET POST GET POST GET');
  });
}

test('a refusal is the shop’s sentence, as text; a page in its place has none', async () => {
  const { adapter, faults, till } = await open();
  await adapter.read();
  await assert.rejects(adapter.apply(change({ add: [line(FEW, 4)] })), {
    name: 'Error',
    message: 'You cannot add that amount of "few" to the cart because there is not enough stock (3 remaining).',
  });
  await faults.add('html');
  await assert.rejects(adapter.apply(change({ add: [line(FEW)] })), { name: 'Error', message: '' });
  assert.deepEqual(till.json().items, []);
});

test('a line that somebody took out before us is removed already; anything else with it fails', async () => {
  const { adapter, till } = await open();
  await till.memory.add({ variant: CANDLE, quantity: 1 });
  const {
    lines: [{ key }],
  } = await adapter.read();
  await till.memory.remove(CANDLE);
  assert.deepEqual((await adapter.apply(change({ remove: [key] }))).lines, []);

  await till.memory.add({ variant: CANDLE, quantity: 1 });
  await adapter.read();
  await till.memory.remove(CANDLE);
  await assert.rejects(adapter.apply(change({ replace: [{ key, with: line(CANDLE, 2) }] })), {
    name: 'Error',
    message: 'Cart item no longer exists or is invalid.',
  });
});

test('without the plugin a property is refused before anything is done, and the console says why', async (t) => {
  const warn = t.mock.method(console, 'warn', () => {});
  const { adapter, till, requests } = await open({ plugin: false });
  await till.memory.add({ variant: CANDLE, quantity: 1 });
  const {
    lines: [{ key }],
  } = await adapter.read();
  await assert.rejects(
    adapter.apply(
      change({ add: [line(SOAP)], replace: [{ key, with: line(CANDLE, 1, { properties: { Doorway: 'wide' } }) }] }),
    ),
    { message: '' },
  );
  assert.deepEqual([requests.length, warn.mock.callCount()], [1, 1]);
  assert.match(warn.mock.calls[0].arguments[0], /our WordPress plugin does/);
});

test('what another plugin keeps with a line is not lost with it, and what ours keeps is carried over', async (t) => {
  t.mock.method(console, 'warn', () => {});
  const engraved = await open({ foreign: { [SHOES[0]]: [{ name: 'Engraving', value: 'Ada' }] } });
  await engraved.till.memory.add({ variant: SHOES[0], quantity: 1 });
  const {
    lines: [old],
  } = await engraved.adapter.read();
  assert.deepEqual(old.properties, { Engraving: 'Ada' });
  await assert.rejects(
    engraved.adapter.apply(
      change({ replace: [{ key: old.key, with: line(SHOES[1], 1, { properties: old.properties }) }] }),
    ),
    { message: '' },
  );
  const kept = await engraved.adapter.apply(
    change({
      replace: [{ key: old.key, with: line(SHOES[0], 1, { properties: { ...old.properties, Fit: 'wide' } }) }],
    }),
  );
  assert.deepEqual(
    kept.lines.map(({ properties }) => properties),
    [{ Engraving: 'Ada', Fit: 'wide' }],
  );

  const ours = await open();
  await ours.till.memory.add({ variant: SHOES[0], quantity: 2, properties: { Name: 'Ada' } });
  const {
    lines: [{ key, properties }],
  } = await ours.adapter.read();
  const after_ = await ours.adapter.apply(change({ replace: [{ key, with: line(SHOES[1], 2, { properties }) }] }));
  assert.deepEqual(
    after_.lines.map((one) => [one.variant, one.quantity, one.properties]),
    [[SHOES[1], 2, { Name: 'Ada' }]],
  );
});

test('a quantity that the shop cuts without a word leaves the old line where it is', async (t) => {
  t.mock.method(console, 'warn', () => {});
  const products = numbered().products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) =>
      variant.id === SHOES[1] ? { ...variant, quantity_rule: { max: 1 } } : variant,
    ),
  }));
  const { adapter, till } = await open({ shop: { products } });
  await till.memory.add({ variant: SHOES[0], quantity: 2 });
  const {
    lines: [{ key }],
  } = await adapter.read();
  await assert.rejects(adapter.apply(change({ replace: [{ key, with: line(SHOES[1], 2) }] })), { message: '' });
  assert.deepEqual(
    till.json().items.map(({ id, quantity }) => [String(id), quantity]),
    [
      [SHOES[0], 2],
      [SHOES[1], 1],
    ],
  );
});

test('the page is told in the platform’s ways, once for each change, also where it failed half-way', async (t) => {
  t.mock.method(console, 'warn', () => {});
  const { adapter, body, faults } = await open();
  const told = [];
  for (const name of ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart'])
    body.addEventListener(name, ({ type, detail }) => told.push([type, detail.preserveCartData]));
  const triggered = [];
  globalThis.jQuery = () => ({ trigger: (name) => triggered.push(name) });
  t.after(() => {
    delete globalThis.jQuery;
  });
  const {
    lines: [{ key }],
  } = await adapter.apply(change({ add: [line(CANDLE)] }));
  await adapter.apply(change({ remove: [key] }));
  await faults.add('refuse');
  await assert.rejects(adapter.apply(change({ add: [line(CANDLE)] })), { message: 'This is not for sale today.' });
  assert.deepEqual(told, [
    ['wc-blocks_added_to_cart', false],
    ['wc-blocks_removed_from_cart', false],
    ['wc-blocks_added_to_cart', false],
  ]);
  assert.deepEqual(triggered, ['wc_fragment_refresh', 'wc_fragment_refresh', 'wc_fragment_refresh']);
});

test('stock of what is in the cart is a live fact; no limit is none', async () => {
  const { adapter, till } = await open({ single: [SOAP] });
  for (const variant of [CANDLE, SOAP, FEW]) await till.memory.add({ variant, quantity: 1 });
  await adapter.read();
  assert.deepEqual(adapter.context().live_prices, [
    { variant: SOAP, stock: 1 },
    { variant: FEW, stock: 3 },
  ]);
});

test('what a variation leaves open is sent as it was chosen, and read with the line; without it the shop refuses', async () => {
  const shop = {
    products: [
      {
        id: '900',
        title: 'Mug',
        variants: [
          {
            id: '901',
            options: { Size: 'M' },
            open_options: { Colour: ['Red', 'Blue'], Glaze: ['matt', 'clear'] },
            prices: { USD: '12.00' },
          },
        ],
      },
    ],
  };
  const { adapter, requests } = await open({ shop });
  const options = { Colour: 'Blue', Glaze: 'matt' };
  const refused = (add, message) => assert.rejects(adapter.apply(change({ add: [add] })), { message });
  await refused(line('901'), 'Missing variation data for variable product. Colour and Glaze are required fields');
  await refused(
    line('901', 1, { options: { Colour: 'Blue' } }),
    'Missing variation data for variable product. Glaze is a required field',
  );
  await refused(
    line('901', 1, { options: { ...options, Colour: 'Green' } }),
    'Invalid value posted for Colour. Allowed values: Red, Blue',
  );

  await adapter.apply(change({ add: [line('901', 1, { options })] }));
  assert.deepEqual(requests.at(-2).body.variation, [
    { attribute: 'Colour', value: 'Blue' },
    { attribute: 'Glaze', value: 'matt' },
  ]);
  // The same values join; others are another line.
  await adapter.apply(change({ add: [line('901', 1, { options })] }));
  const { lines } = await adapter.apply(change({ add: [line('901', 1, { options: { ...options, Colour: 'Red' } })] }));
  assert.deepEqual(
    lines.map(({ quantity, options: chosen }) => [quantity, chosen]),
    [
      [2, { Size: 'M', ...options }],
      [1, { Size: 'M', ...options, Colour: 'Red' }],
    ],
  );
  // A line that becomes one of another value is added anew, and goes.
  const [blue] = lines;
  const after = await adapter.apply(
    change({ replace: [{ key: blue.key, with: line('901', 2, { options: { ...options, Glaze: 'clear' } }) }] }),
  );
  assert.deepEqual(after.lines.map(({ options: chosen }) => `${chosen.Colour} ${chosen.Glaze}`).sort(), [
    'Blue clear',
    'Red matt',
  ]);
});

test('a page that says the attributes of a line itself is asked for them', async () => {
  const shop = {
    products: [
      {
        id: '900',
        title: 'Mug',
        variants: [{ id: '901', open_options: { Colour: ['Red'] }, prices: { USD: '12.00' } }],
      },
    ],
  };
  const { adapter, requests } = await open({ shop }, { variation: () => [{ attribute: 'Colour', value: 'Red' }] });
  await adapter.apply(change({ add: [line('901', 1, { options: { Colour: 'rot' } })] }));
  assert.deepEqual(requests.at(-2).body.variation, [{ attribute: 'Colour', value: 'Red' }]);
});
