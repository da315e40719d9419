// What the playground's shop is made of: the products of the rules, the places it sells in, and the deals of the
// offers, which its till honours as they are declared.

import { parse } from 'jsonc-parser';
import { discountsOf } from './deals.js';

/** @import { Amounts } from '../../adapters/memory/shapes.js' */
/** @import { Goods, RulesOffer, RulesProduct } from '../shapes.js' */

/**
 * A shop for the in-memory cart (www/adapters/memory/shapes.js), from a text that compiles.
 * @param {string} text
 * @returns {Goods}
 */
export function catalog(text) {
  /** @type {Rules} */
  const rules = parse(text);
  const { language, languages, markets = {}, products = [], offers = [] } = rules;
  const known = currenciesOf(products);
  const currencies = known.length > 0 ? known : ['USD'];
  const [currency] = currencies;
  const names = Object.keys(markets);
  /** @param {string} name */
  const market = (name) => ({
    country: /^[A-Z]{2}$/.test(name) ? name : undefined,
    currency,
    currencies,
    locale: language,
    prices_include_tax: markets[name]?.prices_include_tax,
  });
  return {
    products,
    discounts: discountsOf(products, offers, names),
    markets: Object.fromEntries((names.length > 0 ? names : [NOWHERE]).map((name) => [name, market(name)])),
    default_market: names[0] ?? NOWHERE,
    currencies,
    languages: [...new Set([language, ...(languages ?? []), ...languagesOf(products, offers)])],
  };
}

/**
 * @typedef {object} Rules  what is read of rules.json
 * @property {string} language @property {string[]} [languages]
 * @property {Record<string, {prices_include_tax?: boolean}>} [markets]
 * @property {RulesProduct[]} [products] @property {RulesOffer[]} [offers]
 */

/** The one market of rules that know of none. */
export const NOWHERE = 'all';

/** @param {RulesProduct[]} products */
function currenciesOf(products) {
  const prices = products.flatMap(({ variants = [] }) =>
    variants.flatMap(({ prices: own, market_prices: theirs, plans = [] }) => [
      own,
      ...Object.values(theirs ?? {}),
      ...plans.map((plan) => plan.prices),
    ]),
  );
  return [...new Set(prices.flatMap((one) => Object.keys(one ?? {})))];
}

/**
 * The languages that titles and sentences are written in.
 * @param {RulesProduct[]} products @param {RulesOffer[]} offers
 */
function languagesOf(products, offers) {
  const texts = [...products.map(({ title }) => title), ...offers.map(({ why }) => why)];
  return texts.flatMap((one) => (one && typeof one === 'object' ? Object.keys(one) : []));
}
