// The shop's cart as a store that React and Cart Associate both follow.

import type { Adapter, Cart } from 'cart-associate';

const goods: Record<string, { product: string; title: string; price: number }> = {
  'lamp-1': { product: 'lamp', title: 'Desk lamp', price: 8900 },
  'bulb-1': { product: 'bulb', title: 'Warm bulb', price: 900 },
};

let quantities: Record<string, number> = {};
let cart = cartOf(quantities);
const listeners = new Set<() => void>();

function cartOf(all: Record<string, number>): Cart {
  const lines = Object.entries(all).flatMap(([variant, quantity], added) => {
    const good = goods[variant];
    if (!good || quantity < 1) return [];
    const { product, title, price } = good;
    return [{ key: variant, product, variant, title, quantity, unit_price: price, total: price * quantity, added }];
  });
  return { currency: 'USD', exponent: 2, total: lines.reduce((sum, { total }) => sum + total, 0), lines };
}

function change(next: Record<string, number>) {
  quantities = next;
  cart = cartOf(next);
  for (const listener of listeners) listener();
}

export const getCart = () => cart;

export function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const put = (variant: string, quantity = 1) =>
  change({ ...quantities, [variant]: (quantities[variant] ?? 0) + quantity });

export const adapter: Adapter = {
  read: async () => cart,
  async apply({ add, replace, remove }) {
    const next = { ...quantities };
    for (const key of [...remove, ...replace.map((one) => one.key)]) delete next[key];
    for (const { variant, quantity } of [...replace.map((one) => one.with), ...add])
      next[variant] = (next[variant] ?? 0) + quantity;
    change(next);
    return cart;
  },
  subscribe,
};
