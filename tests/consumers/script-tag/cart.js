// The shop's cart as the adapter "memory" keeps it: one desk.
localStorage.setItem(
  'cart-associate-demo-cart',
  JSON.stringify({
    lines: [{ product: 'standing-desk', variant: 'standing-desk-140', quantity: 1, properties: {}, added: 1 }],
    codes: [],
    market: 'US',
    currency: 'USD',
    locale: 'en',
    sequence: 1,
    consent: false,
  }),
);
