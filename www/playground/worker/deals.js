// The deals of the offers as discounts of the in-memory cart. In a shop the merchant sets them up on the platform; here the
// till simply honours what the rules declare.

const list = (one) => (one === undefined ? [] : [one].flat());

/** @returns {import('../../adapters/memory/shapes.js').Discount[]} */
export function discountsOf(products, offers, markets) {
  const priced = (...what) => discounts(markets, ...what);
  return offers.flatMap((offer) => {
    const { quantity_break: more, kit } = offer;
    if (more)
      return breaks(products, offer, more).flatMap((one, index) =>
        priced(offer, more.deal, { ...one, repeats: more.repeat ?? false }, index),
      );
    if (kit)
      return kits(products, kit).flatMap((items, index) => priced(offer, kit.deal, { kind: 'kit', items }, index));
    return [];
  });
}

/** A set is of one variant: one discount for each variant that the offer is about. */
const breaks = (products, { when }, { quantity }) =>
  products.flatMap((product) =>
    product.variants
      .filter((variant) => mayMatch(when?.line, product, variant))
      .map(({ id }) => ({ kind: 'quantity_break', items: [{ variants: [id], quantity }] })),
  );

/** What of a line's condition can be told from the catalog alone. */
function mayMatch(line, product, variant) {
  if (!line) return true;
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

/** The items of a kit; where parts must be the same in something, one list of items for each value of it. */
function kits(products, { components }) {
  const parts = components.map(({ product: id, variant, quantity = 1, same }) => {
    const product = products.find((one) => one.id === id);
    const wanted = list(variant);
    const variants = (product?.variants ?? []).filter((one) => wanted.length === 0 || wanted.includes(one.id));
    return { product, variants, quantity, same: list(same) };
  });
  const names = [...new Set(parts.flatMap(({ same }) => same))];
  const item = (variants, quantity) => ({ variants: variants.map(({ id }) => id), quantity });
  if (names.length === 0) return [parts.map(({ variants, quantity }) => item(variants, quantity))];
  const lead = parts.find(({ same }) => same.length === 0) ?? parts[0];
  const value = (part, variant, name) => variant.options?.[name] ?? part.product.attributes?.[name];
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
    .filter((items) => items.every(({ variants }) => variants.length > 0));
}

/** One discount, or one for each market that has a total of its own, and one for the rest. @param {string[]} markets all of them */
function discounts(
  markets,
  { id, title },
  { percent_off: percent, amount_off: amount, total, market_totals: totals = {}, applied_by: by, rounding },
  rest,
  index,
) {
  const discount = { ...rest, title: title ?? id, ...(by?.code && { code: by.code }), ...(rounding && { rounding }) };
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
