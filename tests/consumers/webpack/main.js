// A theme built by webpack 5: the default entry, the WebAssembly found by `new URL(…, import.meta.url)`.

import { mount } from 'cart-associate';
import { memoryAdapter } from 'cart-associate/adapters/memory';

const shop = await (await fetch('shop.json')).json();
const adapter = memoryAdapter(shop);
await adapter.add({ variant: 'standing-desk-140' });
mount({ rules: 'rules.bin', adapter });
