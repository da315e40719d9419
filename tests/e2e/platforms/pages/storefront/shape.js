// A cart as the Storefront API gives it.

const gid = (type, id) => `gid://shopify/${type}/${id}`;

/** The id of a line; its tail is not the line's key anywhere else. */
export const lineId = (key) => `${gid('CartLine', encodeURIComponent(key))}?cart=c1`;
export const keyOf = (id) => decodeURIComponent(/CartLine\/([^?]+)/.exec(id)[1]);

/**
 * @param {ReturnType<ReturnType<import('../../../../../www/adapters/memory/index.js').memoryAdapter>['bill']>} bill
 * @param {import('../../../../../www/adapters/memory/catalog.js').Catalog} catalog
 * @param {{key: string, value: string}[]} attributes  of the cart
 */
export function cartOf({ cart, lines }, _catalog, attributes) {
  const { currency, exponent } = cart;
  // Whole amounts are written "29.0", and no more zeros than one at the end.
  const money = (minor) => ({
    amount: (minor / 10 ** exponent).toFixed(Math.max(exponent, 1)).replace(/(\.\d+?)0+$/, '$1'),
    currencyCode: currency,
  });
  const nodes = cart.lines.map((line) => {
    const { list } = lines.get(line.key);
    return {
      id: lineId(line.key),
      quantity: line.quantity,
      attributes: Object.entries(line.properties ?? {}).map(([key, value]) => ({ key, value })),
      cost: {
        totalAmount: money(line.total),
        subtotalAmount: money(list),
        amountPerQuantity: money(Math.round(list / line.quantity)),
      },
      ...(line.plan && {
        sellingPlanAllocation: { sellingPlan: { id: gid('SellingPlan', line.plan), name: line.plan } },
      }),
      ...(line.parent && { parentRelationship: { parent: { id: lineId(line.parent) } } }),
      merchandise: {
        id: gid('ProductVariant', line.variant),
        title: '',
        requiresShipping: line.requires_shipping,
        product: {
          id: gid('Product', line.product),
          title: line.title,
          vendor: line.vendor ?? '',
          productType: line.type ?? '',
          tags: line.tags,
          collections: { nodes: line.collections.map((handle) => ({ handle })) },
        },
      },
    };
  });
  return {
    id: gid('Cart', 'c1'),
    totalQuantity: nodes.reduce((sum, { quantity }) => sum + quantity, 0),
    attributes,
    cost: { subtotalAmount: money(cart.total), totalAmount: money(cart.total) },
    discountCodes: cart.codes.map((code) => ({ code, applicable: true })),
    // The newest first.
    lines: { nodes: nodes.reverse() },
  };
}
