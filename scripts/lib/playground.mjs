// The playground as a folder that any static server can serve, under any path, without a network: page, scripts, both
// builds.

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, common, css, mustExist } from './bundle.mjs';
import { stepIfStale } from './fresh.mjs';
import { cratesIn, noticesOf, packagesIn } from './notices.mjs';
import { root } from './run.mjs';

const dist = join(root, 'dist');
const to = join(dist, 'playground');

export const buildPlayground = () =>
  stepIfStale(
    'Playground, dist/playground/',
    {
      inputs: [
        'www',
        'package.json',
        'package-lock.json',
        'Cargo.lock',
        'scripts/lib/bundle.mjs',
        'scripts/lib/minify.mjs',
        'scripts/lib/notices.mjs',
        'scripts/lib/playground.mjs',
        'dist/glue/storefront.js',
        'dist/cart-associate.wasm',
        'dist/authoring',
      ],
      outputs: ['dist/playground/index.html'], // written last
    },
    async () => {
      const from = join(root, 'www', 'playground');
      mustExist('www/playground/index.html', 'www/playground/worker.js');
      rmSync(to, { recursive: true, force: true });
      mkdirSync(to, { recursive: true });
      const page = await bundle({
        ...common,
        metafile: true,
        entryPoints: ['www/playground/playground.js'],
        outdir: 'dist/playground',
        splitting: true,
        chunkNames: 'chunks/chunk-[hash]',
        plugins: [css()],
      });
      // Apart: what the worker runs is no part of what the page loads.
      const worker = await bundle({
        ...common,
        metafile: true,
        entryPoints: ['www/playground/worker.js'],
        outdir: 'dist/playground',
      });
      await bundle({ ...common, entryPoints: ['www/playground/playground.css'], outdir: 'dist/playground' });
      cpSync(join(dist, 'cart-associate.wasm'), join(to, 'cart-associate.wasm'));
      cpSync(join(dist, 'authoring', 'cart_associate_bg.wasm'), join(to, 'authoring.wasm'));
      cpSync(join(root, 'www', 'demo', 'rules.json'), join(to, 'demo-rules.json'));
      const crates = await cratesIn('cart-associate-merchant', 'cart-associate-storefront');
      const packages = packagesIn([page.metafile, worker.metafile]);
      writeFileSync(join(to, 'third-party.txt'), noticesOf([...packages, ...crates]));
      // Those that the demo shop's rules name.
      cpSync(join(root, 'www', 'demo', 'images'), join(to, 'images'), { recursive: true });
      cpSync(join(from, 'picture.svg'), join(to, 'images', 'picture.svg'));
      cpSync(join(from, 'index.html'), join(to, 'index.html'));
    },
  );
