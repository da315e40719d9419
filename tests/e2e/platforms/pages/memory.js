// The in-memory adapter, which has its till in the page.

import { pageFacts } from '../adapters/common/facts.js';
import { memoryAdapter } from '../adapters/memory/index.js';
import { pageStorage } from '../adapters/memory/store.js';
import { setting, start } from './start.js';

const tabs = new EventTarget();
const storage = pageStorage();
const { shop, cart = [], codes = [], market, currency, consent = false } = setting;
const till = memoryAdapter(shop, { storage, tabs });
if (market || currency) await till.setMarket({ market, currency });
for (const { parent, ...item } of cart) {
  const above = parent && (await till.read()).lines.find(({ variant }) => variant === parent)?.key;
  await till.add({ ...item, ...(above && { parent: above }) });
}
for (const code of codes) await till.applyCode(code);
await till.setConsent(consent);

const setQuantity = async (shopOfTab, variant, quantity) => {
  const line = (await shopOfTab.read()).lines.find((one) => one.variant === variant);
  await (line ? shopOfTab.setQuantity(line.key, quantity) : shopOfTab.add({ variant, quantity }));
};
const adapter = { ...till, context: () => ({ ...till.context(), ...pageFacts().context }) };

start(adapter, {
  till,
  shop,
  theme: { setQuantity: (variant, quantity) => setQuantity(till, variant, quantity) },
  async outside(variant, quantity, options) {
    const other = memoryAdapter(shop, { storage, tabs: new EventTarget() });
    await (options ? other.add({ variant, quantity, options }) : setQuantity(other, variant, quantity));
    tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'cart-associate-demo-cart' }));
  },
});
