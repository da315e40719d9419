// What a merchandiser runs is no part of what a shopper downloads: told by the names of the functions that the linker left
// in each module, before the names were stripped.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const symbols = (name) => read(`dist/symbols/${name}.txt`).trim().split('\n');

/** The crates that only the authoring side has, as Cargo.toml lists them, with their names as symbols have them. */
function authoringCrates() {
  const list = /^authoring = \[(.*?)\]/ms.exec(read('Cargo.toml'))[1];
  const crates = [...list.matchAll(/"dep:([\w-]+)"/g)].map(([, name]) => name.replaceAll('-', '_'));
  assert.ok(crates.includes('serde_json'), 'the list was read');
  // The storefront's own web-sys brings js-sys along.
  return crates.filter((name) => name !== 'js_sys');
}

/** Symbols in which a path begins with this module: `<csv::Reader …>`, `csv::…`, but not `my_csv::…`. */
const within = (names, path) => names.filter((name) => new RegExp(`(?<![\\w:])${path}(::|\\[)`).test(name));

test('no authoring function and no dependency of it is in the storefront module', () => {
  const names = symbols('storefront');
  assert.ok(names.length > 100 && within(names, 'cart_associate::engine').length > 0, 'there are names to be read');
  for (const path of ['cart_associate::authoring', ...authoringCrates()])
    assert.deepEqual(within(names, path), [], path);
});

test('the same look finds them where they belong', () => {
  const names = symbols('cart_associate');
  for (const path of ['cart_associate::authoring', 'serde_json', 'jsonc_parser'])
    assert.notEqual(within(names, path).length, 0, path);
});

test('the storefront module exports nothing of the authoring side', async () => {
  const exported = async (path) =>
    WebAssembly.Module.exports(await WebAssembly.compile(readFileSync(new URL(`../../${path}`, import.meta.url)))).map(
      ({ name }) => name,
    );
  const authoring = (await exported('dist/authoring/cart_associate_bg.wasm')).filter(
    (name) => !name.startsWith('__') && name !== 'memory',
  );
  const storefront = await exported('dist/cart-associate.wasm');
  assert.ok(authoring.includes('compile_rules') && authoring.includes('lint_rules'));
  assert.deepEqual(
    storefront.filter((name) => authoring.includes(name)),
    [],
  );
});
