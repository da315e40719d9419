// A theme built by Vite: the default entry, the WebAssembly found by `new URL(…, import.meta.url)`.

import { mount } from 'cart-associate';
import { memoryAdapter } from 'cart-associate/adapters/memory';
import { ga4 } from 'cart-associate/sinks/ga4';

const shop = await (await fetch('shop.json')).json();
const adapter = memoryAdapter(shop);
await adapter.add({ variant: 'standing-desk-140' });
mount({ rules: 'rules.bin', adapter, sinks: [ga4({ consent: true })] });
