// The same without a file of WebAssembly to serve.

import { mount } from 'cart-associate/inline';
import { memoryAdapter } from 'cart-associate/adapters/memory';

const shop = await (await fetch('shop.json')).json();
const adapter = memoryAdapter(shop);
await adapter.add({ variant: 'standing-desk-140' });
mount({ rules: 'rules.bin', adapter });
