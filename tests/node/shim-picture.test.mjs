// The address of a picture: as wide as a card shows it where Shopify's image service makes it, else as the rules have it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setPicture } from '../../www/shim/picture.js';

globalThis.document = { baseURI: 'https://shop.example/cart' };

/** The attributes that a picture gets. */
function attributes(src) {
  const all = new Map([['srcset', 'of an earlier picture']]);
  setPicture({ setAttribute: (name, value) => all.set(name, value), removeAttribute: (name) => all.delete(name) }, src);
  return Object.fromEntries(all);
}

test('of Shopify’s image service in the widths of a card', () => {
  assert.deepEqual(attributes('//cdn.shopify.com/s/files/1/tray.jpg?v=7'), {
    loading: 'lazy',
    src: 'https://cdn.shopify.com/s/files/1/tray.jpg?v=7&width=80',
    srcset: 'https://cdn.shopify.com/s/files/1/tray.jpg?v=7&width=160 2x',
  });
});

test('of any other server as it is', () => {
  assert.deepEqual(attributes('/images/tray.svg'), { loading: 'lazy', src: '/images/tray.svg' });
});

test('an address that cannot be read stays as it is, and throws nothing', () => {
  const src = 'https://shop.example:99999/cdn/shop/tray.jpg';
  assert.deepEqual(attributes(src), { loading: 'lazy', src, srcset: `${src} 2x` });
});
