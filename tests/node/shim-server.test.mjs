// On a server: importing and mounting do nothing and throw nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';

test('importing on a server is inert, and so is mounting', async () => {
  const before = Object.keys(globalThis);
  const { CartAssociate, define, markShown, mount } = await import('../../www/index.js');
  assert.equal(typeof CartAssociate, 'function');
  define();
  markShown(['1']);
  const adapter = new Proxy(
    {},
    {
      get() {
        assert.fail('the adapter is left alone');
      },
    },
  );
  const handle = mount({ rules: 'rules.bin', adapter });
  assert.equal(await handle.ready, undefined);
  await handle.refresh();
  assert.equal(await handle.explain('cart'), undefined);
  await handle.markShown(['1']);
  assert.equal(handle.ledger(), undefined);
  handle.unmount();
  assert.deepEqual(Object.keys(globalThis), before);
});

test('where a server pretends to have a window and a document, mounting does nothing either', async (t) => {
  const pretended = { window: globalThis, document: {}, HTMLElement: class {}, location: {} };
  Object.assign(globalThis, pretended);
  t.after(() => {
    for (const name of Object.keys(pretended)) delete globalThis[name];
  });
  const { define, mount } = await import('../../www/loader/npm.js?pretended');
  define();
  const handle = mount({ rules: 'rules.bin', adapter: {}, wasm: 'cart-associate.wasm' });
  assert.equal(await handle.ready, undefined);
  handle.unmount();
});

test('the slim entry says what it lacks', async () => {
  const { mount } = await import('../../www/slim.js');
  assert.throws(() => mount({ rules: 'rules.bin', adapter: {} }), { name: 'TypeError', message: /the option "wasm"/ });
  assert.equal(await mount({ rules: 'rules.bin', adapter: {}, wasm: 'cart-associate.wasm' }).ready, undefined);
});

test('a context has what is known and nothing else, and what the page says beats what the adapter says', async () => {
  const { contextOf, timeOf } = await import('../../www/shim/situation.js');
  const options = { now: () => new Date(1000.4), context: { market: 'AT', placement: 'checkout' } };
  const theirs = { market: 'DE', locale: 'fr', country: undefined, live_prices: null };
  assert.deepEqual(contextOf(options, theirs, { placement: 'cart', locale: 'de', visitor: undefined }), {
    market: 'AT',
    placement: 'cart',
    now: 1000,
    locale: 'de',
  });
  assert.equal(timeOf({ now: () => 5.6 }), 6);
});

test('an explanation lists every offer', async () => {
  const { reasonsOf } = await import('../../www/preview/explain.js');
  const decision = {
    held_out: false,
    suggestions: [{ offer: 'a', title: { text: 'A' } }],
    withheld: [{ offer: 'b', reason: 'outranked', by: 'a' }],
  };
  assert.deepEqual(reasonsOf(decision), [
    { offer: 'a', shown: true, text: 'A' },
    { offer: 'b', reason: 'outranked', by: 'a', shown: false },
  ]);
  assert.deepEqual(reasonsOf({ ...decision, held_out: true })[0], {
    offer: 'a',
    shown: false,
    reason: 'held_out',
    text: 'A',
  });
});
