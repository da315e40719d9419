// How many decimals a currency has is said by src/authoring/currency.rs, by the adapters and by Shopify's snippet, each in
// its own language: all three say the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { exponentOf } from '../../www/adapters/common/money.js';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The codes of a list in the Rust source; a backslash at the end of a line joins it with the next. */
function listed(name) {
  const found = new RegExp(`const ${name}: &str = "([^"]+)"`).exec(read('src/authoring/currency.rs'));
  assert.ok(found, `src/authoring/currency.rs has a list ${name}`);
  return found[1].split(/[\s\\]+/).filter(Boolean);
}

const decimals = { TWO: 2, NONE: 0, THREE: 3 };

test('the adapters know the decimals of every currency as the compiler does', () => {
  for (const [name, expected] of Object.entries(decimals))
    for (const code of listed(name)) assert.equal(exponentOf(code), expected, code);
});

test("Shopify's snippet knows the same currencies without decimals, and with three", () => {
  const snippet = read('www/shopify/extensions/cart-associate/snippets/cart-associate-facts.liquid');
  for (const name of ['NONE', 'THREE']) {
    const found = new RegExp(`assign ${name.toLowerCase()} = '([^']+)' \\| split`).exec(snippet);
    assert.deepEqual(found?.[1].split(' '), listed(name), name);
  }
});
