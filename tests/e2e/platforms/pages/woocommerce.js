// A theme with the cart block: it changes the cart by the Store API, and tells of what it added as the blocks do.

import { wooCommerceAdapter } from '../adapters/woocommerce/index.js';
import { options, setting, start } from './start.js';

if (setting.consent) {
  globalThis.wp_consent_type = 'optin';
  globalThis.wp_has_consent = () => true;
}

const api = '/wp-json/wc/store/v1/';
let nonce;
async function ask(path, body) {
  const answer = await fetch(
    api + path,
    body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Nonce: nonce },
      body: JSON.stringify(body),
    },
  );
  nonce = answer.headers.get('Nonce');
  return answer.json();
}

/** How often the blocks asked for the cart because somebody told them to. */
let refreshed = 0;
const refresh = ({ detail }) => {
  if (!detail?.preserveCartData) refreshed += 1;
};
document.body.addEventListener('wc-blocks_added_to_cart', refresh);
document.body.addEventListener('wc-blocks_removed_from_cart', refresh);

start(wooCommerceAdapter(options), {
  theme: {
    refreshed: () => refreshed,
    async add(variant, quantity = 1) {
      if (!nonce) await ask('cart');
      await ask('cart/add-item', { id: Number(variant), quantity });
      document.body.dispatchEvent(
        new CustomEvent('wc-blocks_added_to_cart', {
          bubbles: true,
          cancelable: true,
          detail: { preserveCartData: true },
        }),
      );
    },
    /** The block's own stepper, which tells nobody. */
    async setQuantity(variant, quantity) {
      const { items } = await ask('cart');
      const item = items.find(({ id }) => String(id) === variant);
      if (!item) await this.add(variant, quantity);
      else await ask(quantity > 0 ? 'cart/update-item' : 'cart/remove-item', { key: item.key, quantity });
    },
  },
});
