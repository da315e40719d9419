import { shopifyAdapter } from '../adapters/shopify.js';
import { setQuantity } from './shopify-theme.js';
import { setting, start } from './start.js';

start(shopifyAdapter(setting.options), { theme: { setQuantity } });
