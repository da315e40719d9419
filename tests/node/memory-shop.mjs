// A small shop for the tests of the in-memory adapter: every rule of it is there to be tried.

const one = (id, prices, more = {}) => ({
  id,
  title: more.title ?? id,
  collections: more.collections ?? [],
  ...more,
  variants: [{ id: `${id}-1`, title: 'One', prices, ...more.variant }],
});

/** @returns {import('../../www/adapters/memory/shapes.js').Shop} */
export function smallShop(more = {}) {
  return {
    default_market: 'US',
    markets: {
      US: { country: 'US', currency: 'USD', locale: 'en', prices_include_tax: false },
      DE: { country: 'DE', currency: 'EUR', locale: 'de', prices_include_tax: true },
      GB: { country: 'GB', currency: 'GBP', locale: 'en-GB', prices_include_tax: true },
      JP: { country: 'JP', currency: 'JPY', locale: 'ja' },
      KW: { country: 'KW', currency: 'KWD', locale: 'ar' },
    },
    products: [
      one('candle', { USD: '30.00' }),
      one('soap', { USD: '16.00', JPY: '999' }),
      one('maker', { USD: '40.00' }, { title: { en: 'Coffee maker', de: 'Kaffeebereiter' } }),
      one('grinder', { USD: '25.00' }),
      one('filters', { USD: '15.00' }),
      one(
        'desk',
        { USD: '499.00', KWD: '153.750', EUR: '450.00' },
        { collections: ['desks'], tags: ['office'], vendor: 'Hart' },
      ),
      one('tray', { USD: '29.00', KWD: '8.750' }),
      one('odd', { USD: '0.99' }),
      one('gift', { USD: '0.00' }),
      one('few', { USD: '5.00' }, { variant: { stock: 3 } }),
      one('gone', { USD: '5.00' }, { variant: { available: false } }),
      one('eggs', { USD: '0.50' }, { variant: { quantity_rule: { min: 6, max: 24, increment: 6 } } }),
      one('plan', { USD: '49.00' }, { requires_shipping: false }),
      one('coffee', { USD: '12.00' }, { variant: { plans: [{ id: 'monthly', prices: { USD: '10.80' } }] } }),
      one('mug', { USD: '9.00', GBP: '8.00' }, { variant: { market_prices: { GB: { GBP: '7.50' } } } }),
      {
        id: 'shoes',
        title: 'Oxford shoes',
        variants: [
          { id: 'shoes-brown', title: 'Brown', options: { color: 'brown' }, prices: { USD: '140.00' } },
          { id: 'shoes-black', title: 'Black', options: { color: 'black' }, prices: { USD: '150.00' } },
        ],
      },
      { id: 'belt', title: 'Belt', variants: [{ id: 'belt-brown', title: 'Brown', prices: { USD: '45.00' } }] },
    ],
    discounts: [
      {
        id: 'candles',
        title: 'Three candles',
        kind: 'quantity_break',
        items: [{ products: ['candle'], quantity: 3 }],
        deal: { total: { USD: '80.00' } },
      },
      {
        id: 'kit',
        title: 'Starter kit',
        kind: 'kit',
        deal: { percent: '15' },
        items: [{ products: ['maker'] }, { products: ['grinder'] }, { products: ['filters'] }],
      },
      {
        id: 'outfit',
        title: 'Shoes and belt',
        kind: 'kit',
        deal: { total: { USD: '160.00' } },
        items: [{ variants: ['shoes-brown'] }, { variants: ['belt-brown'] }],
      },
      { id: 'ten', title: 'Welcome', code: 'TEN', kind: 'order', deal: { percent: '10' } },
      { id: 'twenty', title: 'Friends', code: 'TWENTY', kind: 'order', deal: { percent: '20' } },
      {
        id: 'desks',
        title: 'Desk week',
        code: 'DESK50',
        kind: 'lines',
        items: [{ collections: ['desks'] }],
        deal: { amount: { USD: '50.00' } },
        combines: ['automatic', 'TEN'],
      },
      {
        id: 'big',
        title: 'Big order',
        code: 'BIG',
        kind: 'order',
        deal: { amount: { USD: '25.00' } },
        minimum: { USD: '200.00' },
      },
    ],
    ...more,
  };
}
