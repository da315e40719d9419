// The glue that wasm-bindgen writes for the storefront module (src/storefront/boundary): dist/glue/storefront.js,
// `#glue`. Requests are JSON texts in UTF-8, answers are JSON texts.

export function initSync(source: { module: WebAssembly.Module }): unknown;
export function __wbg_reset_state(): void;
export function memory_pages(): number;
export function load(bytes: Uint8Array): string;
export function call(request: Uint8Array): string;
