// The authoring build: the Rust side of every command, as WebAssembly.

import { readFile } from 'node:fs/promises';
import { codeOf } from './files.mjs';
import { CommandError } from './command-error.mjs';

const glue = new URL('../../dist/authoring/cart_associate.js', import.meta.url);
// One copy serves both the commands and a page that compiles its own rules.
const wasm = new URL('../../dist/cart-associate-authoring.wasm', import.meta.url);

const carts = new URL('../../dist/carts.js', import.meta.url);

/** Loads the readers of carts. @returns {Promise<import('../../www/types/authoring.js').CartReaders>} */
export const cartReaders = () => built(() => import(carts.href));

/** Loads it. @returns {Promise<import('../../www/types/authoring.js').Authoring>} the exports of src/authoring/wasm */
export const authoring = () =>
  built(async () => {
    const [module, bytes] = await Promise.all([import(glue.href), readFile(wasm)]);
    module.initSync({ module: bytes });
    return module;
  });

/**
 * @template T
 * @param {() => Promise<T>} load  what the build makes
 */
async function built(load) {
  try {
    return await load();
  } catch (error) {
    if (!['ERR_MODULE_NOT_FOUND', 'ENOENT'].includes(codeOf(error) ?? '')) throw error;
    throw new CommandError('the authoring build is not there; run `npm run build` first');
  }
}
