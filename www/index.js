/**
 * Cart Associate for bundlers. Importing it does nothing, on a server as in a page; `mount` does.
 *
 * Events, on the element (`document` where there is none), bubbling and composed, with `detail`:
 *
 * | event | when | detail |
 * | --- | --- | --- |
 * | `cart-associate:ready` | rules and engine are loaded; on `document` | `{revision, …}` |
 * | `cart-associate:shown` | half of a card has been on the screen for one second | `{placement, offer, kind, form, products, figures, currency, exponent}` |
 * | `cart-associate:accepted` | accepted, and the cart has it | the same, and `change`: what was done to the cart |
 * | `cart-associate:dismissed` | | as `shown` |
 * | `cart-associate:price-mismatch` | the cart charges more than was promised | and `promised`, `charged`, in minor units |
 * | `cart-associate:failed` | something went wrong; the shop works on | `{code, message, pointer}`, or of a card with the code `change` |
 */

import { mount as start } from './loader/npm.js';

export { CartAssociate, define, markShown } from './loader/npm.js';

/** The WebAssembly beside this file, with its hash from the build. It stands here once, for bundlers to find. */
const beside = () => ({
  wasm: new URL('./cart-associate.wasm', import.meta.url),
  integrity: import.meta.wasmIntegrity,
});

/**
 * Starts the suggestions of a page. The WebAssembly is expected beside this file, where bundlers put it, unless `wasm`
 * says where it is.
 * @type {typeof start}
 */
export const mount = (options) => start(options.wasm ? options : { ...options, ...beside() });
