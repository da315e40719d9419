import { shopifyAdapter } from '../adapters/shopify.js';
import { setQuantity } from './shopify-theme.js';
import { options, start } from './start.js';

start(shopifyAdapter(options), { theme: { setQuantity } });
