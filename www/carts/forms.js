// Which form a cart is in, and where each part of ours stands in it.

/**
 * @typedef {'own'|'shopify_ajax'|'shopify_storefront'|'woocommerce'} Form
 *
 * @typedef {object} Places  where things of our form stand
 * @property {Record<string, string>} cart_fields  in the cart, by field of ours
 * @property {Record<string, string>} line_fields  in a line, by field of ours
 */

/** @type {Record<Exclude<Form, 'own'>, Places>} */
export const places = {
  shopify_ajax: {
    cart_fields: { currency: '/currency', total: '/total_price', lines: '/items', codes: '/discount_codes' },
    line_fields: {
      key: '/key',
      product: '/product_id',
      variant: '/variant_id',
      quantity: '/quantity',
      unit_price: '/final_price',
      total: '/final_line_price',
      title: '/product_title',
      plan: '/selling_plan_allocation',
      properties: '/properties',
      parent: '/parent_relationship',
      vendor: '/vendor',
      type: '/product_type',
      requires_shipping: '/requires_shipping',
      quantity_rule: '/quantity_rule',
    },
  },
  shopify_storefront: {
    cart_fields: {
      currency: '/cost/subtotalAmount/currencyCode',
      total: '/cost/subtotalAmount',
      lines: '/lines',
      codes: '/discountCodes',
    },
    line_fields: {
      key: '/id',
      product: '/merchandise/product/id',
      variant: '/merchandise/id',
      quantity: '/quantity',
      unit_price: '/cost/totalAmount',
      total: '/cost/totalAmount',
      title: '/merchandise/product/title',
      plan: '/sellingPlanAllocation',
      properties: '/attributes',
      parent: '/parentRelationship',
      vendor: '/merchandise/product/vendor',
      type: '/merchandise/product/productType',
      tags: '/merchandise/product/tags',
      collections: '/merchandise/product/collections',
      requires_shipping: '/merchandise/requiresShipping',
    },
  },
  woocommerce: {
    cart_fields: { currency: '/totals/currency_code', total: '/items', lines: '/items', codes: '/coupons' },
    line_fields: {
      key: '/key',
      product: '/id',
      variant: '/id',
      quantity: '/quantity',
      unit_price: '/totals/line_total',
      total: '/totals/line_total',
      title: '/name',
      properties: '/item_data',
      options: '/variation',
      parent: '/parent_item_key',
      tags: '/extensions/cart-associate/tags',
      collections: '/extensions/cart-associate/collections',
      requires_shipping: '/extensions/cart-associate/requires_shipping',
      quantity_rule: '/quantity_limits',
    },
  },
};

/**
 * Which form it is, by what only that form has; undefined where it is none.
 * @param {Record<string, unknown>} cart
 * @returns {Form|undefined}
 */
export function formOf(cart) {
  const { lines, items, totals } = cart;
  if (Array.isArray(lines)) return 'own';
  if (isObject(lines)) return 'shopify_storefront';
  if (isObject(items) && isObject(totals)) return 'woocommerce';
  const has = (/** @type {string} */ name) => cart[name] != null;
  if (Array.isArray(items) && (has('item_count') || has('total_price') || has('token'))) return 'shopify_ajax';
  // Plainly ours, and its lines are missing.
  return has('currency') && has('exponent') ? 'own' : undefined;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === 'object' && value !== null;
