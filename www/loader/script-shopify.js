// For a script tag in a Shopify theme: script.js with the adapter in the script of the engine.

import { askShopify } from './early.js';
import { tag } from './tag.js';

tag('engine-shopify', (dataset, load) => async () => {
  const early = askShopify();
  return (await load('engine-shopify')).shopifyAdapter({ ...dataset, early });
});
