// Fetching files, each by its address or as the bytes that the page gives.

/** @typedef {string|URL|ArrayBuffer|Uint8Array<ArrayBuffer>} Source  an address, or the bytes themselves */

/**
 * The bytes of a file.
 * @param {Source} source
 * @param {string} [integrity]  as in `<script integrity>`
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bytesOf(source, integrity) {
  const given = source instanceof ArrayBuffer || ArrayBuffer.isView(source);
  const answer = given
    ? new Response(source)
    : await fetch(source, { integrity }).catch(({ message }) => {
        throw new Error(`${source} did not come: ${message}`);
      });
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * A compiled module. Streaming brings nothing at this size, and would demand one MIME type of every shop's server.
 * @param {Source|WebAssembly.Module} source
 * @param {string} [integrity]
 * @returns {Promise<WebAssembly.Module>}  rejects with a `CompileError` where the page's Content-Security-Policy
 *   lacks `'wasm-unsafe-eval'`
 */
export async function moduleOf(source, integrity) {
  if (source instanceof WebAssembly.Module) return source;
  const bytes = await bytesOf(source, integrity);
  return WebAssembly.compile(bytes).catch(({ message }) => {
    throw new WebAssembly.CompileError(
      `${message} (a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src, and no more)`,
    );
  });
}
