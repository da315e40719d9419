// For a script tag in a WooCommerce shop: script.js with the adapter in the script of the engine.

import { askWooCommerce } from './early.js';
import { realDocument } from './real-document.js';
import { tag } from './tag.js';

tag('engine-woocommerce', (dataset, load) => {
  // A page that a cache keeps does not know; WooCommerce's own cookie does.
  dataset.items ??= `${+realDocument.cookie.includes('woocommerce_items_in_cart=1')}`;
  return async () => {
    const early = askWooCommerce();
    return (await load('engine-woocommerce')).wooCommerceAdapter({ ...dataset, early });
  };
});
