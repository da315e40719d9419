// The worked example of an adapter of one's own (docs/headless.md), as it stands in examples/own-adapter.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { eventually, inState, main, no, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { compiled } from './support/site.mjs';

const example = fileURLToPath(new URL('../../examples/own-adapter/', import.meta.url));
const guest = guests();

/** The example as a shop would serve it: bundled, with the product beside it and the rules compiled. */
async function put(site) {
  const dir = join(site.dir, 'own-adapter');
  cpSync(example, dir, { recursive: true });
  writeFileSync(join(dir, 'rules.bin'), await compiled(JSON.parse(readFileSync(join(example, 'rules.json'), 'utf8'))));
  const product = {
    name: 'product',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^cart-associate$/ }, () => ({ path: '../index.js', external: true })),
  };
  await build({
    entryPoints: [join(example, 'main.js')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    outfile: join(dir, 'main.js'),
    plugins: [product],
    logLevel: 'silent',
  });
}

const lines = (page) => page.locator('#lines li').allTextContents();

test('the adapter has fewer than fifty lines', () => {
  assert.ok(readFileSync(join(example, 'adapter.js'), 'utf8').trimEnd().split('\n').length < 50);
});

test(
  'with it a suggestion is accepted, undone and waved away',
  guest({}, async (page, { site }) => {
    await put(site);
    await page.goto('own-adapter/index.html');
    await showing(page, ['tray']);
    await main(page, 'tray').click();
    await inState(page, 'tray', 'accepted');
    assert.deepEqual(await lines(page), ['1 × desk', '1 × tray']);
    await main(page, 'tray').click();
    await inState(page, 'tray', 'offered');
    await eventually(() => lines(page), ['1 × desk']);
    await no(page, 'tray').click();
    await showing(page, []);
  }),
);
