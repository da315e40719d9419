// For a script tag in a WooCommerce shop: script.js with the adapter in the script of the engine.

import { tag } from './tag.js';

tag(
  'engine-woocommerce',
  (dataset, load) => async () => (await load('engine-woocommerce')).wooCommerceAdapter(dataset),
);
