// The deals of the offers as discounts of the in-memory cart. In a shop the merchant sets them up on the platform; here
// the till simply honours what the rules declare.

/** @import { Discount, DiscountItem } from '../../adapters/memory/shapes.js' */
/** @import { OneOrMore, RulesDeal, RulesOffer, RulesProduct, RulesVariant } from '../shapes.js' */

/**
 * @template T
 * @param {OneOrMore<T>|undefined} one
 * @returns {T[]}
 */
const list = (one) => (one === undefined ? [] : Array.isArray(one) ? one : [one]);

/** @param {RulesProduct[]} products @param {RulesOffer[]} offers @param {string[]} markets @returns {Discount[]} */
export function discountsOf(products, offers, markets) {
  return offers.flatMap((offer) => {
    const { quantity_break: more, kit } = offer;
    if (more)
      return breaks(products, offer, more).flatMap((one, index) =>
        discounts(markets, offer, more.deal, { ...one, repeats: more.repeat ?? false }, index),
      );
    if (kit)
      return kits(products, kit).flatMap((items, index) =>
        discounts(markets, offer, kit.deal, { kind: 'kit', items }, index),
      );
    return [];
  });
}

/**
 * A set is of one variant: one discount for each variant that the offer is about.
 * @param {RulesProduct[]} products @param {RulesOffer} offer @param {{quantity: number}} set
 * @returns {Pick<Discount, 'kind'|'items'>[]}
 */
const breaks = (products, { when }, { quantity }) =>
  products.flatMap((product) =>
    product.variants
      .filter((variant) => mayMatch(when?.line, product, variant))
      .map(({ id }) => ({ kind: 'quantity_break', items: [{ variants: [id], quantity }] })),
  );

/**
 * What of a line's condition can be told from the catalog alone.
 * @param {Record<string, OneOrMore<string>|undefined>|undefined} line
 * @param {RulesProduct} product
 * @param {RulesVariant} variant
 */
function mayMatch(line, product, variant) {
  if (!line) return true;
  /** @type {Record<string, string[]>} */
  const facts = {
    product: [product.id],
    variant: [variant.id],
    sku: list(variant.sku),
    type: list(product.type),
    vendor: list(product.vendor),
    tag: list(product.tags),
    collection: list(product.collections),
  };
  return Object.entries(facts).every(
    ([name, values]) => line[name] === undefined || list(line[name]).some((wish) => values.includes(wish)),
  );
}

/**
 * The items of a kit; where parts must be the same in something, one list of items for each value of it.
 * @param {RulesProduct[]} products @param {NonNullable<RulesOffer['kit']>} kit @returns {DiscountItem[][]}
 */
function kits(products, { components }) {
  const parts = components.map(({ product: id, variant, quantity = 1, same }) => {
    const product = products.find((one) => one.id === id);
    const wanted = list(variant);
    const variants = (product?.variants ?? []).filter((one) => wanted.length === 0 || wanted.includes(one.id));
    return { product, variants, quantity, same: list(same) };
  });
  const names = [...new Set(parts.flatMap(({ same }) => same))];
  /** @param {RulesVariant[]} variants @param {number} quantity @returns {DiscountItem} */
  const item = (variants, quantity) => ({ variants: variants.map(({ id }) => id), quantity });
  if (names.length === 0) return [parts.map(({ variants, quantity }) => item(variants, quantity))];
  const lead = parts.find(({ same }) => same.length === 0) ?? parts[0];
  /** @param {{product?: RulesProduct}} part @param {RulesVariant} variant @param {string} name */
  const value = (part, variant, name) => variant.options?.[name] ?? part.product?.attributes?.[name];
  const ways = new Map(
    lead.variants.map((variant) => {
      const values = names.map((name) => value(lead, variant, name));
      return [JSON.stringify(values), values];
    }),
  );
  return [...ways.values()]
    .map((values) =>
      parts.map((part) => {
        const tied = part === lead ? names : part.same;
        return item(
          part.variants.filter((variant) =>
            tied.every((name) => value(part, variant, name) === values[names.indexOf(name)]),
          ),
          part.quantity,
        );
      }),
    )
    .filter((items) => items.every(({ variants }) => variants?.length));
}

/**
 * One discount, or one for each market that has a total of its own, and one for the rest.
 * @param {string[]} markets  all of them
 * @param {RulesOffer} offer
 * @param {RulesDeal} deal
 * @param {Pick<Discount, 'kind'|'items'|'repeats'>} rest
 * @param {number} index
 * @returns {Discount[]}
 */
function discounts(
  markets,
  { id, title },
  { percent_off: percent, amount_off: amount, total, market_totals: totals = {}, applied_by: by, rounding },
  rest,
  index,
) {
  const discount = { ...rest, title: title ?? id, ...(by?.code && { code: by.code }), ...(rounding && { rounding }) };
  /** @param {string} name @param {Discount['deal']} deal @param {string[]} [where] @returns {Discount} */
  const one = (name, deal, where) => ({
    ...discount,
    id: `${id} ${index}${name}`,
    deal,
    ...(where && { markets: where }),
  });
  const own = Object.entries(totals).map(([market, figures]) =>
    one(` ${market}`, { total: { ...total, ...figures } }, [market]),
  );
  if (percent !== undefined) return [one('', { percent: String(percent) })];
  if (amount) return [one('', { amount })];
  const elsewhere = own.length > 0 ? markets.filter((market) => !(market in totals)) : undefined;
  return [...own, ...(total ? [one('', { total }, elsewhere)] : [])];
}
