// Cart Associate for whoever supplies the WebAssembly.

import type { Handle, Options } from './index.js';

export type * from './index.js';
export { CartAssociate, define, markShown } from './index.js';

/**
 * As `mount` of the default entry, with `wasm` required, and with `more` unless it lies under its name beside `wasm`.
 * Throws a TypeError without them.
 */
export function mount(options: Options & { wasm: NonNullable<Options['wasm']> }): Handle;
