// What is remembered, where, and that it is gone when the shopper wants it gone.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { storage } from '../../www/loader/storage.js';
import { memory } from '../../www/shim/remember.js';
import { visitorId } from '../../www/shim/visitor.js';

class Store {
  #items = new Map();
  getItem(key) {
    return this.#items.get(key) ?? null;
  }
  setItem(key, value) {
    this.#items.set(key, String(value));
  }
  removeItem(key) {
    this.#items.delete(key);
  }
  get keys() {
    return [...this.#items.keys()];
  }
}

const stub = (name, value) => Object.defineProperty(globalThis, name, { configurable: true, ...value });
let session;
let local;
beforeEach(() => {
  session = new Store();
  local = new Store();
  stub('sessionStorage', { get: () => session });
  stub('localStorage', { get: () => local });
});
afterEach(() => {
  delete globalThis.sessionStorage;
  delete globalThis.localStorage;
});

test("without consent the ledger is the session's", () => {
  const kept = memory(storage, () => false);
  kept.save('one');
  assert.equal(kept.load(), 'one');
  assert.deepEqual([session.keys, local.keys], [['cart-associate:ledger'], []]);
});

test('with consent it outlives the session; what was there before goes with it', () => {
  let consent = false;
  const kept = memory(storage, () => consent);
  kept.save('one');
  consent = true;
  assert.equal(kept.load(), 'one');
  kept.save('two');
  assert.deepEqual([session.keys, local.keys], [[], ['cart-associate:ledger']]);
  assert.equal(kept.isWithdrawn(), false);
});

test('when consent is withdrawn, what was gathered under it is erased and not moved', () => {
  let consent = true;
  const kept = memory(storage, () => consent);
  kept.save('one');
  visitorId(storage, true);
  consent = false;
  assert.equal(kept.isWithdrawn(), true);
  assert.deepEqual([session.keys, local.keys], [[], []]);
  assert.equal(kept.load(), undefined);
  assert.equal(kept.isWithdrawn(), false, 'once');
  kept.save('new');
  assert.deepEqual([session.keys, local.keys], [['cart-associate:ledger'], []]);
});

test('withdrawn in another tab or on another page: nothing of it is read, and it is erased', () => {
  memory(storage, () => true).save('one');
  const later = memory(storage, () => false);
  assert.equal(later.load(), undefined);
  assert.equal(later.isWithdrawn(), true);
  assert.deepEqual([session.keys, local.keys], [[], []]);
  // This tab still knows what the other one has erased.
  let consent = true;
  const tab = memory(storage, () => consent);
  tab.save('two');
  local = new Store();
  consent = false;
  assert.equal(tab.isWithdrawn(), true);
});

test('a visitor has an id only with consent, always the same, and none afterwards', () => {
  assert.equal(visitorId(storage, false), undefined);
  assert.deepEqual(local.keys, []);
  const id = visitorId(storage, true);
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.equal(visitorId(storage, true), id);
  assert.equal(visitorId(storage, false), undefined);
  assert.deepEqual(local.keys, []);
});

test('blocked storage: the page remembers, and no id is made that the next page would not know', () => {
  const blocked = {
    get() {
      throw new Error('SecurityError');
    },
  };
  stub('sessionStorage', blocked);
  stub('localStorage', blocked);
  const kept = memory(storage, () => true);
  assert.equal(kept.load(), undefined);
  kept.save('one');
  assert.equal(kept.load(), 'one');
  assert.equal(visitorId(storage, true), undefined);
  kept.erase();
  assert.equal(kept.load(), undefined);
});

test('full storage: the page remembers', () => {
  session.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  const kept = memory(storage, () => false);
  kept.save('one');
  assert.equal(kept.load(), 'one');
});

test('erasing leaves nothing', () => {
  const kept = memory(storage, () => true);
  kept.save('one');
  visitorId(storage, true);
  kept.erase();
  assert.deepEqual([session.keys, local.keys], [[], []]);
});
