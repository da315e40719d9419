// WooCommerce: the WordPress plugin as a folder that goes into wp-content/plugins as it is.

import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustExist, scriptNames } from './bundle.mjs';
import { stepIfStale } from './fresh.mjs';
import { integrityOf, wasmFile, wasmHash } from './integrity.mjs';
import { root } from './run.mjs';

const dist = join(root, 'dist');
const to = join(dist, 'woocommerce', 'cart-associate');
const SCRIPT = 'cart-associate-woocommerce.js';
const needed = [`dist/${SCRIPT}`, 'dist/scripts.json', `dist/${wasmFile}`];

/** Our files that a WooCommerce shop has no use for. */
const ELSEWHERE = /^cart-associate(\.js|-shopify\.js|-engine-(?!woocommerce)|-adapters-)/;

export const buildWooCommerce = () =>
  stepIfStale(
    'WooCommerce, dist/woocommerce/',
    {
      inputs: ['www/woocommerce', ...needed, 'scripts/lib/woocommerce.mjs'],
      outputs: [`dist/woocommerce/cart-associate/assets/${SCRIPT}`],
    },
    () => {
      mustExist(...needed);
      rmSync(to, { recursive: true, force: true });
      cpSync(join(root, 'www', 'woocommerce', 'cart-associate'), to, { recursive: true });
      mkdirSync(join(to, 'assets'), { recursive: true });
      const files = readdirSync(dist).filter(
        (name) => /^cart-associate.*\.(js|wasm)$/.test(name) && !ELSEWHERE.test(name),
      );
      // What the plugin's tag and preload hints name (includes/hints.php): files without a hash in their names have a version
      // in their addresses, so that no cache mixes two builds.
      const versions = {
        wasm: `${wasmFile}?v=${wasmHash().slice(7, 15)}`,
        script: `${SCRIPT}?v=${integrityOf(`dist/${SCRIPT}`, 'sha256').slice(7, 15)}`,
      };
      writeFileSync(
        join(to, 'assets', 'scripts.json'),
        `${JSON.stringify({ ...scriptNames(), ...versions }, null, 2)}\n`,
      );
      // The script last: it is what tells whether the folder is fresh.
      for (const name of files.sort((one, other) => Number(one === SCRIPT) - Number(other === SCRIPT)))
        cpSync(join(dist, name), join(to, 'assets', name));
    },
  );
