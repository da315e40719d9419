// What the pages of all platforms have in common: the product by its public interface.

import { mount } from '../index.js';

/** How the shop is set up for this test: tests/e2e/platforms/shop.mjs. */
export const setting = await (await fetch('setting.json')).json();

/** What the adapter is told: as a script tag does, the same patience as `mount`. */
export const options = { patience: setting.patience, ...setting.options };

/**
 * Starts, and leaves everything where the test can reach it.
 * @param {object} adapter
 * @param {object} more `theme`: what the theme does by itself, `add(variant, quantity)` and
 *   `setQuantity(variant, quantity)`
 */
export function start(adapter, more = {}) {
  const heard = [];
  for (const name of ['accepted', 'dismissed', 'price-mismatch', 'failed']) {
    document.addEventListener(`cart-associate:${name}`, ({ detail }) => heard.push({ name, ...detail }));
  }
  const { patience, consent } = setting;
  const handle = mount({ rules: 'rules.bin', adapter, patience, ...(consent && { visitor: 'v' }) });
  globalThis.stage = { adapter, handle, heard, ...more };
}
