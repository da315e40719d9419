// From what is stored to what the shopper is charged: the Cart of docs/architecture.md, and the shop's own view of it.

import { bestCombination } from './combine.js';
import { exponentOf } from '../common/money.js';
import { perUnit } from './money.js';
import { keyOf } from './lines.js';

/** @import { Cart, Line } from '../../types/cart.js' */
/** @import { Catalog } from './catalog.js' */
/** @import { Shop, State, StoredLine } from './shapes.js' */
/** @typedef {{title: string|Record<string,string>, code?: string, amount: number}} Reduction */
/**
 * @typedef {object} Bill
 * @property {Cart & {total: number}} cart
 * @property {Map<string, {list: number, reductions: Reduction[]}>} lines by key: the price without discounts, and what
 *   came off
 * @property {Reduction[]} reductions         what came off the order as a whole
 * @property {number} list                    everything at its single price
 * @property {import('./combine.js').RefusedCode[]} refused
 */

/**
 * @param {Shop} shop @param {Catalog} catalog @param {State} state
 * @param {{honours?: boolean}} [till] honours false: the till knows no automatic deal, whatever was promised
 * @returns {Bill}
 */
export function bill(shop, catalog, state, { honours = true } = {}) {
  const place = { market: state.market, currency: state.currency };
  const priced = state.lines.map((line) => ({
    ...line,
    collections: catalog.product(line.product)?.collections ?? [],
    unit: catalog.charge(line.variant, line.plan, place) ?? 0,
  }));
  const entered = (shop.discounts ?? []).filter(
    (discount) => discount.honoured !== false && (discount.code ? state.codes.includes(discount.code) : honours),
  );
  const { taken, refused } = bestCombination(entered, priced, place);
  for (const { code, honoured } of shop.discounts ?? []) {
    if (code && honoured === false && state.codes.includes(code)) refused.push({ code, reason: 'code_not_applicable' });
  }

  /** @type {Bill['lines']} */
  const lines = new Map();
  const cartLines = priced.map((line, index) => {
    const list = line.unit * line.quantity;
    const reductions = taken
      .map(({ discount, byLine }) => ({ title: discount.title, code: discount.code, amount: byLine?.[index] ?? 0 }))
      .filter(({ amount }) => amount > 0);
    const total = list - reductions.reduce((sum, { amount }) => sum + amount, 0);
    const key = keyOf(line);
    lines.set(key, { list, reductions });
    return cartLine(key, line, total, catalog, state);
  });
  const reductions = taken
    .filter(({ byLine }) => byLine === null)
    .map(({ discount, amount }) => ({ title: discount.title, code: discount.code, amount }));
  const goods = cartLines.reduce((sum, line) => sum + line.total, 0);
  const market = shop.markets[state.market];
  const cart = {
    currency: state.currency,
    exponent: exponentOf(state.currency),
    total: goods - reductions.reduce((sum, { amount }) => sum + amount, 0),
    lines: cartLines,
    codes: state.codes.filter((code) => taken.some(({ discount }) => discount.code === code)),
    ...(market?.prices_include_tax === undefined ? {} : { prices_include_tax: market.prices_include_tax }),
  };
  return { cart, lines, reductions, list: priced.reduce((sum, line) => sum + line.unit * line.quantity, 0), refused };
}

/**
 * @param {string} key @param {StoredLine} line @param {number} total @param {Catalog} catalog @param {State} state
 * @returns {Line}
 */
function cartLine(key, line, total, catalog, state) {
  const product = catalog.product(line.product);
  return {
    key,
    product: line.product,
    variant: line.variant,
    quantity: line.quantity,
    unit_price: perUnit(total, line.quantity),
    total,
    added: line.added,
    title: catalog.title(line.variant, state.locale),
    ...(line.plan && { plan: line.plan }),
    ...(Object.keys(line.properties).length > 0 && { properties: { ...line.properties } }),
    ...(line.options && { options: { ...line.options } }),
    ...(line.parent && { parent: line.parent }),
    ...(product?.vendor && { vendor: product.vendor }),
    ...(product?.type && { type: product.type }),
    tags: product?.tags ?? [],
    collections: product?.collections ?? [],
    requires_shipping: product?.requires_shipping ?? true,
  };
}
