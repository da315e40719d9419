// Every form of card in every state that it can be in: what is in the cart, and what the shopper does.

/**
 * @typedef {object} Card
 * @property {string} name
 * @property {string[]} cart  variants
 * @property {string} offer  whose card it is
 * @property {object} [add]  an offer that the demo shop's rules do not have, in their source form
 * @property {Record<string, object>} [variants]  facts of variants that the rules do not have, by id
 * @property {Act[]} acts  one after the other
 */
/** @typedef {'accept'|'tick'|'dismiss'|'fail'|'wait'|'code'|'take-out'} Act */

/** @type {Act[]} */
const none = [];

/** @type {Record<string, {offer: string, cart: string[], add?: object, variants?: Record<string, object>, states: Record<string, Act[]>}>} */
const FORMS = {
  product: {
    offer: 'desk-cable-tray',
    cart: ['standing-desk-140'],
    states: {
      offered: none,
      busy: ['wait', 'accept'],
      failed: ['fail', 'accept'],
      accepted: ['accept'],
      dismissed: ['dismiss'],
    },
  },
  'choice of variant': {
    offer: 'boots-belt',
    cart: ['desert-boot-42'],
    add: {
      id: 'boots-belt',
      kind: 'pairs_well',
      when: { line: { product: 'desert-boot' } },
      suggest: { product: 'belt', choose: true },
      why: {
        en: 'Both shades suit your {trigger}.',
        de: 'Beide Töne passen zu Ihren {trigger}.',
      },
    },
    states: { offered: none },
  },
  'open option': {
    offer: 'boots-belt',
    cart: ['desert-boot-42'],
    add: {
      id: 'boots-belt',
      kind: 'pairs_well',
      when: { line: { product: 'desert-boot' } },
      suggest: { product: 'belt' },
      why: { en: 'Lined with the suede of your {trigger}.', de: 'Gefüttert mit dem Leder Ihrer {trigger}.' },
    },
    variants: { 'belt-brown': { open_options: { length: ['95', '105'] } } },
    states: { offered: none },
  },
  'reduced product': {
    offer: 'sofa-candle',
    cart: ['sofa-1'],
    add: {
      id: 'sofa-candle',
      kind: 'pairs_well',
      when: { line: { product: 'sofa' } },
      suggest: { product: 'candle' },
      why: {
        en: 'Burns without soot beside your {trigger}.',
        de: 'Brennt ohne Ruß neben Ihrem {trigger}.',
      },
    },
    variants: { 'candle-1': { compare_at: { USD: '36.00' }, lowest_30_days: { US: { USD: '36.00' } } } },
    states: { offered: none },
  },
  advice: {
    offer: 'jacket-size',
    cart: ['rain-jacket-m'],
    states: { offered: none, failed: ['fail', 'accept'], accepted: ['accept'], dismissed: ['dismiss'] },
  },
  statement: {
    offer: 'sofa-doorway',
    cart: ['sofa-1'],
    states: { offered: none, accepted: ['tick'], dismissed: ['dismiss'] },
  },
  'quantity break': {
    offer: 'candle-three',
    cart: ['candle-1', 'candle-1'],
    states: { offered: none, failed: ['fail', 'accept'], accepted: ['accept'], dismissed: ['dismiss'] },
  },
  kit: {
    offer: 'coffee-starter',
    cart: ['coffee-maker-1'],
    states: { offered: none, failed: ['fail', 'accept'], accepted: ['accept'], dismissed: ['dismiss'] },
  },
  'price mismatch': {
    offer: 'soap-and-dish',
    cart: ['soap-1'],
    states: { mismatch: ['code', 'accept'], withdrawn: ['code', 'accept', 'accept'] },
  },
  steps: {
    offer: 'audit-package',
    cart: ['audit-basic'],
    states: { offered: none, failed: ['fail', 'accept'], accepted: ['accept'], dismissed: ['dismiss'] },
  },
  notice: {
    offer: 'sofa-protection',
    cart: ['sofa-1'],
    states: { 'the sofa has left': ['accept', 'take-out'] },
  },
};

/** @type {Card[]} */
export const CARDS = Object.entries(FORMS).flatMap(([form, { states, ...card }]) =>
  Object.entries(states).map(([state, acts]) => ({ ...card, name: `${form}, ${state}`, acts })),
);
