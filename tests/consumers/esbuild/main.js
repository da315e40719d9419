// A theme built by esbuild, which leaves `new URL(…, import.meta.url)` as it is: ./slim, and the loader "file" for the
// WebAssembly.

import { mount } from 'cart-associate/slim';
import { memoryAdapter } from 'cart-associate/adapters/memory';
import wasm from 'cart-associate/cart-associate.wasm';

const shop = await (await fetch('shop.json')).json();
const adapter = memoryAdapter(shop);
await adapter.add({ variant: 'standing-desk-140' });
mount({ rules: 'rules.bin', wasm, adapter });
