// What has been seen in one place on the page is not shown again in another, at once.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { decisions } from '../../www/shim/decisions.js';

beforeEach(() => {
  Object.assign(globalThis, { innerHeight: 900, innerWidth: 1280, getComputedStyle: () => ({ position: 'static' }) });
});
afterEach(() => {
  for (const name of ['innerHeight', 'innerWidth', 'getComputedStyle']) delete globalThis[name];
});

/** An element that stands in the page itself, so that it is always open. */
function elementAt(placement, top) {
  const parent = { matches: () => false, getClientRects: () => [{}], getRootNode: () => ({}) };
  return {
    placement,
    hidden: false,
    isConnected: true,
    parentElement: parent,
    getBoundingClientRect: () => ({ top, bottom: top + 200, left: 0, right: 400 }),
  };
}

/** What the engine is asked once something has been seen in the cart. */
function askedFor(other) {
  const asked = [];
  const engine = {
    ask(name, { context, policy }) {
      if (name === 'update') asked.push([context, policy]);
      return {};
    },
  };
  const places = decisions({
    elements: new Set([elementAt('cart', 100), other]),
    engine,
    cart: () => ({}),
    context: (placement) => placement,
    host: () => undefined,
    drawn() {},
  });
  places.decideAll(false);
  asked.length = 0;
  places.decideOthers('cart');
  return asked;
}

test('an element in view: nothing in it moves', () => {
  assert.deepEqual(askedFor(elementAt('product', 400)), [['product', 'hold']]);
});

test('an element below the fold closes up', () => {
  assert.deepEqual(askedFor(elementAt('product', 2000)), [['product', 'append']]);
});
