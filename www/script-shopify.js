// For a script tag in a Shopify theme: script.js with the adapter inside.

import { shopifyAdapter } from './adapters/shopify/index.js';
import { tag } from './tag.js';

tag(shopifyAdapter);
