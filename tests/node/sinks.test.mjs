// What is told of suggestions, to whom, and not without the shopper's consent.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { beacon } from '../../www/sinks/beacon.js';
import { attach } from '../../www/sinks/common/attach.js';
import { ga4 } from '../../www/sinks/ga4.js';
import { startSinks } from '../../www/sinks/index.js';
import { shopify } from '../../www/sinks/shopify.js';

const figures = { price: 2900, difference: 2900, saving: 0, have: 0, add: 1 };
const tray = {
  placement: 'cart',
  offer: 'desk-cable-tray',
  kind: 'pairs_well',
  form: 'product',
  products: ['tray'],
  trigger: 'desk',
  figures,
  currency: 'USD',
  exponent: 2,
};
const line = (product, quantity = 1) => ({ product, variant: `${product}-1`, quantity, properties: {} });
const change = (...add) => ({ add, replace: [], remove: [] });

let stops;
let sent;
beforeEach(() => {
  stops = [];
  sent = [];
  globalThis.document = Object.assign(new EventTarget(), { hidden: false });
  const page = new EventTarget();
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  globalThis.dispatchEvent = page.dispatchEvent.bind(page);
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    writable: true,
    value: {
      sendBeacon: (to, body) => {
        sent.push({ to, ...JSON.parse(body) });
        return true;
      },
    },
  });
});
afterEach(() => {
  for (const stop of stops) stop();
  for (const name of [
    'document',
    'addEventListener',
    'removeEventListener',
    'dispatchEvent',
    'navigator',
    'Shopify',
    'dataLayer',
  ])
    delete globalThis[name];
});

const begin = (sink, source = {}) => stops.push(sink(source));
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`cart-associate:${name}`, { detail }));
const layer = () => globalThis.dataLayer ?? [];
const ecommerce = () => layer().filter(({ event }) => event);
/** The page goes out of sight. */
function leave() {
  document.hidden = true;
  document.dispatchEvent(new Event('visibilitychange'));
  document.hidden = false;
}

test('GA4: what brings nothing sends the product that it is about, with its offer', () => {
  begin(ga4({ consent: true }));
  tell('shown', {
    ...tray,
    offer: 'doorway',
    kind: 'avoids_returns',
    form: 'confirmation',
    products: [],
    trigger: 'sofa',
  });
  const [{ ecommerce: sent }] = ecommerce();
  assert.deepEqual(sent.items, [{ item_id: 'sofa', item_list_id: 'cart_drawer_upsell', promotion_id: 'doorway' }]);
});

test('GA4: a product that is shown is a list with one item, and accepting it selects and adds', () => {
  begin(ga4({ consent: true }));
  tell('shown', tray);
  tell('accepted', { ...tray, change: change(line('tray')) });
  const item = {
    item_id: 'tray',
    item_list_id: 'cart_drawer_upsell',
    promotion_id: 'desk-cable-tray',
    price: 29,
    quantity: 1,
  };
  assert.deepEqual(layer(), [
    { ecommerce: null },
    { event: 'view_item_list', ecommerce: { item_list_id: 'cart_drawer_upsell', currency: 'USD', items: [item] } },
    { ecommerce: null },
    { event: 'select_item', ecommerce: { item_list_id: 'cart_drawer_upsell', currency: 'USD', items: [item] } },
    { ecommerce: null },
    { event: 'add_to_cart', ecommerce: { currency: 'USD', value: 29, items: [{ ...item, item_variant: 'tray-1' }] } },
  ]);
});

test('GA4: a deal is a promotion, and says what its units cost now and how much less that is', () => {
  begin(ga4({ consent: true }));
  const third = {
    ...tray,
    offer: 'third-candle',
    kind: 'bundle',
    form: 'quantity_break',
    products: ['candle'],
    figures: { ...figures, price: 2400, difference: 2000, saving: 400, have: 2, add: 1 },
  };
  tell('shown', third);
  tell('accepted', { ...third, change: change(line('candle')) });
  const [seen, chosen, added] = ecommerce();
  assert.equal(seen.event, 'view_promotion');
  assert.deepEqual(
    { ...seen.ecommerce, items: undefined },
    { promotion_id: 'third-candle', creative_slot: 'cart_drawer_upsell', currency: 'USD', items: undefined },
  );
  assert.equal(chosen.event, 'select_promotion');
  assert.equal(added.ecommerce.value, 20);
  assert.deepEqual(
    added.ecommerce.items.map(({ price, discount, quantity }) => ({ price, discount, quantity })),
    [{ price: 20, discount: 4, quantity: 1 }],
  );
});

test('GA4: a kit adds several, and its price is said of none of them', () => {
  begin(ga4({ consent: true }));
  const kit = {
    ...tray,
    kind: 'bundle',
    form: 'kit',
    products: ['belt', 'care'],
    figures: { ...figures, price: 6500, difference: 5000, saving: 1500, add: 3 },
  };
  tell('accepted', { ...kit, change: change(line('belt'), line('care', 2)) });
  const added = ecommerce().at(-1);
  assert.equal(added.ecommerce.value, 50);
  assert.deepEqual(
    added.ecommerce.items.map(({ item_id: id, item_variant: variant, quantity, price }) => [
      id,
      variant,
      quantity,
      price,
    ]),
    [
      ['belt', 'belt-1', 1, undefined],
      ['care', 'care-1', 2, undefined],
    ],
  );
});

test('GA4: where nothing is added nothing is said to be; a switch of size is selected', () => {
  begin(ga4({ consent: true }));
  tell('accepted', {
    ...tray,
    kind: 'avoids_returns',
    form: 'guidance',
    figures: { ...figures, add: 0, price: 0, difference: 0 },
    change: { add: [], replace: [{ key: 'a', with: line('jacket') }], remove: [] },
  });
  assert.deepEqual(
    ecommerce().map(({ event }) => event),
    ['select_item'],
  );
});

test('GA4: amounts are decimal major units in every currency, each placement is a list of its own', () => {
  begin(ga4({ consent: true }));
  const shown = (currency, exponent, difference, placement) => {
    tell('shown', { ...tray, placement, currency, exponent, figures: { ...figures, price: difference, difference } });
    const {
      ecommerce: {
        items: [{ price }],
        ...list
      },
    } = ecommerce().at(-1);
    return [price, list.item_list_id];
  };
  assert.deepEqual(shown('JPY', 0, 250, 'product'), [250, 'product_page_upsell']);
  assert.deepEqual(shown('KWD', 3, 8750, 'checkout'), [8.75, 'checkout_upsell']);
  assert.deepEqual(shown('EUR', 2, 1999, 'cart'), [19.99, 'cart_drawer_upsell']);
});

test("GA4: a way of one's own to send", () => {
  const calls = [];
  begin(ga4({ consent: true, send: (event) => calls.push(event) }));
  tell('shown', tray);
  assert.deepEqual(calls, ['view_item_list']);
  assert.deepEqual(layer(), []);
});

test('Shopify: what is published has decimal amounts, and only what is known', () => {
  const published = [];
  globalThis.Shopify = { analytics: { publish: (name, data) => published.push([name, data]) } };
  begin(shopify());
  tell('shown', tray);
  tell('price-mismatch', { ...tray, promised: 2900, charged: 3400 });
  tell('failed', { code: 'network', message: 'https://shop.example/rules.bin: 404', pointer: '' });
  const data = {
    placement: 'cart',
    offer: 'desk-cable-tray',
    kind: 'pairs_well',
    form: 'product',
    products: ['tray'],
    currency: 'USD',
    quantity: 1,
    difference: 29,
    saving: 0,
  };
  assert.deepEqual(published, [
    ['cart_associate_shown', data],
    ['cart_associate_price_mismatch', { ...data, promised: 29, charged: 34 }],
    ['cart_associate_failed', { code: 'network' }],
  ]);
});

test('the beacon tells in batches, when the page goes out of sight, and nothing twice', async () => {
  begin(beacon('/collect', { consent: true }), { ready: Promise.resolve({ revision: 'r1' }) });
  await undefined;
  const before = Date.now();
  tell('shown', tray);
  tell('dismissed', tray);
  assert.deepEqual(sent, [], 'not at once');
  leave();
  assert.equal(sent.length, 1);
  const [
    {
      to,
      version,
      events: [first, second],
    },
  ] = sent;
  assert.deepEqual([to, version, second.event], ['/collect', 1, 'dismissed']);
  assert.ok(first.at >= before && first.at <= Date.now());
  assert.deepEqual(
    { ...first, at: 0 },
    {
      event: 'shown',
      at: 0,
      revision: 'r1',
      placement: 'cart',
      offer: 'desk-cable-tray',
      kind: 'pairs_well',
      form: 'product',
      products: ['tray'],
      currency: 'USD',
      exponent: 2,
      price: 2900,
      difference: 2900,
      saving: 0,
      have: 0,
      add: 1,
    },
  );
  dispatchEvent(new Event('pagehide'));
  assert.equal(sent.length, 1);
});

test('a batch is no larger than a browser takes, and what is refused waits', () => {
  begin(beacon('/collect', { consent: true }));
  for (let at = 0; at < 45; at += 1) tell('shown', { ...tray, offer: `offer-${at}` });
  assert.deepEqual(
    sent.map(({ events }) => events.length),
    [20, 20],
    'full batches go by themselves',
  );
  leave();
  assert.deepEqual(
    sent.flatMap(({ events }) => events.map(({ offer }) => offer)),
    Array.from({ length: 45 }, (_, at) => `offer-${at}`),
  );

  sent = [];
  for (let at = 0; at < 6; at += 1) tell('shown', { ...tray, products: Array(600).fill('a-product') });
  leave();
  assert.ok(sent.length > 1 && sent.every((batch) => JSON.stringify(batch).length < 24_000), `${sent.length} batches`);
  assert.equal(sent.flatMap(({ events }) => events).length, 6);

  const works = navigator.sendBeacon;
  sent = [];
  navigator.sendBeacon = () => false;
  for (let at = 0; at < 150; at += 1) tell('shown', { ...tray, offer: `waiting-${at}` });
  navigator.sendBeacon = works;
  leave();
  const offers = sent.flatMap(({ events }) => events.map(({ offer }) => offer));
  assert.deepEqual([offers.length, offers[0], offers.at(-1)], [100, 'waiting-50', 'waiting-149'], 'the newest hundred');
});

// What the platform, the page's function and the adapter say; and which sinks tell then.
for (const [platform, page, adapter, expected] of [
  [undefined, undefined, undefined, ['shopify']],
  [undefined, undefined, false, []],
  [undefined, undefined, true, ['ga4', 'shopify', 'beacon']],
  [undefined, false, true, []],
  [undefined, true, false, ['ga4', 'shopify', 'beacon']],
  [false, true, true, []],
  [true, undefined, false, ['ga4', 'shopify', 'beacon']],
]) {
  test(`consent: platform ${platform}, page ${page}, adapter ${adapter}`, () => {
    const told = [];
    globalThis.Shopify = { analytics: { publish: () => told.push('shopify') } };
    if (platform !== undefined) globalThis.Shopify.customerPrivacy = { analyticsProcessingAllowed: () => platform };
    const source = {
      adapter: adapter === undefined ? {} : { consent: () => adapter },
      ...(page === undefined ? {} : { consent: () => page }),
    };
    begin(ga4(), source);
    begin(shopify(), source);
    begin(beacon('/collect'), source);
    tell('shown', tray);
    leave();
    if (layer().length > 0) told.push('ga4');
    if (sent.length > 0) told.push('beacon');
    assert.deepEqual(told.sort(), [...expected].sort());
  });
}

test('consent counts from the moment it is given: nothing is kept for later, and nothing goes on without it', () => {
  let agreed = false;
  begin(ga4({ consent: () => agreed }));
  tell('shown', tray);
  agreed = true;
  tell('shown', { ...tray, offer: 'b' });
  agreed = false;
  tell('shown', { ...tray, offer: 'c' });
  assert.deepEqual(
    ecommerce().map(
      ({
        ecommerce: {
          items: [{ promotion_id: id }],
        },
      }) => id,
    ),
    ['b'],
  );
});

test('what waits for the beacon is not sent when consent is withdrawn meanwhile', () => {
  let agreed = true;
  begin(beacon('/collect'), { adapter: { consent: () => agreed } });
  tell('shown', tray);
  agreed = false;
  leave();
  agreed = true;
  leave();
  assert.deepEqual(sent, []);
});

test('a browser without beacons is no reason to throw when the page goes', () => {
  begin(beacon('/collect', { consent: true }));
  navigator.sendBeacon = undefined;
  tell('shown', tray);
  // Node ends a test in which a listener throws.
  leave();
  assert.doesNotThrow(stops.pop());
});

test('a platform that cannot be asked has not agreed', () => {
  begin(
    ga4({
      consent: () => {
        throw new Error('no consent manager');
      },
    }),
  );
  tell('shown', tray);
  assert.deepEqual(layer(), []);
});

test('sinks stop with what they tell of, start once, and none of them breaks another', async (t) => {
  const said = t.mock.method(console, 'warn', () => {});
  let unmounted = 0;
  const handle = {
    unmount: () => {
      unmounted += 1;
    },
    ready: Promise.resolve(),
  };
  attach(
    [
      () => {
        throw new Error('broken');
      },
      ga4({ consent: true }),
    ],
    handle,
    {},
  );
  attach([ga4({ consent: true })], handle, {});
  // A second copy of the script, from another address, is given the same handle.
  const copy = await import('../../www/sinks/common/attach.js?copy');
  copy.attach([ga4({ consent: true })], handle, {});
  tell('shown', tray);
  assert.equal(ecommerce().length, 1);
  handle.unmount();
  tell('shown', tray);
  assert.equal(ecommerce().length, 1);
  assert.equal(unmounted, 1);
  assert.equal(said.mock.callCount(), 1);
});

test('by name: those of the script tag, and a word about any other', async (t) => {
  const said = t.mock.method(console, 'warn', () => {});
  const handle = { unmount() {}, ready: Promise.resolve() };
  await startSinks('ga4, toaster beacon', { adapter: { consent: () => true }, handle });
  stops.push(() => handle.unmount());
  tell('shown', tray);
  assert.equal(ecommerce().length, 1);
  assert.deepEqual(
    said.mock.calls.map(({ arguments: [, error] }) => error.message),
    [
      'data-sinks: there is no sink "toaster". There are ga4, shopify and beacon',
      'data-sinks: "beacon" needs the address of its endpoint in data-beacon',
    ],
  );
});
