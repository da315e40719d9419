// What is built of the Rust sources: its memory has an end, and it does not tell where it was built. That two builds in
// different folders are the same, `npm run reproducible` finds out, which takes minutes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = new URL('../../dist/', import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
const PAGE = 64 * 1024;

const modules = {
  'cart-associate.wasm': { glue: 'glue/storefront.js', most: 256 },
  'cart-associate-authoring.wasm': { glue: 'authoring/cart_associate.js', most: 1024 },
};

for (const [name, { glue, most }] of Object.entries(modules)) {
  test(`${name} takes at most ${most} MiB`, async () => {
    const { initSync } = await import(new URL(glue, dist));
    const { memory } = initSync({ module: await WebAssembly.compile(readFileSync(new URL(name, dist))) });
    const pages = (most * 1024 * 1024) / PAGE;
    const taken = memory.buffer.byteLength / PAGE;
    assert.ok(taken < pages);
    assert.throws(() => memory.grow(pages - taken + 1), RangeError);
    assert.equal(memory.grow(1), taken);
  });

  test(`${name} has no path of the machine that built it`, () => {
    const text = readFileSync(new URL(name, dist), 'latin1');
    const homes = [root, homedir(), process.env.CARGO_HOME, process.env.RUSTUP_HOME].filter((path) => path?.length > 1);
    for (const path of [...homes, '/home/', '/Users/', ':\\Users\\', '/.cargo/', '/.rustup/'])
      assert.equal(text.indexOf(path), -1, path);
  });
}
