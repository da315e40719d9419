// The sizes that the pages tell are those of the files that are built, within one percent.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { figuresIn, fileOf, sizeOf, visit, withFigures } from '../../scripts/lib/sizes.mjs';

const root = new URL('../../', import.meta.url);
const pages = Object.fromEntries(
  ['README.md', 'docs/size.md'].map((name) => [name, readFileSync(new URL(name, root), 'utf8')]),
);
const sizes = Object.fromEntries(visit.map((name) => [name, sizeOf(new URL(`dist/${fileOf(name)}`, root))]));
const HINT = 'write them anew: npm run size -- --readme';

test('the tables tell the sizes of today', () => {
  for (const name of visit) {
    assert.equal(figuresIn(pages['README.md'], name).length, 1, `README.md has a row for ${name}`);
    for (const [page, text] of Object.entries(pages)) {
      for (const told of figuresIn(text, name)) {
        for (const [form, size] of Object.entries(sizes[name])) {
          assert.ok(
            Math.abs(told[form] - size) <= size / 100,
            `${page}: ${name} is ${size} bytes (${form}), not ${told[form]}; ${HINT}`,
          );
        }
      }
    }
  }
});

test('the sum in the README is that of the table', () => {
  const [, told] = /That is (\d+) KiB with brotli/.exec(pages['README.md']) ?? assert.fail('README.md tells no sum');
  const sum = visit.reduce((total, name) => total + sizes[name].brotli, 0) / 1024;
  assert.ok(Math.abs(told - sum) < 1, `README.md: the sum is ${sum.toFixed(1)} KiB, not ${told}`);
});

test('new figures take the place of the old ones', () => {
  const page = '| `cart-associate.js` | 24,076 | 9,813 | 8,722 |\n| `cart-associate.wasm` | 1 | 2 | 3 |\n';
  const size = { raw: 1_234_567, gzip: 999, brotli: 7 };
  const renewed = withFigures(page, 'cart-associate.js', size);
  assert.equal(renewed, '| `cart-associate.js` | 1,234,567 | 999 | 7 |\n| `cart-associate.wasm` | 1 | 2 | 3 |\n');
  assert.deepEqual(figuresIn(renewed, 'cart-associate.js'), [size]);
});
