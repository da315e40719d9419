// Rules that tell one reading of a cart from another: each asks about one thing that is read.

const product = (id, price, variants = [id]) => ({
  id,
  title: id,
  variants: variants.map((variant) => ({ id: variant, prices: { USD: price, JPY: '900', KWD: '5.000' } })),
});

/** What is asked of a cart, by the offer that answers. */
const conditions = {
  desk: { line: { product: '1001' } },
  machine: { line: { product: '500' } },
  beans: { line: { product: ['600', '700'] } },
  tile: { line: { product: '800' } },
  anything: { line: { requires_shipping: true } },
  plan: { line: { subscription: true } },
  dear: { line: { price: { USD: { min: '499.00' }, JPY: { min: '1000' } } } },
  collection: { line: { collection: 'desks' } },
  tag: { line: { tag: 'oak' } },
  type: { line: { type: 'Desks' } },
  vendor: { line: { vendor: 'Alder' } },
  red: { line: { option: { Colour: 'Red' } } },
};
const ofTheCart = {
  over: { subtotal: { USD: { min: '0.01' }, JPY: { min: '1' }, KWD: { min: '0.001' } } },
  under: { subtotal: { USD: { max: '99999.00' } } },
  'not-over': { none: [{ subtotal: { USD: { min: '500.00' } } }] },
  units: { items: { min: 2 } },
  'few-units': { items: { max: 5 } },
  lines: { lines: { min: 2 } },
  code: { code: 'TEN' },
};

const offers = [
  ...Object.entries(conditions).map(([id, when]) => ({ id, when, suggest: { product: 'extra' } })),
  ...Object.entries(ofTheCart).map(([id, one]) => ({
    id,
    when: { all: [{ line: { requires_shipping: true } }, one] },
    suggest: { product: 'extra' },
  })),
  { id: 'tray', when: { line: { requires_shipping: true } }, suggest: { product: '1002' } },
  ...['800', '500'].map((tile) => ({
    id: `eight-${tile}`,
    kind: 'bundle',
    when: { line: { product: tile } },
    quantity_break: { quantity: 8, from: 1, deal: { percent_off: 10, applied_by: 'automatic' } },
    why: 'You have {have}; {difference} more makes a square metre.',
  })),
];

/** A rule bundle for each question, so that no offer stands in another's way. */
export const bundles = offers.map((offer) => ({
  format: 1,
  revision: '1',
  language: 'en',
  products: [
    product('1001', '499.00', ['39500']),
    product('1002', '29.00', ['39700']),
    product('500', '300.00'),
    {
      id: '900',
      title: '900',
      variants: [
        {
          id: '901',
          options: { Size: 'M' },
          open_options: { Colour: ['Red', 'Deep & Blue'] },
          prices: { USD: '12.00' },
        },
      ],
    },
    product('600', '30.00'),
    product('700', '20.00'),
    product('800', '10.00'),
    product('extra', '5.00'),
  ],
  offers: [{ kind: 'pairs_well', why: 'Keeps your {trigger} in order.', ...offer }],
}));
