// An adapter for a cart of one's own. Everything that is asked of an adapter is here (docs/headless.md).

/** @param {import('./cart.js').Basket} basket */
export const ownAdapter = (basket) => {
  // Amounts are integers in minor units: 49900 is $499.00.
  const read = async () => {
    const lines = basket.lines.map(({ id, sku, product, count, cents, note, seq }) => ({
      key: id,
      product,
      variant: sku,
      quantity: count,
      unit_price: cents,
      total: cents * count,
      added: seq,
      properties: note ?? {},
    }));
    return { currency: 'USD', exponent: 2, total: lines.reduce((sum, { total }) => sum + total, 0), lines };
  };

  return {
    read,

    // The whole effect of one click, step by step. An error's message is for the shopper; what was done by then may
    // stay, for the cart is read again, and the rest of it taken back.
    async apply({ add, replace, remove, codes }) {
      if (codes) throw new Error('This shop takes no discount codes.');
      for (const line of add) await basket.put(line.variant, line.quantity, line.properties);
      for (const { key, with: line } of replace) {
        // In this order, because what is put in joins a line that is the same.
        await basket.drop(key);
        await basket.put(line.variant, line.quantity, line.properties);
      }
      for (const key of remove) await basket.drop(key);
      return read();
    },

    // Told of every change, whoever made it; answers the way to stop.
    subscribe(changed) {
      basket.addEventListener('change', changed);
      return () => basket.removeEventListener('change', changed);
    },

    context: () => ({ market: 'US', country: 'US', locale: 'en' }),
  };
};
