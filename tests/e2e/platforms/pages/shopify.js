import { shopifyAdapter } from '../adapters/shopify/index.js';
import { setQuantity } from './shopify-theme.js';
import { options, start } from './start.js';

start(shopifyAdapter(options), { theme: { setQuantity } });
