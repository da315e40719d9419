// The demo shop as a folder that any static server can serve: its pages, its scripts, our files, its rules.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, common, css, mustExist } from './bundle.mjs';
import { stepIfStale } from './fresh.mjs';
import { must, root } from './run.mjs';

const from = join(root, 'www', 'demo');
const dist = join(root, 'dist');
const to = join(dist, 'demo');

export const buildDemo = () =>
  stepIfStale(
    'Demo shop, dist/demo/',
    {
      inputs: [
        'www',
        'bin',
        'package.json',
        'scripts/lib/demo.mjs',
        'dist/index.js',
        'dist/cart-associate.js',
        'dist/cart-associate.wasm',
        'dist/authoring',
        'dist/playground/index.html',
      ],
      outputs: ['dist/demo/rules.bin'], // written last
    },
    async () => {
      mustExist('www/demo/index.html', 'www/demo/rules.json', 'bin/cart-associate.mjs');
      rmSync(to, { recursive: true, force: true });
      mkdirSync(to, { recursive: true });
      copyPages();
      await bundleScripts();
      copyProduct();
      await must(
        process.execPath,
        ['bin/cart-associate.mjs', 'compile', 'www/demo/rules.json', '-o', 'dist/demo/rules.bin'],
        {
          failed: "The demo's rules.json could not be compiled; the reasons are above.",
        },
      );
    },
  );

/** @param {string} name */
const isScript = (name) => /\.m?js$/.test(name);

function copyPages() {
  cpSync(from, to, { recursive: true, filter: (path) => !isScript(path) });
}

// Every script directly in www/demo is one that a page names; those in folders below are parts of them.
async function bundleScripts() {
  const scripts = readdirSync(from)
    .filter(isScript)
    .map((name) => `www/demo/${name}`);
  if (scripts.length === 0) return;
  await bundle({
    ...common,
    entryPoints: scripts,
    outdir: 'dist/demo',
    splitting: true,
    // Not by name: an entry outside the folder would get a name that begins with a dot, which some hosts do not serve.
    chunkNames: 'chunks/chunk-[hash]',
    plugins: [css()],
  });
}

function copyProduct() {
  for (const name of readdirSync(dist)) {
    if (/^(index\.js|cart-associate.*\.(js|wasm))$/.test(name)) cpSync(join(dist, name), join(to, name));
  }
  for (const folder of ['chunks', 'authoring', 'playground']) {
    if (existsSync(join(dist, folder))) cpSync(join(dist, folder), join(to, folder), { recursive: true });
  }
}
