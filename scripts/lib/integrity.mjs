// Hashes of what we ship, as in `<script integrity>`.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packed } from './packed.mjs';
import { root } from './run.mjs';

/** @param {string} file  from the root @param {string} [kind] */
export const integrityOf = (file, kind = 'sha384') =>
  `${kind}-${createHash(kind)
    .update(readFileSync(join(root, file)))
    .digest('base64')}`;

/**
 * The WebAssembly of a shop, by the option of `mount` that names it. A further file stands here, and where www/index.js,
 * www/inline.js and www/script.js name the one that is there; the tests of the package go by this list.
 */
export const wasmFiles = { wasm: 'cart-associate.wasm', more: 'cart-associate-more.wasm' };

/** What the sources, in which bytes count, name `import.meta.wasmIntegrity` and is known only when they are built: the hashes with which the shim fetches. */
export const wasmHashes = () =>
  Object.fromEntries(
    Object.entries(wasmFiles).map(([option, name]) => [
      `import.meta.${option}Integrity`,
      JSON.stringify(integrityOf(`dist/${name}`, 'sha256')),
    ]),
  );

/** dist/integrity.json: the hash of every file of dist/ in the package. For whoever writes a script tag by hand. */
export function writeIntegrity() {
  const files = packed().filter((file) => file.startsWith('dist/') && file !== 'dist/integrity.json');
  const hashes = files.map((file) => [relative('dist', file).replaceAll('\\', '/'), integrityOf(file)]);
  writeFileSync(join(root, 'dist', 'integrity.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}
