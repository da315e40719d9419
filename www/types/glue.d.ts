// The glue that wasm-bindgen writes for the storefront module (src/storefront/boundary): dist/glue/storefront.js,
// `#glue`. Requests are JSON texts in UTF-8, answers are JSON texts.

export function initSync(source: { module: WebAssembly.Module }): unknown;
export function __wbg_reset_state(): void;
export function memory_pages(): number;
export function load(bytes: Uint8Array): string;
export function restore(request: Uint8Array): string;
export function ledger(): string;
export function update(request: Uint8Array): string;
export function cards(request: Uint8Array): string;
export function press(request: Uint8Array): string;
export function begin(request: Uint8Array): string;
export function settle(request: Uint8Array): string;
export function shown(request: Uint8Array): string;
export function mark_shown(request: Uint8Array): string;
export function drawer_closed(request: Uint8Array): string;
