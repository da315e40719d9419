// For a script tag in a WooCommerce shop: script.js with the adapter inside.

import { wooCommerceAdapter } from './adapters/woocommerce.js';
import { tag } from './tag.js';

tag(wooCommerceAdapter);
