// The shop that every platform of the suite is a shop of: what it sells comes from the rule bundle, and here is what
// only the till knows. The doubles calculate with the modules of the in-memory adapter, so that they all charge the
// same.

import { readFileSync } from 'node:fs';
import { compiled } from '../support/site.mjs';

const rules = JSON.parse(readFileSync(new URL('rules.json', import.meta.url), 'utf8'));

/** The compiled rule bundle; made once. */
let bin;
export const rulesBin = () => (bin ??= compiled(rules, 'tests/e2e/platforms/rules.json'));

const discounts = [
  {
    id: 'candles',
    title: 'Three candles',
    kind: 'quantity_break',
    items: [{ products: ['1003'], quantity: 3 }],
    deal: { total: { USD: '80.00' } },
  },
  {
    id: 'coffee',
    title: 'Coffee set',
    code: 'KIT15',
    kind: 'kit',
    deal: { percent: '15' },
    rounding: 'line',
    combines: ['HERS', 'automatic'],
    items: [{ products: ['1004'] }, { products: ['1005'] }, { products: ['1006'] }],
  },
  {
    id: 'hers',
    title: 'Hers',
    code: 'HERS',
    kind: 'lines',
    items: [{ products: ['1016'] }],
    deal: { amount: { USD: '3.00' } },
    combines: ['KIT15', 'automatic'],
  },
  { id: 'jealous', title: 'Jealous', code: 'JEALOUS', kind: 'order', deal: { percent: '5' } },
];

/**
 * @typedef {object} Setting  how the shop is when the shopper comes
 * @property
 *   {{variant: string, quantity?: number, plan?: string, properties?: Record<string, string>, parent?: string}[]}
 *   [cart] `parent`: the variant of the line above it
 * @property {string[]} [codes]
 * @property {string} [market] @property {string} [currency]
 * @property {Record<string, {stock?: number, charges?: Record<string, string>}>} [variants] what the till knows of a
 *   variant
 * @property {object|string} [facts] what the page says in `<script type="application/json" data-cart-associate>`; a
 *   text as it is
 * @property {object} [options]  of the adapter
 * @property {number} [patience]  how long the page waits for the shop, in ms
 * @property {boolean} [consent]  as the platform reports it
 * @property {boolean} [cacheable]  whether a browser may keep the answers to the platform's readings of the cart
 */

/**
 * @param {Setting} setting @param {object} [more] what the platform adds to it
 * @returns {import('../../../www/adapters/memory/shapes.js').Shop}
 */
export const shopFor = ({ variants }, more = {}) => ({
  default_market: 'US',
  markets: {
    US: { country: 'US', currency: 'USD', locale: 'en' },
    JP: { country: 'JP', currency: 'JPY', locale: 'en-JP' },
    KW: { country: 'KW', currency: 'KWD', locale: 'en-KW' },
  },
  products: rules.products,
  discounts,
  variants: variants ?? {},
  ...more,
});
