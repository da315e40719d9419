// What stands in the page before anything is needed stays small: the script tags, and the npm entry as a bundler has
// it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { tags } from '../../scripts/lib/bundle.mjs';
import { sizeOf } from '../../scripts/lib/sizes.mjs';

const root = new URL('../../', import.meta.url);

/** Bytes with brotli. */
const LIMIT = 4 * 1024;

test('each script for a script tag is at most 4 KB with brotli', () => {
  for (const name of Object.keys(tags)) {
    const { brotli } = sizeOf(new URL(`dist/${name}.js`, root));
    assert.ok(brotli <= LIMIT, `${name}.js has ${brotli} bytes`);
  }
});

test('so is what a bundler puts into the page’s own script, the rest apart', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { mount } from './dist/index.js'; globalThis.mount = mount;",
      resolveDir: fileURLToPath(root),
    },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: 'out',
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map(({ path, contents, text }) => [path.split('/').at(-1), { contents, text }]));
  const wanted = new Set(['stdin.js']);
  for (const name of wanted)
    for (const [, other] of files.get(name).text.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g)) wanted.add(other);
  const size = [...wanted].reduce((sum, name) => sum + brotliCompressSync(files.get(name).contents).length, 0);
  assert.ok(wanted.size < files.size, 'something is fetched later');
  assert.ok(size <= LIMIT, `${size} bytes in ${[...wanted].join(', ')}`);
});
