// Who may have raw rules compiled in the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const page = (hostname, more = {}) => ({ location: { hostname }, ...more });

test('raw rules are for localhost, theme previews and `dev`, and for nobody else', async () => {
  const { isRaw, mayCompile } = await import('../../www/preview/develop.js');
  for (const name of ['localhost', 'shop.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
    assert.equal(mayCompile({}, page(name)), true, name);
  for (const name of ['shop.example', 'localhost.example', '127.0.0.1.example', 'notlocalhost', '128.0.0.1', ''])
    assert.equal(mayCompile({}, page(name)), false, name);
  for (const dev of ['', true, 'true']) assert.equal(mayCompile({ dev }, page('shop.example')), true, String(dev));
  for (const dev of [undefined, null, false, 'false'])
    assert.equal(mayCompile({ dev }, page('shop.example')), false, String(dev));
  const shopify = (Shopify) => mayCompile({}, page('shop.example', { Shopify }));
  assert.deepEqual([{ theme: { role: 'main' } }, { theme: {} }, {}].map(shopify), [false, false, false]);
  assert.deepEqual(
    [{ theme: { role: 'unpublished' } }, { theme: { role: 'development' } }, { designMode: true }].map(shopify),
    [true, true, true],
  );
  const bytes = (text) => new TextEncoder().encode(text);
  for (const text of ['{}', '\ufeff  {', '// words\n{', '/* words */ {']) assert.equal(isRaw(bytes(text)), true, text);
  for (const text of ['CART\u0001', '<!doctype html>', '', '[]', '/path'])
    assert.equal(isRaw(bytes(text)), false, text);
});
