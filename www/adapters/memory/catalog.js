// What the shop sells, indexed: a variant, its price here and now, how much of it there is.

import { exponentOf } from '../common/money.js';
import { toMinor } from './money.js';
import { textIn } from './language.js';

/** @import { Place, Product, Shop, Variant } from './shapes.js' */

export class Catalog {
  /** @type {Map<string, Product>} */
  #products = new Map();
  /** @type {Map<string, {product: Product, variant: Variant}>} */
  #variants = new Map();
  #shop;

  /** @param {Shop} shop */
  constructor(shop) {
    this.#shop = shop;
    for (const product of shop.products) {
      this.#products.set(product.id, product);
      for (const variant of product.variants) this.#variants.set(variant.id, { product, variant });
    }
  }

  /** @param {string} id */
  product(id) {
    return this.#products.get(id);
  }

  /** @param {string} id */
  find(id) {
    return this.#variants.get(id);
  }

  /**
   * The price on the label: the market's own where it has one, else the currency's. Never converted.
   * @param {string} variantId @param {string|undefined} plan @param {Place} place
   */
  price(variantId, plan, { market, currency }) {
    const found = this.find(variantId);
    if (!found) return undefined;
    const holder = plan ? found.variant.plans?.find((candidate) => candidate.id === plan) : found.variant;
    const text = holder?.market_prices?.[market]?.[currency] ?? holder?.prices?.[currency];
    return text === undefined ? undefined : toMinor(text, exponentOf(currency));
  }

  /**
   * What the till charges: the label's price, unless the shop is set up to charge something else.
   * @param {string} variantId @param {string|undefined} plan @param {Place} place
   */
  charge(variantId, plan, place) {
    const charged = plan ? undefined : this.#shop.variants?.[variantId]?.charges?.[place.currency];
    return charged === undefined ? this.price(variantId, plan, place) : toMinor(charged, exponentOf(place.currency));
  }

  /** @param {string} variantId */
  available(variantId) {
    const till = this.#shop.variants?.[variantId];
    const variant = this.find(variantId)?.variant;
    return variant !== undefined && (till?.available ?? variant.available ?? true) && this.stock(variantId) !== 0;
  }

  /** @param {string} variantId @returns {number|undefined} undefined: as much as anyone wants */
  stock(variantId) {
    return this.#shop.variants?.[variantId]?.stock ?? this.find(variantId)?.variant.stock ?? undefined;
  }

  /**
   * "Oxford shoes, Brown": the words for a refusal and for the cart's line.
   * @param {string} variantId @param {string} locale
   */
  title(variantId, locale) {
    const found = this.find(variantId);
    if (!found) return '';
    const name = textIn(found.product.title, locale);
    const which = found.product.variants.length > 1 ? textIn(found.variant.title, locale) : '';
    return which ? `${name}, ${which}` : name;
  }

  /** Everything on sale here, for the context's live prices. @param {Place} place */
  live(place) {
    return [...this.#variants.keys()].map((variant) => {
      const price = this.price(variant, undefined, place);
      const stock = this.stock(variant);
      return {
        variant,
        available: this.available(variant),
        ...(price === undefined ? {} : { price }),
        ...(stock === undefined ? {} : { stock }),
      };
    });
  }
}
