// The JavaScript of the product, bundled by esbuild: the module for bundlers and the file for a script tag.

import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stepIfStale } from './fresh.mjs';
import { wasmFiles, wasmHashes, writeIntegrity } from './integrity.mjs';
import { knownCause, Problem, root } from './run.mjs';

const www = join(root, 'www');

/** What all our bundles have in common. */
export const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

const binaries = Object.values(wasmFiles).map((name) => `dist/${name}`);

/** The files for a script tag: for any shop, and with a platform's adapter inside. */
export const tags = {
  'cart-associate': 'www/script.js',
  'cart-associate-shopify': 'www/script-shopify.js',
  'cart-associate-woocommerce': 'www/script-woocommerce.js',
};

/** The modules of the npm package in dist/, with dist/chunks/; the files for script tags with their chunks beside them; their hashes. */
export const buildLibrary = () =>
  stepIfStale(
    'JavaScript, dist/index.js and dist/cart-associate.js',
    {
      inputs: [
        'www/entry.js',
        'www/index.js',
        'www/inline.js',
        'www/slim.js',
        'www/tag.js',
        ...Object.values(tags),
        'www/shim',
        'www/adapters',
        'www/place',
        'www/sinks',
        'www/lang',
        'www/style',
        'dist/glue/storefront.js',
        ...binaries,
        'dist/authoring',
        'package.json',
        'package-lock.json',
        'scripts/lib/bundle.mjs',
        'scripts/lib/integrity.mjs',
        'scripts/lib/packed.mjs',
      ],
      outputs: ['dist/index.js', ...Object.keys(tags).map((name) => `dist/${name}.js`), 'dist/integrity.json'],
    },
    async () => {
      mustExist('www/index.js', ...Object.values(tags), ...binaries);
      removeOld();
      const define = wasmHashes();
      await bundle({
        ...common,
        define,
        // Together, so that all share the same element, and a page with two of them has everything once.
        entryPoints: modules(),
        outdir: 'dist',
        splitting: true,
        chunkNames: 'chunks/[name]-[hash]',
        loader: { '.wasm': 'base64' },
        plugins: [css(), noAddress()],
      });
      const later = new Map();
      await bundle({
        ...common,
        define,
        // Not esbuild's own 'iife', which adds 700 bytes of CommonJS to any script that imports something later.
        banner: { js: `(()=>{const ${BESIDE}=document.currentScript?new URL(".",document.currentScript.src):"./";` },
        footer: { js: '})();' },
        entryPoints: Object.fromEntries(Object.entries(tags).map(([name, source]) => [`${name}.tmp`, source])),
        outdir: 'dist',
        plugins: [css(), onDemand(later)],
      });
      await bundleLater(later, define);
      for (const name of later.keys()) await squeeze(`dist/${name}.js`);
      // Beside the script, where the bench looks for it: a theme's assets have no folders.
      cpSync(
        join(root, 'dist', 'authoring', 'cart_associate_bg.wasm'),
        join(root, 'dist', 'cart-associate-authoring.wasm'),
      );
      for (const name of Object.keys(tags)) await squeeze(`dist/${name}.tmp.js`, `dist/${name}.js`, fromBeside);
      writeIntegrity();
    },
  );

/**
 * What can be imported from the package, by its name, with its source: the entries, every adapter (a folder with an index.js),
 * every sink.
 * @returns {Record<string, string>}
 */
export function modules() {
  const inFolder = (folder) => readdirSync(join(www, folder)).filter((name) => name !== 'index.js');
  const adapters = inFolder('adapters').filter((name) => existsSync(join(www, 'adapters', name, 'index.js')));
  const sinks = inFolder('sinks').filter((name) => name.endsWith('.js'));
  return Object.fromEntries([
    ...['index', 'slim', 'inline'].map((name) => [name, `www/${name}.js`]),
    ...adapters.map((name) => [`adapters/${name}`, `www/adapters/${name}/index.js`]),
    ...sinks.map((name) => [`sinks/${name.slice(0, -3)}`, `www/sinks/${name}`]),
  ]);
}

/** What the script, or what it imports on demand, imports on demand. */
async function bundleLater(all, define) {
  const done = new Set();
  for (;;) {
    const rest = [...all].filter(([name]) => !done.has(name));
    if (rest.length === 0) return;
    for (const [name] of rest) done.add(name);
    await bundle({
      ...common,
      define,
      entryPoints: Object.fromEntries(rest),
      outdir: 'dist',
      plugins: [css(), noAddress(), onDemand(all)],
    });
  }
}

/** Runs esbuild. What is wrong has been printed by esbuild itself, with its place. */
export async function bundle(options) {
  const { build } = await import('esbuild');
  try {
    return await build(options);
  } catch (error) {
    if (!error.errors) throw new Problem(knownCause(String(error)) ?? `esbuild could not be started: ${error.message}`);
    throw new Problem('The JavaScript could not be bundled; esbuild says above why.');
  }
}

// What counts byte by byte. Terser makes four percent less of what esbuild writes, mostly because it gives the same letters
// to what stands in the same place. With `import()` in it the first file is a script still, not a module.
async function squeeze(from, to, change) {
  const { minify } = await import('terser');
  try {
    const before = readFileSync(join(root, from), 'utf8');
    const { code } = await minify(change ? change(before) : before, {
      ecma: 2022,
      module: !change,
      compress: { passes: 4 },
    });
    // It takes its place only now: a failed step must not look fresh.
    writeFileSync(join(root, from), `${code}\n`);
    if (to) renameSync(join(root, from), join(root, to));
  } catch (error) {
    throw new Problem(`${from} could not be made smaller: ${error.message}`);
  }
}

/** In the script: where it came from. */
const BESIDE = '$beside';

/**
 * A script of another host's, as of a CDN, that stands in the page without `crossorigin` may import no relative address: it has
 * to be told its own.
 */
function fromBeside(code) {
  return code.replace(/\bimport\("\.\/(cart-associate-[\w-]+\.js)"\)/g, (_, name) => `import(${BESIDE}+"${name}")`);
}

export function mustExist(...paths) {
  const lack = paths.filter((path) => !existsSync(join(root, path)));
  if (lack.length > 0) throw new Problem(`The build needs ${lack.join(' and ')}, which is not there.`);
}

function removeOld() {
  const dist = join(root, 'dist');
  for (const folder of ['chunks', 'adapters', 'sinks']) rmSync(join(dist, folder), { recursive: true, force: true });
  for (const name of readdirSync(dist)) {
    if (/^cart-associate-.*\.js$/.test(name)) rmSync(join(dist, name));
  }
}

/** A style sheet is imported as its own text, minified; the view makes a CSSStyleSheet of it. */
export function css() {
  return {
    name: 'css-as-text',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { minify, target } = common;
        const { outputFiles } = await build.esbuild.build({
          entryPoints: [path],
          minify,
          target,
          write: false,
          logLevel: 'silent',
        });
        return { contents: shortCss(outputFiles[0].text.trim()), loader: 'text' };
      });
    },
  };
}

/**
 * What esbuild leaves: spaces, and the names of custom properties, of which those for themes stay as they are. A name is the
 * same in every sheet: two of them meet in one root.
 */
function shortCss(text) {
  const sheets = readdirSync(join(www, 'style'))
    .sort()
    .map((name) => readFileSync(join(www, 'style', name), 'utf8'));
  const own = [...new Set(sheets.join('\n').match(/--(?!cart-associate-)[\w-]+(?=:)/g))];
  const short = new Map(own.map((name, index) => [name, `--${(10 + index).toString(36)}`]));
  return text
    .replace(/--[\w-]+/g, (name) => short.get(name) ?? name)
    .replace(/(--[\w-]+): /g, '$1:')
    .replace(/, /g, ',')
    .replace(/ \/ /g, '/');
}

/** The glue of the authoring build names a file that is not there: bundlers of themes would look for it. We give the module. */
function noAddress() {
  return {
    name: 'no-address',
    setup(build) {
      build.onLoad({ filter: /authoring[\\/]cart_associate\.js$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const address = "new URL('cart_associate_bg.wasm', import.meta.url)";
        if (!text.includes(address))
          throw new Problem(`wasm-bindgen writes its glue in another way: there is no ${address} in ${path}`);
        return { contents: text.replace(address, 'undefined'), loader: 'js' };
      });
    },
  };
}

// esbuild cannot split a classic script: it would put everything that is imported on demand into the one file
// that counts against the budget. So `import('./lang/de.js')` stays an import at run time, of a file that lies
// beside the script (a theme's assets have no folders) and is bundled by itself, sharing no state with the script.
function onDemand(later) {
  return {
    name: 'on-demand',
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === onDemand) return;
        const found = await build.resolve(path, { kind, resolveDir, importer, pluginData: onDemand });
        if (found.errors.length > 0) return found;
        const name = relative(www, found.path)
          .replace(/([\\/]index)?\.m?js$/, '')
          .replace(/\W+/g, '-');
        const file = `cart-associate-${name}`;
        later.set(file, found.path);
        return { path: `./${file}.js`, external: true };
      });
    },
  };
}
