// The Shopify adapter against the double, over HTTP: what it asks for, in which order, and what it leaves alone.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, test } from 'node:test';
import { changes } from '../../www/adapters/common/watch.js';
import { shopifyAdapter } from '../../www/adapters/shopify/index.js';
import { poster } from '../../www/adapters/shopify/post.js';
import { refresh } from '../../www/adapters/shopify/refresh.js';
import { bag } from '../e2e/platforms/stories/story.mjs';
import { shopifyShop } from '../e2e/platforms/shopify.mjs';

/** As much of a page as the adapter looks at. */
globalThis.document = { querySelectorAll: () => [], querySelector: () => null };
const closing = [];
afterEach(async () => {
  delete globalThis.Shopify;
  for (const close of closing.splice(0)) await close();
});

/** A shop in this process, and an adapter that has read its cart. */
async function open(setting, { locale = '', ...options } = {}) {
  const { api, shop, cart } = shopifyShop(setting);
  const server = createServer((request, response) => {
    if (!api.answer(request, response, request.url)) response.writeHead(404).end('<html>');
  });
  await new Promise((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  closing.push(
    () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  );
  const adapter = shopifyAdapter({ root: `http://127.0.0.1:${server.address().port}${locale}/`, ...options });
  const first = await adapter.read();
  const since = api.requests.length;
  const asked = () => api.requests.slice(since).map(({ method, path }) => `${method} ${path}`);
  return { adapter, shop, api, till: cart, first, asked };
}
const line = (variant, more = {}) => ({ product: variant.slice(0, 4), variant, quantity: 1, properties: {}, ...more });
const change = (more) => ({ add: [], replace: [], remove: [], ...more });
const silent = (error) => error.message === '';

test('everything of a change: new lines first, then altered ones, then what leaves together with the codes', async () => {
  const { adapter, first, asked, shop } = await open({ cart: [{ variant: '10091' }, { variant: '10161' }] });
  const keyOf = (variant) => first.lines.find((one) => one.variant === variant).key;
  const cart = await adapter.apply(
    change({
      add: [line('10041'), line('10051'), line('10061')],
      replace: [{ key: keyOf('10091'), with: line('10091', { properties: { Doorway: 'wide' } }) }],
      remove: [keyOf('10161')],
      codes: ['KIT15'],
    }),
  );
  assert.deepEqual(asked(), [
    'POST /cart/add.js',
    'GET /cart.js',
    'POST /cart/change.js',
    'POST /cart/update.js',
    'GET /cart.js',
  ]);
  assert.deepEqual(await bag(shop), ['10041 ×1', '10051 ×1', '10061 ×1', '10091 ×1 Doorway=wide']);
  assert.deepEqual(cart.codes, ['KIT15']);
});

test('properties go back as they were, and are not sent where only the quantity changes', async () => {
  const own = { _bundle: { id: 7, items: ['a', 'b'] }, _n: 3, _none: null, Name: 'Ada' };
  const raw = {
    currency: 'USD',
    total_price: 100,
    items: [
      null,
      {
        key: '1:a',
        variant_id: 1,
        product_id: 10,
        quantity: 1,
        final_price: 100,
        final_line_price: 100,
        properties: own,
      },
    ],
  };
  const sent = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (_, init) => {
    if (init?.body) sent.push(JSON.parse(init.body));
    return Response.json(raw);
  };
  try {
    const adapter = shopifyAdapter({ root: 'https://shop.example/', refresh() {} });
    const { key, ...kept } = (await adapter.read()).lines[1];
    const with_ = { product: kept.product, variant: kept.variant, properties: kept.properties };
    await adapter.apply(change({ replace: [{ key, with: { ...with_, quantity: 2 } }] }));
    const properties = { ...kept.properties, Doorway: 'wide' };
    await adapter.apply(change({ replace: [{ key, with: { ...with_, quantity: 1, properties } }] }));
    await adapter.apply(change({ replace: [{ key, with: { ...with_, variant: '2', quantity: 1 } }] }));
  } finally {
    globalThis.fetch = fetch;
  }
  assert.deepEqual(sent, [
    { id: '1:a', quantity: 2 },
    { id: '1:a', quantity: 1, properties: { ...own, Doorway: 'wide' } },
    { items: [{ id: 2, quantity: 1, properties: own }] },
    { updates: { '1:a': 0 } },
  ]);
});

test('the root of the locale is where everything is asked for', async () => {
  const { adapter, asked } = await open({}, { locale: '/de' });
  await adapter.apply(change({ add: [line('10021')] }));
  assert.deepEqual(asked(), ['POST /de/cart/add.js', 'GET /de/cart.js']);
});

test('a key that a new discount has changed is found again', async () => {
  const { adapter, first, shop } = await open({ cart: [{ variant: '10031', quantity: 2 }] });
  const [{ key }] = first.lines;
  // The third candle makes the other two cheaper, and their line another.
  await adapter.apply(change({ add: [line('10031')], replace: [], remove: [key] }));
  assert.deepEqual(await bag(shop), []);
});

test('a line that has left is altered nowhere, and no other line in its place', async () => {
  const { adapter, first, shop } = await open({ cart: [{ variant: '10091' }, { variant: '10161' }] });
  await shop.outside('10091', 0);
  const { key } = first.lines.find(({ variant }) => variant === '10091');
  await assert.rejects(
    adapter.apply(change({ replace: [{ key, with: line('10091', { properties: { Doorway: 'wide' } }) }] })),
    silent,
  );
  assert.deepEqual(await bag(shop), ['10161 ×1']);
});

test('a code of the shopper’s that does not work yet is kept, and one of ours that does not work is not left behind', async () => {
  const { adapter, till } = await open({ cart: [{ variant: '10041' }], codes: ['HERS'] });
  const after = await adapter.apply(change({ codes: ['KIT15'] }));
  assert.deepEqual(after.codes, []);
  assert.deepEqual(till.state.codes, ['HERS']);
  await adapter.apply(change({ add: [line('10051'), line('10061')], codes: ['KIT15'] }));
  assert.deepEqual(till.state.codes, ['KIT15', 'HERS']);
});

test('a refusal says what the shop says, and what was asked for afterwards is not', async () => {
  const { adapter, first, shop, asked } = await open({
    cart: [{ variant: '10071' }],
    variants: { 10072: { stock: 0 } },
  });
  await assert.rejects(
    adapter.apply(change({ replace: [{ key: first.lines[0].key, with: line('10072') }] })),
    /sold out/,
  );
  assert.deepEqual(await bag(shop), ['10071 ×1']);
  assert.deepEqual(asked(), ['POST /cart/add.js']);
});

test('no JSON, and no answer in time: nothing for a shopper to read', async () => {
  const { adapter, shop } = await open({}, { patience: 200 });
  await shop.fault('html');
  await assert.rejects(
    adapter.apply(change({ add: [line('10021')] })),
    (error) => silent(error) && error.status === 503 && /answered 503: <!doctype/.test(error.cause),
  );
  await shop.fault('lost');
  await assert.rejects(adapter.apply(change({ add: [line('10021')] })), silent);
});

test('a cart that cannot be read says where', async () => {
  const adapter = shopifyAdapter({ root: `${(await open({})).adapter.context().root}/nowhere/deep/` });
  await assert.rejects(adapter.read(), /nowhere\/deep\/cart\.js answered 404/);
});

const actions = (isDefault, answer = {}) => {
  const calls = [];
  const updateCart = async (asked, { event }) => {
    calls.push({ ...asked, source: event.detail.source });
    return answer;
  };
  updateCart.isDefault = () => isDefault;
  globalThis.Shopify = { actions: { updateCart } };
  return calls;
};

test('standard actions are taken where they are the theme’s own, for what is added and for codes', async () => {
  const { adapter, first, asked } = await open({ cart: [{ variant: '10041' }] });
  const calls = actions(false);
  globalThis.document.dispatchEvent = () => true;
  await adapter.apply(change({ add: [line('10141', { plan: '9001', properties: { Name: 'Ada' } })] }));
  assert.deepEqual(calls, [
    {
      lines: [
        {
          merchandiseId: 'gid://shopify/ProductVariant/10141',
          quantity: 1,
          attributes: [{ key: 'Name', value: 'Ada' }],
          sellingPlanId: 'gid://shopify/SellingPlan/9001',
        },
      ],
      source: 'cart-associate',
    },
  ]);
  assert.deepEqual(asked(), ['GET /cart.js']);
  // They know no keys of lines.
  await adapter.apply(change({ remove: [first.lines[0].key] }));
  assert.equal(calls.length, 1);
});

test('they are not taken where they would load the page anew', async () => {
  const { adapter, asked } = await open({});
  const calls = actions(true);
  await adapter.apply(change({ add: [line('10021')] }));
  assert.deepEqual(calls, []);
  assert.deepEqual(asked(), ['POST /cart/add.js', 'GET /cart.js']);
});

test('what an action declines is told in its words', async () => {
  const { adapter } = await open({});
  actions(false, { cart: null, userErrors: [{ code: 'MAXIMUM_EXCEEDED', message: 'No more than four.' }] });
  await assert.rejects(adapter.apply(change({ add: [line('10021')] })), /^Error: No more than four\.$/);
});

test('the theme is drawn anew in one way, the first that fits', async () => {
  const signal = AbortSignal.timeout(1000);
  const raw = {
    token: 'c1',
    item_count: 3,
    total_price: 8700,
    currency: 'USD',
    items: [{ key: '1:a', quantity: 3, final_line_price: 8700 }],
    discount_codes: [{ code: 'TEN', applicable: false }],
  };
  let promised;
  const drawn = async (page, options = {}) => {
    const events = [];
    const element = { onCartUpdate: async () => events.push('Dawn') };
    const found = { 'cart-drawer-items, cart-items': page.dawn ? [element] : [] };
    const document = {
      querySelector: (selector) => (page.horizon && selector.includes('cart-items-component') ? {} : null),
      querySelectorAll: (selector) => found[selector] ?? [],
      dispatchEvent: ({ type, promise }) => {
        promised = promise;
        events.push(type);
      },
      documentElement: { dispatchEvent: ({ type }) => events.push(type) },
    };
    const liquidAjaxCart = page.liquid && {
      init: true,
      update: (_, { lastCallback }) => {
        events.push('liquid');
        lastCallback({ responseData: { ok: true, body: raw } });
      },
    };
    const Shopify = { theme: { schema_name: page.name } };
    const cart = await refresh({ document, liquidAjaxCart, Shopify }, { signal, ...options }, async () => raw);
    return [events.join(), cart];
  };
  const everything = { liquid: true, horizon: true, dawn: true, name: 'Impulse' };
  let given;
  assert.deepEqual(
    await drawn(everything, {
      refresh: (cart) => {
        given = cart;
      },
    }),
    ['', raw],
  );
  assert.equal(given, raw);
  assert.deepEqual(await drawn(everything), ['liquid', raw]);
  assert.deepEqual(await drawn({ ...everything, liquid: false }), ['shopify:cart:lines-update', raw]);
  // What Horizon counts by, in the form of the standard.
  const cost = { totalAmount: { amount: '87.00', currencyCode: 'USD' } };
  assert.deepEqual(await promised, {
    cart: {
      id: 'gid://shopify/Cart/c1',
      totalQuantity: 3,
      cost,
      lines: [{ id: '1:a', quantity: 3, cost }],
      discountCodes: [{ code: 'TEN', applicable: false }],
    },
  });
  assert.deepEqual(await drawn({ dawn: true, name: 'Dawn' }), ['Dawn', undefined]);
  assert.deepEqual(await drawn({ name: 'Impulse' }), ['cart:build', undefined]);
  assert.deepEqual(await drawn({ name: 'Prestige' }), ['cart:refresh', undefined]);
  assert.deepEqual(await drawn({ name: 'Unknown' }), ['', undefined]);
});

test('a change that ended before the newest reading began is no news', async () => {
  let told = 0;
  const news = changes(() => {
    told += 1;
  });
  news.ended(performance.now());
  assert.equal(told, 1);
  const before = performance.now() - 1;
  news.reading();
  news.ended(before);
  assert.equal(told, 1, 'it is in that reading');
  news.ended(performance.now() + 1000);
  assert.equal(told, 2, 'it ended after that reading had begun');
  // While something is under way it is only remembered.
  let fail;
  news.during(
    new Promise((_, reject) => {
      fail = reject;
    }),
  );
  news.ended(Infinity);
  assert.equal(told, 2);
  fail(new Error('AbortError'));
  await new Promise((done) => {
    setImmediate(done);
  });
  assert.equal(told, 3);
});

test('a shop full of queues: the same listeners from the first to the last, and none after it', () => {
  const page = new EventTarget();
  const events = (name) => page.dispatchEvent(new Event(`liquid-ajax-cart:queue-${name}`));
  let listeners = 0;
  globalThis.document.addEventListener = (name, hear, options) => {
    listeners += 1;
    options.signal.addEventListener('abort', () => {
      listeners -= 1;
    });
    page.addEventListener(name, hear, { signal: options.signal });
  };
  const stop = shopifyAdapter().subscribe(() => {});
  const before = listeners;
  for (let queue = 0; queue < 50; queue += 1) {
    events('start');
    events('end');
  }
  assert.equal(listeners, before);
  stop();
  assert.equal(listeners, 0);
});

/** Answers requests with these statuses, and tells which were made. */
function answering(...statuses) {
  const requests = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (url, { method = 'GET', cache } = {}) => {
    requests.push([`${method} ${url}`, cache]);
    const status = statuses.shift() ?? 200;
    return new Response(JSON.stringify({ status, description: 'Busy.', items: [] }), { status });
  };
  return {
    requests,
    back: () => {
      globalThis.fetch = fetch;
    },
  };
}

test('a collision is tried again for two seconds in all, then it is told', { timeout: 20_000 }, async () => {
  const twice = answering(409, 409, 200);
  await poster('/', AbortSignal.timeout(10_000))('cart');
  assert.deepEqual(twice.requests, Array(3).fill(['GET /cart.js', 'no-store']));
  twice.back();
  const always = answering(409, 409, 409, 409);
  const before = performance.now();
  await assert.rejects(poster('/', AbortSignal.timeout(10_000))('cart'), /Busy/);
  const waited = performance.now() - before;
  assert.ok(waited > 1900 && waited < 4000, `${waited} ms`);
  assert.equal(always.requests.length, 4);
  always.back();
});

test('the theme is drawn anew where a change failed, too: its answer alone may have been lost', async () => {
  let drawn;
  const drawing = new Promise((done) => {
    drawn = done;
  });
  const { adapter, shop } = await open({}, { patience: 500, refresh: drawn });
  await shop.fault('html');
  await assert.rejects(adapter.apply(change({ add: [line('10021')] })));
  assert.ok(Array.isArray((await drawing).items), 'with the cart as it is');
});
