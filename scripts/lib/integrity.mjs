// Hashes of what we ship, as in `<script integrity>`.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packed } from './packed.mjs';
import { root } from './run.mjs';

/** The WebAssembly of a shop, in dist/. */
export const wasmFile = 'cart-associate.wasm';

/** @param {string} file  from the root @param {string} [kind] */
export const integrityOf = (file, kind = 'sha384') =>
  `${kind}-${createHash(kind)
    .update(readFileSync(join(root, file)))
    .digest('base64')}`;

/** The hash with which the loader fetches the WebAssembly: a shorter kind, since every page has it. */
export const wasmHash = () => integrityOf(`dist/${wasmFile}`, 'sha256');

/** dist/integrity.json: the hash of every file of dist/ in the package. For whoever writes a script tag by hand. */
export function writeIntegrity() {
  const files = packed().filter((file) => /^dist\/.*\.(js|wasm)$/.test(file));
  const hashes = files.map((file) => [relative('dist', file).replaceAll('\\', '/'), integrityOf(file)]);
  writeFileSync(join(root, 'dist', 'integrity.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}
