// The till of a WooCommerce shop: what the Store API's routes do to the cart. It calculates with the modules of the
// in-memory adapter; what it allows, how it refuses and what it keeps is WooCommerce's way.

import { memoryAdapter } from '../../../../www/adapters/memory/index.js';
import { pageStorage } from '../../../../www/adapters/memory/store.js';
import { cartJson, escaped, keyFor } from './shapes.mjs';

/**
 * @typedef {object} Settings  of the shop, over the suite's shop
 * @property {boolean} [plugin]   our WordPress plugin is active; default true
 * @property {{rate: number, display: 'incl'|'excl'}} [tax]  in percent, and how the shop shows its prices
 * @property {number} [decimals]  as set in WooCommerce; default the currency's
 * @property {string[]} [single]  variations that are sold individually
 * @property {Record<string, {name: string, value: string}[]>} [foreign] what another plugin keeps with lines of a
 *   variation
 * @property {object} [visitor]  what our plugin tells of the visitor
 * @property {string[]} [individual]  coupons that go with no other
 */

/** A refusal of the Store API. */
export class RouteError extends Error {
  /** @param {string} code @param {string} message for HTML @param {number} [status] */
  constructor(code, message, status = 400) {
    super(message);
    this.code = `woocommerce_rest_${code}`;
    this.status = status;
  }
}

/**
 * What was chosen of the attributes that a variation leaves open, after the Store API's check of all of them. It knows them
 * by their labels, and by the names of its taxonomies.
 */
function chosenOf({ options: fixed = {}, open_options: open = {} }, variation = []) {
  const given = Object.fromEntries(variation.map(({ attribute, value }) => [attribute, value]));
  const invalid = (name, values) => {
    throw new RouteError(
      'invalid_variation_data',
      `Invalid value posted for ${escaped(name)}. Allowed values: ${escaped(values.join(', '))}`,
    );
  };
  for (const [name, value] of Object.entries(fixed))
    if (Object.hasOwn(given, name) && given[name] !== value) invalid(name, [value]);
  const missing = Object.keys(open).filter((name) => !Object.hasOwn(given, name));
  for (const [name, values] of Object.entries(open))
    if (Object.hasOwn(given, name) && !values.includes(given[name])) invalid(name, values);
  if (missing.length > 0)
    throw new RouteError(
      'missing_variation_data',
      `Missing variation data for variable product. ${missing.map(escaped).join(' and ')} ${missing.length > 1 ? 'are required fields' : 'is a required field'}`,
    );
  const names = Object.keys(open);
  return names.length > 0 ? { options: Object.fromEntries(names.map((name) => [name, given[name]])) } : {};
}

/** @param {import('../../../../www/adapters/memory/shapes.js').Shop} shop @param {Settings} settings */
export function wooTill(shop, settings) {
  const { plugin = true, individual = [] } = settings;
  const memory = memoryAdapter(shop, { storage: pageStorage(), tabs: new EventTarget() });
  /**
   * What our plugin has noted: an offer with the lines that it added, or with the order.
   * @type {{offer: string, revision: string, keys?: string[], variants?: string[]}[]}
   */
  const marks = [];

  const named = (variant) => escaped(memory.catalog.title(variant, 'en'));
  const lines = async () => (await memory.read()).lines;
  const lineAt = async (key) => {
    const line = (await lines()).find((one) => keyFor(one) === key);
    if (!line) throw new RouteError('cart_invalid_key', 'Cart item no longer exists or is invalid.', 409);
    return line;
  };
  const productOf = (variant) => memory.catalog.find(variant)?.product;

  const kept = (line) => {
    if (!plugin) return {};
    if (!line) return { 'cart-associate': { version: '1', ...settings.visitor } };
    const { id, collections = [], tags = [], requires_shipping: ships = true } = productOf(line.variant);
    return {
      'cart-associate': {
        variation_of: id,
        collections,
        tags,
        requires_shipping: ships,
        properties: line.properties ?? {},
      },
    };
  };

  /** Refusals before anything is done, in the order of the Store API's own checks. */
  async function checkAdding(variant, quantity, held) {
    if (!memory.catalog.find(variant))
      throw new RouteError(
        'cart_invalid_product',
        `Product with ID "${escaped(variant)}" was not found and cannot be added to the cart.`,
      );
    const name = named(variant);
    if (!(quantity > 0))
      throw new RouteError(
        'product_invalid_quantity',
        `You cannot add &quot;${name}&quot; with a quantity less than or equal to 0 to the cart.`,
      );
    if (!memory.catalog.available(variant))
      throw new RouteError(
        'product_out_of_stock',
        `You cannot add &quot;${name}&quot; to the cart because the product is out of stock.`,
      );
    const stock = memory.catalog.stock(variant);
    if (stock !== undefined && stock < held + quantity) {
      throw new RouteError(
        'product_partially_out_of_stock',
        `You cannot add that amount of &quot;${name}&quot; to the cart because there is not enough stock (${stock} remaining).`,
      );
    }
    if (settings.single?.includes(variant) && held > 0)
      throw new RouteError(
        'product_partially_out_of_stock',
        `You cannot add another &quot;${name}&quot; to your cart.`,
      );
  }

  /** The in-memory till's refusals, in WooCommerce's form. */
  async function onRequest(work) {
    try {
      await work();
    } catch (error) {
      if (error.name !== 'CartError') throw error;
      throw new RouteError(
        error.code === 'network' ? 'unknown_server_error' : 'product_invalid_quantity',
        escaped(error.message),
        error.code === 'network' ? 500 : 400,
      );
    }
  }

  const till = {
    memory,
    marks,
    json: () => cartJson({ bill: memory.bill(), catalog: memory.catalog }, settings, kept),

    async add({ id, quantity = 1, variation, 'cart-associate': ours }) {
      const variant = String(id);
      const all = (await lines()).filter((line) => line.variant === variant);
      const held = all.reduce((sum, line) => sum + line.quantity, 0);
      await checkAdding(variant, quantity, held);
      const properties = (plugin && ours?.properties) || {};
      const chosen = chosenOf(memory.catalog.find(variant).variant, variation);
      const key = keyFor({ variant, properties, ...chosen });
      const { max = Infinity } = memory.catalog.find(variant).variant.quantity_rule ?? {};
      const joins = all.some((line) => keyFor(line) === key);
      if (joins && held + quantity > max)
        throw new RouteError(
          'invalid_quantity',
          `The maximum quantity of &quot;${named(variant)}&quot; allowed in the cart is ${max}`,
        );
      // A new item's quantity is cut to what may be had, without a word.
      await onRequest(() =>
        memory.add({ variant, quantity: joins ? quantity : Math.min(quantity, max), properties, ...chosen }),
      );
    },

    async update({ key, quantity }) {
      const line = await lineAt(key);
      const stock = memory.catalog.stock(line.variant);
      if (stock !== undefined && quantity > Math.max(stock, 1))
        throw new RouteError(
          'invalid_quantity',
          `The maximum quantity of &quot;${named(line.variant)}&quot; allowed in the cart is ${stock}`,
        );
      await onRequest(() => memory.setQuantity(line.key, quantity));
    },

    async remove({ key }) {
      const line = await lineAt(key);
      await onRequest(() => memory.remove(line.key));
    },

    async applyCoupon({ code }) {
      const wanted = String(code).toUpperCase();
      const { codes } = await memory.read();
      const fail = (message) => {
        throw new RouteError('cart_coupon_error', message);
      };
      if (codes.includes(wanted)) fail(`Coupon code "${escaped(code)}" has already been applied.`);
      const alone = codes.find((one) => individual.includes(one));
      if (alone)
        fail(
          `"${escaped(alone.toLowerCase())}" has already been applied and cannot be used in conjunction with other coupons.`,
        );
      try {
        if (individual.includes(wanted)) for (const other of codes) await memory.removeCode(other);
        await memory.applyCode(wanted);
      } catch (error) {
        if (error.name !== 'CartError') throw error;
        fail(
          error.code === 'unknown_code'
            ? `Coupon "${escaped(code)}" cannot be applied because it does not exist.`
            : `Sorry, coupon "${escaped(code)}" is not applicable to selected products.`,
        );
      }
    },

    async removeCoupon({ code }) {
      const wanted = String(code).toUpperCase();
      if (!(await memory.read()).codes.includes(wanted))
        throw new RouteError('cart_coupon_invalid_code', 'Coupon does not exist in the cart.', 409);
      await memory.removeCode(wanted);
    },

    /** The `cart/extensions` route, as our plugin answers it. */
    async extend({ namespace, data = {} }) {
      if (!plugin || namespace !== 'cart-associate') {
        throw new RouteError('cart_extensions_error', `There is no such namespace registered: ${escaped(namespace)}.`);
      }
      if (data.mark) marks.push(data.mark);
      if (!data.key) return;
      const { key, quantity, variant } = await lineAt(data.key);
      await onRequest(() =>
        memory.apply({
          add: [],
          remove: [],
          replace: [{ key, with: { product: productOf(variant).id, variant, quantity, properties: data.properties } }],
        }),
      );
    },
  };
  return till;
}
