// How many decimals a currency has is said once, in www/adapters/common/decimals.json: the adapters read it, the compiler
// takes it in (src/authoring/currency.rs, which has tests of its own), and the build writes it into Shopify's snippet.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { exponentOf } from '../../www/adapters/common/money.js';

test('the adapters know the decimals of a currency', () => {
  for (const [code, decimals] of Object.entries({ USD: 2, JPY: 0, KWD: 3, HUF: 2, ISK: 0, TND: 3, ABC: 2 }))
    assert.equal(exponentOf(code), decimals, code);
});

test("Shopify's built snippet knows the same currencies without decimals, and with three", () => {
  const built = new URL('../../dist/shopify/', import.meta.url);
  for (const folder of ['extensions/cart-associate/snippets', 'theme/snippets']) {
    const snippet = readFileSync(new URL(`${folder}/cart-associate-facts.liquid`, built), 'utf8');
    for (const [name, expected] of [
      ['none', 0],
      ['three', 3],
    ]) {
      const codes = new RegExp(`assign ${name} = '([^']+)' \\| split`).exec(snippet)?.[1].split(' ') ?? [];
      assert.ok(codes.length > 6, `${folder}: ${name}`);
      for (const code of codes) assert.equal(exponentOf(code), expected, code);
    }
  }
});
