// The address of a picture: as wide as a card shows it where Shopify's image service makes it, else as the rules have it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sized } from '../../www/adapters/common/picture.js';
import { shopifyAdapter } from '../../www/adapters/shopify/index.js';
import { storefrontApiAdapter } from '../../www/adapters/storefront-api/index.js';
import { speaking } from '../../www/shim/language.js';

globalThis.document = { baseURI: 'https://shop.example/cart' };

test('of Shopify’s image service in the width that is asked for', () => {
  for (const [src, address] of [
    ['//cdn.shopify.com/s/files/1/tray.jpg?v=7', 'https://cdn.shopify.com/s/files/1/tray.jpg?v=7&width=160'],
    ['/cdn/shop/files/tray.jpg', 'https://shop.example/cdn/shop/files/tray.jpg?width=160'],
  ])
    assert.equal(sized(src, 160), address);
});

test('of any other server as it is', () => {
  for (const src of ['/images/tray.svg', 'https://elsewhere.example/cdn.shopify.com/tray.jpg'])
    assert.equal(sized(src, 80), src);
});

test('an address that cannot be read stays as it is, and throws nothing', () => {
  const src = 'https://shop.example:99999/cdn/shop/tray.jpg';
  assert.equal(sized(src, 80), src);
});

test('the adapters over Shopify know its image service', () => {
  for (const { picture } of [shopifyAdapter(), storefrontApiAdapter({})]) assert.equal(picture, sized);
});

test('the view asks the page for pictures in their sizes', async () => {
  const page = { files: { words: async () => ({}) }, languageOf: () => 'en' };
  const language = speaking(
    page,
    undefined,
    () => 'en',
    (src, width) => `${src} in ${width}`,
  );
  await language.speak();
  assert.equal(language.host().picture('tray.jpg', 80), 'tray.jpg in 80');
});
