// A Storefront API cart in our form: decimal texts, global ids, lines as `nodes`, as `edges` or as a plain list.

import { exponentOf } from '../common/money.js';

/** @import { Connection, Money, StorefrontCart } from './shapes.js' */

/** "gid://shopify/ProductVariant/1?x=y" is variant "1" everywhere else. @param {string|number} id */
export const tail = (id) => String(id).replace(/^gid:.*\/([^/?]+).*/, '$1');

/**
 * A connection's members, however the query asked for them.
 * @template T
 * @param {Connection<T>|null|undefined} connection
 * @returns {T[]}
 */
export function list(connection) {
  if (!connection || Array.isArray(connection)) return connection ?? [];
  return connection.nodes ?? connection.edges?.map(({ node }) => node) ?? [];
}

/**
 * Lines that the shop knows of: what the page only hopes for is not in the cart.
 * @param {StorefrontCart|null|undefined} cart
 */
export const realLines = (cart) => list(cart?.lines).filter(({ isOptimistic }) => !isOptimistic);

/**
 * @param {StorefrontCart|null|undefined} raw
 * @param {string|undefined} fallback  the currency of an empty cart; default: USD
 * @param {import('../common/facts.js').PageFacts} facts  of the page
 * @returns {import('../../types/cart.js').Cart}
 */
export function cartOf(raw, fallback, facts) {
  const all = realLines(raw);
  const subtotal = raw?.cost?.subtotalAmount;
  const currency = (subtotal ?? all[0]?.cost.totalAmount)?.currencyCode ?? fallback ?? 'USD';
  const exponent = exponentOf(currency);
  // Rounded, because the decimal text is exact and its double is not.
  /** @param {Money} money */
  const minor = ({ amount }) => Math.round(Number(amount) * 10 ** exponent);

  const lines = all.map((line, at) => {
    const { merchandise, quantity, cost, attributes, sellingPlanAllocation: plan, parentRelationship } = line;
    const { product } = merchandise;
    const id = tail(product.id);
    const total = minor(cost.totalAmount);
    return known({
      vendor: product.vendor,
      type: product.productType,
      tags: product.tags,
      collections: product.collections && list(product.collections).map(({ handle }) => handle),
      requires_shipping: merchandise.requiresShipping,
      ...facts.products[id],
      key: line.id,
      product: id,
      variant: tail(merchandise.id),
      quantity,
      unit_price: Math.floor(total / quantity),
      total,
      // The newest line comes first.
      added: all.length - at,
      title: product.title,
      plan: plan && tail(plan.sellingPlan.id),
      properties: Object.fromEntries((attributes ?? []).map(({ key, value }) => [key, value ?? ''])),
      parent: parentRelationship?.parent.id,
    });
  });

  // The lines' totals know nothing of what comes off the order, and the subtotal of a page that still waits knows too
  // much.
  const waits = all.length < list(raw?.lines).length;
  return {
    currency,
    exponent,
    total: subtotal && !waits ? minor(subtotal) : lines.reduce((sum, { total }) => sum + total, 0),
    lines,
    codes: (raw?.discountCodes ?? []).filter(({ applicable }) => applicable !== false).map(({ code }) => code),
    ...known({ prices_include_tax: facts.prices_include_tax }),
  };
}

/**
 * Without what is not known.
 * @template {object} T
 * @param {T} facts
 */
const known = (facts) =>
  /** @type {{[Name in keyof T]: NonNullable<T[Name]>}} */ (
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null))
  );
