// A Storefront API cart in our form: decimal texts, global ids, lines as `nodes`, as `edges` or as a plain list. What
// cannot be read is left as it is: where the cart is taken in, its line becomes an opaque one.

import { idOf, numberOf } from '../common/ids.js';
import { exponentOf } from '../common/money.js';

/** @import { Connection, Money, StorefrontCart, StorefrontLine } from './shapes.js' */

/** "gid://shopify/ProductVariant/1?x=y" is variant "1" everywhere else. @param {string|number|undefined} id */
export const tail = (id) => idOf(id)?.replace(/^gid:.*\/([^/?]+).*/, '$1');

/**
 * A connection's members, however the query asked for them.
 * @template T
 * @param {Connection<T>|null|undefined} connection
 * @returns {T[]}
 */
export function list(connection) {
  if (Array.isArray(connection)) return connection;
  const { nodes, edges } = connection ?? {};
  if (Array.isArray(nodes)) return nodes;
  return Array.isArray(edges) ? edges.map((edge) => edge?.node) : [];
}

/**
 * Lines that the shop knows of: what the page only hopes for is not in the cart. It has no price yet; a line that only
 * changes has its old one.
 * @param {StorefrontCart|null|undefined} cart
 */
export const realLines = (cart) => list(cart?.lines).filter((line) => !line?.isOptimistic || line.cost);

/**
 * @param {StorefrontCart|null|undefined} raw
 * @param {string|undefined} fallback  the currency of an empty cart; default: USD
 * @param {import('../common/facts.js').PageFacts} facts  of the page
 * @returns {import('../../types/cart.js').Cart}
 */
export function cartOf(raw, fallback, facts) {
  const all = realLines(raw);
  const amounts = [raw?.cost?.subtotalAmount, ...all.map((line) => line?.cost?.totalAmount)];
  const currency = amounts.find((amount) => amount?.currencyCode)?.currencyCode ?? fallback ?? 'USD';
  const exponent = exponentOf(currency);
  // Rounded, because the decimal text is exact and its double is not.
  /** @param {Money|null|undefined} money */
  const minor = (money) =>
    money?.currencyCode === currency ? Math.round(numberOf(money.amount) * 10 ** exponent) : Number.NaN;

  const lines = all.map((line, at) => {
    const {
      id: key,
      merchandise,
      quantity,
      cost,
      attributes,
      sellingPlanAllocation: plan,
      parentRelationship,
    } = line ?? /** @type {StorefrontLine} */ ({});
    const product = merchandise?.product;
    const id = tail(product?.id);
    const total = minor(cost?.totalAmount);
    return /** @type {import('../../types/cart.js').Line} */ (
      known({
        vendor: product?.vendor,
        type: product?.productType,
        tags: product?.tags,
        collections: product?.collections && list(product.collections).map((one) => one?.handle),
        requires_shipping: merchandise?.requiresShipping,
        ...facts.products[id ?? ''],
        key: idOf(key),
        product: id,
        variant: tail(merchandise?.id),
        quantity,
        unit_price: Math.floor(total / quantity),
        total,
        // The newest line comes first.
        added: all.length - at,
        title: product?.title ?? merchandise?.title,
        plan: plan && (tail(plan.sellingPlan?.id) ?? false),
        properties: Object.fromEntries(list(attributes).map((one) => [one?.key, one?.value ?? ''])),
        parent: parentRelationship && (idOf(parentRelationship.parent?.id) ?? false),
        // What the page hopes for is not what the shop says.
        opaque: line?.isOptimistic,
      })
    );
  });

  // The lines' totals know nothing of what comes off the order, and the subtotal of a page that still waits knows too
  // much.
  const waits = list(raw?.lines).some((line) => line?.isOptimistic);
  const subtotal = raw?.cost?.subtotalAmount;
  const total =
    subtotal && !waits
      ? minor(subtotal)
      : lines.reduce((sum, line) => sum + (line.opaque ? Number.NaN : line.total), 0);
  return {
    currency,
    exponent,
    lines,
    codes: list(raw?.discountCodes).flatMap((one) => (one?.code && one.applicable !== false ? one.code : [])),
    ...known({ total: Number.isSafeInteger(total) ? total : undefined, prices_include_tax: facts.prices_include_tax }),
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
