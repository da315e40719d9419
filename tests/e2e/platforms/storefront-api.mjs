// A headless storefront as a platform: its store and its till are in the page, so that the test reaches them there.

import { openShop } from './server.mjs';
import { shopFor } from './shop.mjs';

/** @type {import('./index.mjs').Platform} */
export const storefrontApi = {
  name: 'storefront-api',
  can: {
    properties: true,
    plans: true,
    nesting: true,
    codes: true,
    automatic: true,
    currencies: true,
    attribution: true,
    product_facts: true,
    // The requests are the host's own, and so is what it makes of a conflict or of a page in place of an answer.
    requests: false,
    conflicts: false,
    stock: false, // the cart does not tell it
  },
  async open(site, setting) {
    const server = await openShop(site, {
      script: 'storefront-api.js',
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
          const { till, store } = globalThis.stage;
          const { lines, codes, total } = await till.read();
          const variantOf = (key) => lines.find((line) => line.key === key)?.variant;
          return {
            total,
            codes,
            attributes: Object.fromEntries(store.cart().attributes.map(({ key, value }) => [key, value])),
            lines: lines.map(({ variant, quantity, total: charged, plan, properties = {}, parent }) => ({
              variant,
              quantity,
              total: charged,
              properties,
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
      outside: (variant, quantity) => inPage(([id, count]) => globalThis.stage.outside(id, count), [variant, quantity]),
      honour: (granted) =>
        inPage((value) => {
          globalThis.stage.till.switches.honours = value;
        }, granted),
      fault: (kind, { ms = 300, times = 1 } = {}) =>
        inPage(
          ([what, latency, count]) => {
            const { faults } = globalThis.stage.store;
            if (what === 'late') faults.latency = latency;
            else if (what === 'overstock') faults.partly = true;
            else for (let at = 0; at < count; at += 1) faults.queue.push(what);
          },
          [kind, ms, times],
        ),
    };
    return { address: server.url, url: server.url, shop, close: server.close };
  },
};
