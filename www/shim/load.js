// Fetching what the shopper needs: the rules and the WebAssembly, each once.

import { stored } from './remember.js';

/** In the address, and in what the session keeps: a draft is looked at in this tab. */
const PREVIEW = 'cart-associate-preview';

/**
 * The compiled rules. Drafts and raw rules.json are for whoever works on the shop, and what they need comes only for them.
 * @param {import('./mount.js').Options} options
 * @returns {Promise<Uint8Array>}
 */
export async function rulesOf(options) {
  const bytes =
    !location.search.includes(PREVIEW) && !stored('sessionStorage', PREVIEW) && (await bytesOf(options.rules));
  // "C", as in "CART", is what a compiled rule bundle begins with.
  return bytes && bytes[0] === 67 ? bytes : (await import('./bench.js')).rules(options, bytes);
}

/**
 * The bytes of a file that is named by its address, or the bytes that were given.
 * @param {string|URL|ArrayBuffer|ArrayBufferView} source
 * @param {string} [integrity]  as in `<script integrity>`
 * @returns {Promise<Uint8Array>}
 */
export async function bytesOf(source, integrity) {
  const given = source instanceof ArrayBuffer || ArrayBuffer.isView(source);
  const answer = given ? new Response(source) : await fetch(source, { integrity });
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * A compiled module. Streaming brings nothing at this size, and would demand one MIME type of every shop's server.
 * @param {string|URL|ArrayBuffer|ArrayBufferView|WebAssembly.Module} source
 * @param {string} [integrity]
 * @returns {Promise<WebAssembly.Module>}  rejects with a `CompileError` where the page's Content-Security-Policy
 *   lacks `'wasm-unsafe-eval'`
 */
export async function moduleOf(source, integrity) {
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(await bytesOf(source, integrity));
}
