// The glue that wasm-bindgen writes for the storefront module (src/storefront/boundary): dist/glue/storefront.js,
// `#glue`. Requests and answers are JSON texts.

export function initSync(source: { module: WebAssembly.Module }): unknown;
export function __wbg_reset_state(): void;
export function load(bytes: Uint8Array): string;
export function restore(request: string): string;
export function ledger(): string;
export function update(request: string): string;
export function press(request: string): string;
export function begin(request: string): string;
export function settle(request: string): string;
export function shown(request: string): string;
export function mark_shown(request: string): string;
export function drawer_closed(request: string): string;
export function render(
  root: Node,
  placement: string,
  host: { say(asked: string): Uint8Array },
  before: Uint8Array,
): Uint8Array;
