// For a script tag in a WooCommerce shop: script.js with the adapter in the script of the engine.

import { askWooCommerce } from './early.js';
import { tag } from './tag.js';

tag('engine-woocommerce', (dataset, load) => async () => {
  const early = askWooCommerce();
  return (await load('engine-woocommerce')).wooCommerceAdapter({ ...dataset, early });
});
