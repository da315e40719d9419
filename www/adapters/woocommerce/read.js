// The Store API's cart in our form: texts of digits with the shop's number of decimals, and line totals always without
// tax, whatever the shop shows. What cannot be read is left as it is: where the cart is taken in, its line becomes an
// opaque one. PHP writes `[]` for an object that is empty.

import { idOf, numberOf } from '../common/ids.js';
import { exponentOf } from '../common/money.js';
import { plain } from './text.js';

/** @import { StoreCart, StoreItem } from './shapes.js' */

/** The lines. An item of which nothing is said is none: its product is no more. @param {StoreCart} cart */
export const itemsOf = ({ items }) =>
  Object.values(items).filter((item) => item !== null && typeof item === 'object' && Object.keys(item).length > 0);

/** The cart with its lines as a list. @param {StoreCart} cart */
export const tidied = (cart) => ({ ...cart, items: itemsOf(cart) });

/**
 * What plugins show with a line, by name.
 * @param {StoreItem} item
 * @returns {[string, string][]}
 */
export const shownWith = ({ item_data: data }) =>
  Object.values(data ?? {}).flatMap((one) => {
    const name = plain(one?.key ?? one?.name);
    return name ? [[name, plain(one.value ?? one.display)]] : [];
  });

/**
 * What a line is of its product: the values of its variation's attributes, those that were chosen among them.
 * @param {StoreItem} item
 */
export const optionsOf = ({ variation }) =>
  Object.fromEntries(Object.values(variation ?? {}).map((one) => [plain(one?.attribute), plain(one?.value)]));

/**
 * Whether the shop shows its prices with tax; undefined where the cart does not say. A line says it whose price is its
 * total without tax, or with it, but for what rounding does to each unit. What is charged otherwise (a trial, a
 * deposit, a container of others) says nothing.
 * @param {StoreItem[]} items
 */
export function showsTax(items) {
  const votes = items.flatMap(({ quantity, prices, totals }) => {
    const tax = numberOf(totals?.line_subtotal_tax);
    const over = numberOf(prices?.price) * quantity - numberOf(totals?.line_subtotal);
    const [without, with_] = [over, over - tax].map((apart) => Math.abs(apart) <= quantity / 2 + 1);
    return without === with_ ? [] : with_;
  });
  return votes.every((vote) => vote === votes[0]) ? votes[0] : undefined;
}

/**
 * @param {StoreCart} raw
 * @param {import('../common/facts.js').PageFacts} facts
 * @returns {import('../../types/cart.js').Cart}
 */
export function cartOf(raw, { products, prices_include_tax: told }) {
  const { coupons, totals } = raw;
  const { currency_code: currency, currency_minor_unit: decimals } = totals ?? {};
  const exponent = exponentOf(currency);
  const items = itemsOf(raw);
  const withTax = told ?? showsTax(items);

  let sum = 0;
  const lines = items.map((item, at) => {
    const { key, quantity, totals, quantity_limits: limits } = item;
    const variant = idOf(item.id) ?? '';
    // What the page says wins over what our plugin says with the cart; what it says of a variation, over its product.
    const known = { ...item.extensions?.['cart-associate'], ...products[variant] };
    const product = idOf(known.variation_of) ?? variant;
    const charged = numberOf(totals?.line_total) + (withTax ? numberOf(totals?.line_total_tax) : 0);
    // The shop's decimals need not be the currency's, and what a plugin charges need not be whole.
    const total = Math.round((charged * 10 ** exponent) / 10 ** decimals);
    sum += total;
    return /** @type {import('../../types/cart.js').Line} */ ({
      ...known,
      ...products[product],
      ...products[variant],
      key: idOf(key),
      product,
      variant: idOf(item.id),
      quantity,
      unit_price: Math.floor(total / quantity),
      total,
      added: at + 1,
      title: plain(item.name) || undefined,
      properties: { ...Object.fromEntries(shownWith(item)), ...known.properties },
      options: optionsOf(item),
      parent: item.parent_item_key || undefined,
      ...(limits && limitsOf(limits)),
    });
  });

  return {
    currency,
    exponent,
    total: Number.isSafeInteger(sum) ? sum : undefined,
    lines,
    codes: Object.values(coupons ?? {}).flatMap((coupon) => coupon?.code ?? []),
    prices_include_tax: withTax,
  };
}

/** The most that a line may have; undefined where there is no limit: 9999 is Woo's word for that. @param {unknown} most */
const limitOf = (most) => {
  const units = Math.floor(numberOf(most));
  return units < 9999 ? units : undefined;
};

/**
 * The quantities that a line may have, in whole units. Where it is sold in parts of a unit, any whole number is some of
 * them, unless the parts do not make up a unit: then it is left alone.
 * @param {Partial<NonNullable<StoreItem['quantity_limits']>>} limits
 */
function limitsOf({ minimum, maximum, multiple_of: multiple, editable }) {
  const step = numberOf(multiple) || 1;
  return {
    quantity_rule: { min: Math.ceil(numberOf(minimum)) || 1, max: limitOf(maximum), increment: Math.ceil(step) },
    fixed: editable === false || (step % 1 > 0 && (1 / step) % 1 > 0),
  };
}

/** What the cart tells of the stock of what is in it. @param {StoreItem[]} items */
export const stockOf = (items) =>
  items.flatMap(({ id, quantity_limits: limits, sold_individually, backorders_allowed }) => {
    const stock = sold_individually ? 1 : limitOf(limits?.maximum);
    return backorders_allowed || stock === undefined ? [] : { variant: `${id}`, stock };
  });
