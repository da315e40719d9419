// For a script tag in a WooCommerce shop: script.js with the adapter inside.

import { wooCommerceAdapter } from './adapters/woocommerce/index.js';
import { tag } from './tag.js';

tag(wooCommerceAdapter);
