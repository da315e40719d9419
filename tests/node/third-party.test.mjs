// The playground passes on what others wrote, with their licences.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { packagesIn } from '../../scripts/lib/notices.mjs';

const playground = new URL('../../dist/playground/', import.meta.url);
const sections = readFileSync(new URL('third-party.txt', playground), 'utf8')
  .split(/^-{80}$/m)
  .map((text) => text.trim());

test('every package that the playground is made of is there with its licence, and the page links to them', () => {
  const named = new Map(sections.slice(1).map((text) => [/^\S+/.exec(text)[0], text]));
  for (const name of ['@codemirror/view', 'codemirror', '@lezer/common', 'jsonc-parser', 'serde_json', 'wasm-bindgen'])
    assert.ok(named.has(name), name);
  // Nor what only a compiler runs, nor what is our own.
  for (const name of named.keys()) assert.doesNotMatch(name, /^(cart-associate|serde_derive|syn)/);
  for (const [name, text] of named) assert.match(text, /permission|licen[cs]e/i, name);
  assert.match(readFileSync(new URL('index.html', playground), 'utf8'), /href="third-party\.txt"/);
});

test('what a bundle has taken in is found, wherever the package lies', () => {
  const metafile = (...inputs) => ({
    outputs: { 'out.js': { inputs: Object.fromEntries(inputs.map((file) => [file, {}])) } },
  });
  const files = ['www/a.js', 'node_modules/codemirror/dist/index.js', 'node_modules/@lezer/lr/dist/index.js'];
  const found = packagesIn([metafile(...files), undefined, metafile(files[1])]);
  assert.deepEqual(
    found.map(({ name }) => name),
    ['codemirror', '@lezer/lr'],
  );
  for (const { license } of found) assert.equal(license, 'MIT');
});
