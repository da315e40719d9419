// The JavaScript of the product, bundled by esbuild: the module for bundlers and the file for a script tag.

import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stepIfStale } from './fresh.mjs';
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

/** dist/index.js with dist/chunks/, and dist/cart-associate.js with its chunks beside it. */
export const buildLibrary = () =>
  stepIfStale(
    'JavaScript, dist/index.js and dist/cart-associate.js',
    {
      inputs: ['www/index.js', 'www/script.js', 'www/shim', 'www/place', 'www/adapters', 'www/lang', 'www/style', 'dist/glue/storefront.js', 'dist/authoring', 'package.json', 'package-lock.json', 'scripts/lib/bundle.mjs'],
      outputs: ['dist/index.js', 'dist/cart-associate.js'],
    },
    async () => {
      mustExist('www/index.js', 'www/script.js');
      removeOld();
      await bundle({
        ...common,
        entryPoints: { index: 'www/index.js' },
        outdir: 'dist',
        splitting: true,
        chunkNames: 'chunks/[name]-[hash]',
        plugins: [css()],
      });
      const later = new Map();
      await bundle({
        ...common,
        // Not esbuild's own 'iife', which adds 700 bytes of CommonJS to any script that imports something later.
        banner: { js: '(()=>{' },
        footer: { js: '})();' },
        entryPoints: { 'cart-associate.tmp': 'www/script.js' },
        outdir: 'dist',
        plugins: [css(), onDemand(later)],
      });
      if (later.size > 0) await bundle({ ...common, entryPoints: Object.fromEntries(later), outdir: 'dist', plugins: [css()] });
      // Beside the script, where the bench looks for it: a theme's assets have no folders.
      cpSync(join(root, 'dist', 'authoring', 'cart_associate_bg.wasm'), join(root, 'dist', 'cart-associate-authoring.wasm'));
      await squeeze('dist/cart-associate.tmp.js', 'dist/cart-associate.js');
    },
  );

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

// The one file that counts byte by byte. Terser makes four percent less of what esbuild writes, mostly because it gives
// the same letters to what stands in the same place. With `import()` in it the file is a script still, not a module.
async function squeeze(from, to) {
  const { minify } = await import('terser');
  try {
    const { code } = await minify(readFileSync(join(root, from), 'utf8'), { ecma: 2022, compress: { passes: 2 } });
    // It takes its place only now: a failed step must not look fresh.
    writeFileSync(join(root, from), `${code}\n`);
    renameSync(join(root, from), join(root, to));
  } catch (error) {
    throw new Problem(`${from} could not be made smaller: ${error.message}`);
  }
}

export function mustExist(...paths) {
  const lack = paths.filter((path) => !existsSync(join(root, path)));
  if (lack.length > 0) throw new Problem(`The build needs ${lack.join(' and ')}, which is not there.`);
}

function removeOld() {
  const dist = join(root, 'dist');
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
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
        const { outputFiles } = await build.esbuild.build({ entryPoints: [path], minify, target, write: false, logLevel: 'silent' });
        return { contents: shortCss(outputFiles[0].text.trim()), loader: 'text' };
      });
    },
  };
}

/** What esbuild leaves: spaces, and the names of custom properties, of which those for themes stay as they are. */
function shortCss(text) {
  const own = [...new Set(text.match(/--(?!cart-associate-)[\w-]+(?=:)/g))];
  const short = new Map(own.map((name, index) => [name, `--${(10 + index).toString(36)}`]));
  return text
    .replace(/--[\w-]+/g, (name) => short.get(name) ?? name)
    .replace(/(--[\w-]+): /g, '$1:')
    .replace(/, /g, ',')
    .replace(/ \/ /g, '/');
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
        const name = relative(www, found.path).replace(/\.m?js$/, '').replace(/\W+/g, '-');
        const file = `cart-associate-${name}`;
        later.set(file, found.path);
        return { path: `./${file}.js`, external: true };
      });
    },
  };
}
