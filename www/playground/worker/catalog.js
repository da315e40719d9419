// What the playground's shop is made of: the products of the rules, the places it sells in, and the deals of the offers,
// which its till honours as they are declared.

import { parse } from 'jsonc-parser';
import { discountsOf } from './deals.js';

/** A shop for the in-memory cart (www/adapters/memory/shapes.js), from a text that compiles. @param {string} text */
export function catalog(text) {
  const { language, languages, markets = {}, products = [], offers = [] } = parse(text);
  const known = currenciesOf(products);
  const currencies = known.length > 0 ? known : ['USD'];
  const [currency] = currencies;
  const names = Object.keys(markets);
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

/** The one market of rules that know of none. */
export const NOWHERE = 'all';

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

/** The languages that titles and sentences are written in. */
function languagesOf(products, offers) {
  const texts = [...products.map(({ title }) => title), ...offers.map(({ why }) => why)];
  return texts.flatMap((one) => (one && typeof one === 'object' ? Object.keys(one) : []));
}
