// The in-memory adapter as a platform: its till is in the page, so that the test reaches it there.

import { openShop } from './server.mjs';
import { shopFor } from './shop.mjs';

/** @type {import('./index.mjs').Platform} */
export const memory = {
  name: 'memory',
  can: {
    properties: true,
    plans: true,
    nesting: true,
    codes: true,
    automatic: true,
    currencies: true,
    // There is no server: no request, nothing that answers in HTML, nobody who asks at the same moment.
    requests: false,
    conflicts: false,
    events: false,
    // It stands for a shop whose till tells everything, and marks nothing.
    attribution: false,
    open_options: true,
    product_facts: false,
    stock: true,
  },
  async open(site, setting) {
    const server = await openShop(site, {
      script: 'memory.js',
      setting: { ...setting, shop: shopFor(setting, { nests: true }) },
    });
    let page;
    const inPage = (work, given) => page.evaluate(work, given);
    const shop = {
      meet: (its) => {
        page = its;
      },
      cart: () =>
        inPage(async () => {
          const { lines, codes, total } = await globalThis.stage.till.read();
          const variantOf = (key) => lines.find((line) => line.key === key)?.variant;
          return {
            total,
            codes,
            lines: lines.map(({ variant, quantity, total: charged, plan, properties = {}, options, parent }) => ({
              variant,
              quantity,
              total: charged,
              properties: { ...properties, ...options },
              ...(plan && { plan }),
              ...(parent && { parent: variantOf(parent) }),
            })),
          };
        }),
      setStock: (variant, stock) =>
        inPage(
          ([id, left]) => {
            globalThis.stage.shop.variants[id] = { stock: left };
          },
          [variant, stock],
        ),
      charge: (variant, charges) =>
        inPage(
          ([id, amounts]) => {
            globalThis.stage.shop.variants[id] = { charges: amounts };
          },
          [variant, charges],
        ),
      outside: (...what) => inPage((given) => globalThis.stage.outside(...given), what),
      honour: (honours) =>
        inPage((value) => {
          globalThis.stage.till.switches.honours = value;
        }, honours),
      fault: (kind, { ms = 300, times = 1 } = {}) =>
        inPage(
          ([what, latency, count]) => {
            const { till } = globalThis.stage;
            if (what === 'late') till.switches.latency = latency;
            else if (what === 'overstock') till.switches.partial = true;
            else till.failNext({ lost: 'after', refuse: 'before', partial: 'partial' }[what], count);
          },
          [kind, ms, times],
        ),
    };
    return { address: server.url, url: server.url, shop, close: server.close };
  },
};
