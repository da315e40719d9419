// What the shop sells, indexed: a variant, its price here and now, how much of it there is.

import { exponentOf } from '../common/money.js';
import { toMinor } from './money.js';
import { textIn } from './language.js';

/** @typedef {import('./shapes.js').Shop} Shop */

export class Catalogue {
  #products = new Map();
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

  /** @param {string} id @returns {{product: import('./shapes.js').Product, variant: import('./shapes.js').Variant}|undefined} */
  find(id) {
    return this.#variants.get(id);
  }

  /** The price on the label: the market's own where it has one, else the currency's. Never converted. */
  price(variantId, plan, { market, currency }) {
    const found = this.find(variantId);
    if (!found) return undefined;
    const holder = plan ? found.variant.plans?.find((candidate) => candidate.id === plan) : found.variant;
    const text = holder?.market_prices?.[market]?.[currency] ?? holder?.prices?.[currency];
    return text === undefined ? undefined : toMinor(text, exponentOf(currency));
  }

  /** What the till charges: the label's price, unless the shop is set up to charge something else. */
  charge(variantId, plan, place) {
    const charged = plan ? undefined : this.#shop.variants?.[variantId]?.charges?.[place.currency];
    return charged === undefined ? this.price(variantId, plan, place) : toMinor(charged, exponentOf(place.currency));
  }

  available(variantId) {
    const till = this.#shop.variants?.[variantId];
    const variant = this.find(variantId)?.variant;
    return Boolean(variant) && (till?.available ?? variant.available ?? true) && this.stock(variantId) !== 0;
  }

  /** @returns {number|undefined} undefined: as much as anyone wants */
  stock(variantId) {
    return this.#shop.variants?.[variantId]?.stock ?? this.find(variantId)?.variant.stock ?? undefined;
  }

  /** "Oxford shoes, Brown": the words for a refusal and for the cart's line. */
  title(variantId, locale) {
    const found = this.find(variantId);
    if (!found) return '';
    const name = textIn(found.product.title, locale);
    const which = found.product.variants.length > 1 ? textIn(found.variant.title, locale) : '';
    return which ? `${name}, ${which}` : name;
  }

  /** Everything on sale here, for the context's live prices. */
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
