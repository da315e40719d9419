/**
 * Cart Associate for bundlers. Importing it does nothing, on a server as in a page; `mount` does.
 *
 * Events, on the element (`document` where there is none), bubbling and composed, with `detail`:
 *
 * | event | when | detail |
 * | --- | --- | --- |
 * | `cart-associate:ready` | rules and engine are loaded; on `document` | `{revision, …}` |
 * | `cart-associate:shown` | half of a card has been on the screen for one second | `{placement, offer, kind, form, products, figures}` |
 * | `cart-associate:accepted` | accepted, and the cart has it | the same |
 * | `cart-associate:dismissed` | | the same |
 * | `cart-associate:price-mismatch` | the cart charges more than was promised | and `promised`, `charged`, in minor units |
 * | `cart-associate:failed` | something went wrong; the shop works on | `{code, message, pointer}`, or of a card with the code `change` |
 */

import { mount as start } from './shim/mount.js';

export { CartAssociate, define } from './shim/element.js';
export { markShown } from './shim/mount.js';

/**
 * Starts the suggestions of a page. The WebAssembly is expected beside this file unless `wasm` says where it is. On a
 * server nothing happens.
 * @param {import('./shim/mount.js').Options} options
 * @returns {import('./shim/mount.js').Handle}
 */
export const mount = (options) =>
  typeof document === 'undefined' ? inert : start({ ...(options.wasm ? {} : own()), ...options });

/** Where the files lie that come with this one. */
const own = () => ({ wasm: new URL('./cart-associate.wasm', import.meta.url), more: new URL('./cart-associate-more.wasm', import.meta.url) });

const nothing = async () => undefined;
const inert = { ready: nothing(), refresh: nothing, explain: nothing, markShown: nothing, ledger() {}, reset: nothing, unmount() {} };
