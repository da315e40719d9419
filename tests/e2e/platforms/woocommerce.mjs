// WooCommerce as a platform: a double of its Store API in this process, with our WordPress plugin active unless a test
// says otherwise.

import { bodyOf, openShop } from './server.mjs';
import { shopFor } from './shop.mjs';
import { storeApi } from './woocommerce/api.mjs';
import { faultsToCome } from './woocommerce/faults.mjs';
import { keyFor } from './woocommerce/shapes.mjs';
import { wooTill } from './woocommerce/till.mjs';

/**
 * A shop with its till, and what a test does to it from outside.
 * @param {import('./shop.mjs').Setting} setting
 */
export async function wooShop(setting) {
  const known = shopFor(setting);
  const till = wooTill(known, setting.woocommerce ?? {});
  const { memory } = till;
  if (setting.market || setting.currency)
    await memory.setMarket({ market: setting.market, currency: setting.currency });
  for (const { parent, plan, ...item } of setting.cart ?? []) await memory.add(item);
  for (const code of setting.codes ?? []) await memory.applyCode(code);

  const faults = faultsToCome();
  const api = storeApi(till, faults);
  const requests = [];
  return {
    till,
    api: {
      close: api.close,
      answer(request, response, path) {
        if (!path.startsWith('/wp-json/')) return false;
        requests.push({ method: request.method, path });
        return api.handle(request, response, path, bodyOf(request));
      },
    },
    shop: {
      requests: () => requests,
      expire: async () => api.expire(),
      fault: faults.add,
      async cart() {
        const { lines, codes, total } = await memory.read();
        return {
          total,
          codes,
          attributes: {
            _offers: till.marks
              .filter(({ keys }) => !keys)
              .map(({ offer, revision }) => `${offer}@${revision}`)
              .join(', '),
          },
          lines: lines.map((line) => {
            const mark = till.marks.find(({ keys }) => keys?.includes(keyFor(line)));
            const properties = { ...line.properties, ...(mark && { _offer: mark.offer, _offer_v: mark.revision }) };
            return {
              variant: line.variant,
              quantity: line.quantity,
              total: line.total,
              properties: { ...properties, ...line.options },
            };
          }),
        };
      },
      marks: () => till.marks,
      setStock: async (variant, stock) => {
        known.variants[variant] = { ...known.variants[variant], stock };
      },
      charge: async (variant, charges) => {
        known.variants[variant] = { ...known.variants[variant], charges };
      },
      async outside(variant, quantity, options) {
        if (options) return memory.add({ variant, quantity, options });
        const line = (await memory.read()).lines.find((one) => one.variant === variant);
        return line ? memory.setQuantity(line.key, quantity) : memory.add({ variant, quantity });
      },
      honour: async (granted) => {
        memory.switches.honours = granted;
      },
    },
  };
}

/** @type {import('./index.mjs').Platform} */
export const woocommerce = {
  name: 'woocommerce',
  asks: /^POST \/wp-json\/wc\/store\/v1\/(cart\/[a-z-]+|batch)$/,
  can: {
    properties: true, // with our plugin, which the Store API's own ways let keep them
    codes: true,
    automatic: true,
    currencies: true,
    requests: true,
    conflicts: true,
    attribution: true,
    open_options: true,
    product_facts: true,
    stock: 'in_cart', // of nothing else
    plans: false, // a subscription is a product of its own
    nesting: false, // nothing is nested: an accessory is a line of its own, and the shopper is told when its parent leaves
  },
  async open(site, setting) {
    const { api, shop } = await wooShop(setting);
    const server = await openShop(site, { script: 'woocommerce.js', setting, answer: api.answer });
    return {
      address: server.url,
      url: server.url,
      shop,
      async close() {
        api.close();
        await server.close();
      },
    };
  },
};
