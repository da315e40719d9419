// A headless storefront: the cart is in its store, and the adapter is told how to read and to change it.

import { storefrontApiAdapter } from '../adapters/storefront-api/index.js';
import { memoryAdapter } from '../adapters/memory/index.js';
import { pageStorage } from '../adapters/memory/store.js';
import { options, setting, start } from './start.js';
import { keyOf } from './storefront/shape.js';
import { cartStore } from './storefront/store.js';

const { shop, cart = [], codes = [], market, currency, consent } = setting;
const till = memoryAdapter(shop, { storage: pageStorage(), tabs: new EventTarget() });
if (market || currency) await till.setMarket({ market, currency });
for (const { parent, ...item } of cart) {
  const above = parent && (await till.read()).lines.find(({ variant }) => variant === parent)?.key;
  await till.add({ ...item, ...(above && { parent: above }) });
}
for (const code of codes) await till.applyCode(code);

const store = cartStore(till);
const adapter = storefrontApiAdapter({ ...store, ...options, nests: true, consent: () => consent });

const lineOf = (variant) => store.cart().lines.nodes.find(({ merchandise }) => merchandise.id.endsWith(`/${variant}`));

start(adapter, {
  till,
  shop,
  store,
  theme: {
    async setQuantity(variant, quantity) {
      const line = lineOf(variant);
      if (!line) await store.change.linesAdd([{ merchandiseId: `gid://shopify/ProductVariant/${variant}`, quantity }]);
      else if (quantity === 0) await store.change.linesRemove([line.id]);
      else await store.change.linesUpdate([{ id: line.id, quantity }]);
    },
  },
  /** Another tab changes the shop's cart; the store of this one hears nothing of it. */
  async outside(variant, quantity) {
    const line = lineOf(variant);
    if (line && quantity === 0) await till.remove(keyOf(line.id));
    else if (line) await till.setQuantity(keyOf(line.id), quantity);
    else await till.add({ variant, quantity });
  },
});
