// The authoring build: the Rust side of every command, as WebAssembly.

import { readFile } from 'node:fs/promises';
import { codeOf } from './files.mjs';
import { CommandError } from './command-error.mjs';

const glue = new URL('../../dist/authoring/cart_associate.js', import.meta.url);
// One copy serves both the commands and a page that compiles its own rules.
const wasm = new URL('../../dist/cart-associate-authoring.wasm', import.meta.url);

/** Loads it. @returns {Promise<import('../../www/types/authoring.js').Authoring>} the exports of src/authoring/wasm */
export async function authoring() {
  try {
    const [module, bytes] = await Promise.all([import(glue.href), readFile(wasm)]);
    module.initSync({ module: bytes });
    return module;
  } catch (error) {
    if (!['ERR_MODULE_NOT_FOUND', 'ENOENT'].includes(codeOf(error) ?? '')) throw error;
    throw new CommandError('the authoring build is not there; run `npm run build` first');
  }
}
