// A shop without a platform and without a build step: its cart is a list in this file, and the adapter is what Cart
// Associate needs to know of it. See docs/npm.md.

import { mount } from './node_modules/cart-associate/dist/index.js';

const goods = {
  'lamp-1': { product: 'lamp', title: 'Desk lamp', price: 8900 },
  'bulb-1': { product: 'bulb', title: 'Warm bulb', price: 900 },
};
/** Variant ids with their quantities. */
const cart = new Map();
const listeners = new Set();

function put(variant, quantity) {
  cart.set(variant, (cart.get(variant) ?? 0) + quantity);
  if (cart.get(variant) <= 0) cart.delete(variant);
}

function changed() {
  const dollars = (cents) => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
  const { lines, total } = asCart();
  document.querySelector('#total').textContent = dollars(total);
  document.querySelector('#lines').replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = `${line.quantity} × ${line.title}, ${dollars(line.total)}`;
      return item;
    }),
  );
  for (const listener of listeners) listener();
}

/** The cart in the form of docs/architecture.md: amounts in cents. */
function asCart() {
  const lines = [...cart].map(([variant, quantity], added) => {
    const { product, title, price } = goods[variant];
    return { key: variant, product, variant, title, quantity, unit_price: price, total: price * quantity, added };
  });
  return { currency: 'USD', exponent: 2, total: lines.reduce((sum, line) => sum + line.total, 0), lines };
}

const adapter = {
  read: async () => asCart(),
  async apply({ add, replace, remove }) {
    for (const key of [...remove, ...replace.map((one) => one.key)]) cart.delete(key);
    for (const line of [...replace.map((one) => one.with), ...add]) put(line.variant, line.quantity);
    changed();
    return asCart();
  },
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

document.querySelector('#lamp').addEventListener('click', () => {
  put('lamp-1', 1);
  changed();
});
changed();
mount({ rules: 'rules.bin', adapter });
