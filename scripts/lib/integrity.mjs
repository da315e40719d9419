// Hashes of what we ship, as in `<script integrity>`.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packed } from './packed.mjs';
import { root } from './run.mjs';

/** @param {string} file  from the root */
export const integrityOf = (file) => `sha384-${createHash('sha384').update(readFileSync(join(root, file))).digest('base64')}`;

/**
 * What the sources name `import.meta.…` and is known only when they are built: the hashes of the WebAssembly, with which the
 * shim fetches it. A further file is one line more here, and one where www/index.js and www/script.js name the file.
 */
export const wasmHashes = () => ({ 'import.meta.wasmIntegrity': JSON.stringify(integrityOf('dist/cart-associate.wasm')) });

/** dist/integrity.json: the hash of every file of dist/ in the package. For whoever writes a script tag by hand. */
export function writeIntegrity() {
  const files = packed().filter((file) => file.startsWith('dist/') && file !== 'dist/integrity.json');
  const hashes = files.map((file) => [relative('dist', file).replaceAll('\\', '/'), integrityOf(file)]);
  writeFileSync(join(root, 'dist', 'integrity.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}
