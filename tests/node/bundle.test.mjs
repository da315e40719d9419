// What the build does to every script that is shipped: bundled, minified twice, named by its content.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundle, common } from '../../scripts/lib/bundle.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cart-associate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles a source; answers the one file: its path, its name and its text. */
async function built(source, out, minified) {
  const entry = join(folder, 'entry.js');
  writeFileSync(entry, source);
  const outdir = join(folder, out);
  await bundle({ ...common, entryPoints: [entry], outdir, entryNames: '[name]-[hash]' }, minified);
  const [name] = readdirSync(outdir);
  return { path: join(outdir, name), name, text: readFileSync(join(outdir, name), 'utf8') };
}

const SOURCE = 'export const sum = (first, second) => { const both = first + second; return both; };';

test('the same source gives the same file, of the same name', async () => {
  const [one, other] = [await built(SOURCE, 'one'), await built(SOURCE, 'other')];
  assert.deepEqual([one.name, one.text], [other.name, other.text]);
  assert.match(one.name, /^entry-[A-Z0-9]{8}\.js$/);
});

test('another minifier gives another name: no cache ever has two files of one name', async () => {
  const [one, other] = [
    await built(SOURCE, 'usual'),
    await built(SOURCE, 'unusual', { compress: false, mangle: false }),
  ];
  assert.notEqual(one.text, other.text);
  assert.notEqual(one.name, other.name);
});

test('nothing is left of comments', async () => {
  const { text } = await built(`/*! kept by others */ ${SOURCE} // said`, 'comments');
  assert.doesNotMatch(text, /kept|said|swc/);
});

test('what is called with an array of arguments gets all of them, as the glue of wasm-bindgen needs it', async () => {
  const { path } = await built(
    `const guarded = (call, given) => call.apply(undefined, given);
    export const imports = () => ({ join: function () { return guarded(function (first, second) { return first + second; }, arguments); } });`,
    'arguments',
  );
  const { imports } = await import(pathToFileURL(path).href);
  assert.equal(imports().join('a', 'b'), 'ab');
});
