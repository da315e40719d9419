// The demo shop as a folder that any static server can serve: its pages, its scripts, our files, its rules.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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
        'package-lock.json',
        'scripts/lib/bundle.mjs',
        'scripts/lib/demo.mjs',
        'scripts/lib/minify.mjs',
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
      const scripts = await bundleScripts();
      addHints(scripts);
      noteShares(scripts);
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

/**
 * What the suggestions need as soon as something is in the cart, by the sources: words of the shop's usual language
 * among it.
 */
const WAVE = ['www/shim/engine-script.js', 'www/words/en.js'];

/** @import { Metafile } from 'esbuild' */

/**
 * Preload hints in the pages: of what a page's script imports, and of what the suggestions fetch in one wave.
 * @param {Metafile|undefined} metafile  of the scripts
 */
function addHints(metafile) {
  const outputs = metafile?.outputs ?? {};
  /** @param {string} file */
  const addressOf = (file) => relative(to, join(root, file)).replaceAll('\\', '/');
  /** @param {string} file @returns {string[]} */
  const imported = (file) =>
    outputs[file].imports
      .filter(({ kind }) => kind === 'import-statement')
      .flatMap(({ path }) => [path, ...imported(path)]);
  const wave = Object.keys(outputs).filter((file) => WAVE.includes(outputs[file].entryPoint ?? ''));
  for (const name of readdirSync(to).filter((one) => one.endsWith('.html'))) {
    const page = readFileSync(join(to, name), 'utf8');
    const [tag = '', script] = /<script type="module" src="([\w-]+\.js)"><\/script>/.exec(page) ?? [];
    if (!script || script === 'plain-page.js') continue;
    const modules = new Set([...imported(`dist/demo/${script}`), ...wave.flatMap((file) => [file, ...imported(file)])]);
    const hints = [
      ...[...modules].map((file) => `<link rel="modulepreload" href="${addressOf(file)}">`),
      ...['cart-associate.wasm', 'rules.bin'].map(
        (file) => `<link rel="preload" as="fetch" href="${file}" crossorigin>`,
      ),
    ];
    writeFileSync(join(to, name), page.replace(tag, [...hints, tag].join('\n')));
  }
}

/**
 * By address in the demo shop: which share of a script is Cart Associate's, and not the shop's own. `npm run size` counts that.
 * @param {Metafile|undefined} metafile  of the scripts
 */
function noteShares(metafile) {
  const isShops = /^www\/(demo|adapters\/memory)[/.]/;
  const shares = Object.entries(metafile?.outputs ?? {}).map(([file, { inputs }]) => {
    const bytes = Object.entries(inputs).map(([input, { bytesInOutput: size }]) => ({ input, size }));
    /** @param {{size: number}[]} all */
    const sum = (all) => all.reduce((total, { size }) => total + size, 0);
    const ours = sum(bytes.filter(({ input }) => !isShops.test(input)));
    return [relative(to, join(root, file)).replaceAll('\\', '/'), ours / (sum(bytes) || 1)];
  });
  writeFileSync(join(dist, 'demo-shares.json'), JSON.stringify(Object.fromEntries(shares)));
}

// Every script directly in www/demo is one that a page names; those in folders below are parts of them.
async function bundleScripts() {
  const scripts = readdirSync(from)
    .filter(isScript)
    .map((name) => `www/demo/${name}`);
  const { metafile } = await bundle({
    ...common,
    entryPoints: scripts,
    outdir: 'dist/demo',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    plugins: [css()],
  });
  return metafile;
}

function copyProduct() {
  for (const name of readdirSync(dist)) {
    if (/^(index\.js|cart-associate.*\.(js|wasm))$/.test(name)) cpSync(join(dist, name), join(to, name));
  }
  for (const folder of ['chunks', 'authoring', 'playground']) {
    if (existsSync(join(dist, folder))) cpSync(join(dist, folder), join(to, folder), { recursive: true });
  }
}
