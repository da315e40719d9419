// The JavaScript of the product, bundled by esbuild: modules for bundlers, and the files for a script tag.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stepIfStale } from './fresh.mjs';
import { integrityOf, wasmFile, wasmHash, writeIntegrity } from './integrity.mjs';
import { minifier } from './minify.mjs';
import { knownCause, Problem, root } from './run.mjs';

/** @import { BuildOptions, Plugin } from 'esbuild' */

const www = join(root, 'www');

/** What all our bundles have in common. @type {BuildOptions} */
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

const binary = `dist/${wasmFile}`;
const authoringModule = 'dist/authoring/cart_associate_bg.wasm';

/** The files for a script tag, which stand in the page: for any shop, and for a platform. */
export const tags = {
  'cart-associate': 'www/loader/script.js',
  'cart-associate-shopify': 'www/loader/script-shopify.js',
  'cart-associate-woocommerce': 'www/loader/script-woocommerce.js',
};

/**
 * What can be imported from the package, by its name, with its source: the entries, every adapter, every sink.
 * @returns {Record<string, string>}
 */
export function modules() {
  const sinks = readdirSync(join(www, 'sinks')).filter((name) => name.endsWith('.js') && name !== 'index.js');
  return Object.fromEntries([
    ...['index', 'slim', 'inline'].map((name) => [name, `www/${name}.js`]),
    ...adapters().map((name) => [`adapters/${name}`, `www/adapters/${name}/index.js`]),
    ...sinks.map((name) => [`sinks/${name.slice(0, -3)}`, `www/sinks/${name}`]),
  ]);
}

/** Every adapter is a folder with an index.js. */
const adapters = () =>
  readdirSync(join(www, 'adapters')).filter((name) => existsSync(join(www, 'adapters', name, 'index.js')));

/** What a script tag's loader fetches, by the name that it knows it by. @returns {Record<string, string>} */
function scripts() {
  const words = readdirSync(join(www, 'words')).map((name) => [`words-${name.split(/[-.]/)[0]}`, `www/words/${name}`]);
  return Object.fromEntries([
    ['engine', 'www/shim/engine-script.js'],
    ['engine-shopify', 'www/shim/engine-script-shopify.js'],
    ['engine-woocommerce', 'www/shim/engine-script-woocommerce.js'],
    ...words,
    ...adapters().map((name) => [`adapters-${name}`, `www/adapters/${name}/index.js`]),
    ['sinks', 'www/sinks/index.js'],
    ['faults', 'www/shim/faults.js'],
    ['choices', 'www/shim/choices.js'],
    ['preview', 'www/preview/preview-script.js'],
  ]);
}

/**
 * File names of the scripts beside a script tag's, by what they are:
 * `{"engine": "cart-associate-engine-1A2B3C4D.js", …}`.
 * @returns {Record<string, string>}
 */
export const scriptNames = () => JSON.parse(readFileSync(join(root, 'dist', 'scripts.json'), 'utf8'));

/**
 * The modules of the npm package in dist/, with dist/chunks/; the files for script tags, and those that they fetch,
 * beside them; their hashes.
 */
export const buildLibrary = () =>
  stepIfStale(
    'JavaScript, dist/index.js and dist/cart-associate.js',
    {
      inputs: [
        ...['index', 'inline', 'slim'].map((name) => `www/${name}.js`),
        ...['loader', 'shim', 'place', 'words', 'style', 'preview', 'adapters', 'sinks', 'carts'].map(
          (name) => `www/${name}`,
        ),
        'dist/glue/storefront.js',
        binary,
        'dist/authoring',
        'package.json',
        'package-lock.json',
        'scripts/lib/bundle.mjs',
        'scripts/lib/integrity.mjs',
        'scripts/lib/minify.mjs',
        'scripts/lib/packed.mjs',
      ],
      outputs: ['dist/index.js', ...Object.keys(tags).map((name) => `dist/${name}.js`), 'dist/integrity.json'],
    },
    async () => {
      mustExist('www/index.js', ...Object.values(tags), binary);
      removeOld();
      await bundleModules();
      await bundleCarts();
      await bundleTags(await bundleScripts());
      // Beside the script, where the preview looks for it: a theme's assets have no folders.
      cpSync(join(root, authoringModule), join(root, 'dist', 'cart-associate-authoring.wasm'));
      writeIntegrity();
    },
  );

/** What the sources know the WebAssembly by that they fetch. */
const wasmIntegrity = () => ({
  'import.meta.wasmIntegrity': JSON.stringify(wasmHash()),
  'import.meta.authoringIntegrity': JSON.stringify(integrityOf(authoringModule)),
});

/** Together, so that all share the same element, and a page with two of them has everything once. */
const bundleModules = () =>
  bundle({
    ...common,
    define: wasmIntegrity(),
    entryPoints: modules(),
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    loader: { '.wasm': 'base64' },
    plugins: [css()],
  });

/** What reads carts for the command line, whole in itself. */
const bundleCarts = () => bundle({ ...common, entryPoints: { carts: 'www/carts/index.js' }, outdir: 'dist' });

/**
 * Each whole in itself, so that none waits for another; with its hash, so that no cache mixes two builds. Answers their
 * names.
 */
async function bundleScripts() {
  const { metafile } = await bundle({
    ...common,
    entryPoints: scripts(),
    outdir: 'dist',
    define: wasmIntegrity(),
    entryNames: 'cart-associate-[name]-[hash]',
    metafile: true,
    plugins: [css()],
  });
  const files = new Map(
    Object.entries(metafile?.outputs ?? {}).map(([file, { entryPoint }]) => [entryPoint, basename(file)]),
  );
  const names = Object.fromEntries(Object.entries(scripts()).map(([name, source]) => [name, files.get(source)]));
  writeFileSync(join(root, 'dist', 'scripts.json'), `${JSON.stringify(names, null, 2)}\n`);
  return names;
}

/** A file name has the name and the hash in it: the hash is enough. @param {Record<string, string|undefined>} names */
const hashesIn = (names) =>
  Object.fromEntries(Object.entries(names).map(([name, file]) => [name, /-(\w+)\.js$/.exec(file ?? '')?.[1]]));

/** Scripts, not modules; each knows the scripts that it may fetch. @param {Record<string, string|undefined>} names */
const bundleTags = (names) =>
  Promise.all(
    Object.entries(tags).map(([tag, source]) =>
      bundle({
        ...common,
        format: 'iife',
        define: { ...wasmIntegrity(), 'import.meta.scripts': JSON.stringify(hashesIn(fetchedBy(tag, names))) },
        entryPoints: { [tag]: source },
        outdir: 'dist',
      }),
    ),
  );

/**
 * Of the scripts beside a script tag's, those that it may fetch: one engine, and adapters where none is in the engine's
 * script.
 * @template T
 * @param {string} tag
 * @param {Record<string, T>} names
 * @returns {Record<string, T>}
 */
export function fetchedBy(tag, names) {
  const platform = tag.slice('cart-associate'.length);
  const isFetched = (/** @type {string} */ name) =>
    name.startsWith('engine') ? name === `engine${platform}` : !(platform && name.startsWith('adapters-'));
  return Object.fromEntries(Object.entries(names).filter(([name]) => isFetched(name)));
}

/**
 * Runs esbuild, minifies its scripts once more, and writes the files. What is wrong in the sources has been printed by
 * esbuild itself, with its place.
 * @param {BuildOptions} options
 * @param {Parameters<typeof minifier>[0]} [minified]  how the second minifier works
 */
export async function bundle(options, minified) {
  const { build } = await import('esbuild');
  const { mark, minify } = await minifier(minified);
  try {
    const { outputFiles, metafile } = await build({ ...options, banner: { js: mark }, write: false });
    await Promise.all(
      outputFiles.map(async ({ path, text }) => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, path.endsWith('.js') ? await minify(text, options.format === 'esm') : text);
      }),
    );
    return { metafile };
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error))
      throw new Problem(knownCause(String(error)) ?? `The JavaScript could not be bundled: ${error}`);
    throw new Problem('The JavaScript could not be bundled; esbuild says above why.');
  }
}

/** @param {...string} paths  from the root */
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

/** A style sheet is imported as its own text, minified; the page makes a CSSStyleSheet of it. @returns {Plugin} */
export function css() {
  return {
    name: 'css-as-text',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { minify, target } = common;
        const { code } = await build.esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify, target });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}
