// The shop behind every page: the catalog from rules.json, what only the shop knows from shop.json, and the cart.

import { memoryAdapter } from '../../adapters/memory/index.js';
import { textIn } from '../../adapters/memory/language.js';
import { money } from './money.js';
import { recall } from './settings.js';
import { directionOf, wordsIn } from './words.js';

/** @import { MemoryAdapter } from '../../adapters/memory/index.js' */
/** @import { Words } from '../../adapters/memory/shapes.js' */
/** @import { DemoProduct, DemoVariant, Rules, Till } from './shapes.js' */

/** A file of the shop's. @param {string} name */
export async function json(name) {
  const answer = await fetch(new URL(name, document.baseURI));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

export async function openShop() {
  /** @type {[Rules, Till]} */
  const [rules, till] = await Promise.all([json('rules.json'), json('shop.json')]);
  const settings = recall();
  // A lever behind the counter: the size that most would switch to is gone.
  const variants = { ...till.variants, ...(settings.soldOut && { 'rain-jacket-l': { available: false } }) };
  const adapter = memoryAdapter(
    { ...till, variants, products: rules.products },
    { latency: settings.latency, honours: settings.honours, partial: settings.partial },
  );
  return new Shop(rules, till, adapter);
}

export class Shop {
  /** @param {Rules} rules @param {Till} till @param {MemoryAdapter} adapter */
  constructor(rules, till, adapter) {
    this.rules = rules;
    this.till = till;
    this.adapter = adapter;
  }

  get place() {
    return this.adapter.place();
  }
  get locale() {
    return this.place.locale;
  }
  get words() {
    return wordsIn(this.locale);
  }

  /** A text of the catalog in the shop's language. @param {Words|undefined} value */
  text(value) {
    return textIn(value, this.locale, this.rules.language);
  }

  /** The shop's word for an option or its value: "color" → "Colour". @param {string} key */
  word(key) {
    return this.text(this.till.words[key] ?? key);
  }

  /** @param {number} minor */
  money(minor) {
    return money(minor, this.place.currency, this.locale);
  }

  /** @param {string} id */
  product(id) {
    return this.rules.products.find((product) => product.id === id);
  }

  /** A variant of the cart, with its product. @param {string} id */
  find(id) {
    const found = this.adapter.catalog.find(id);
    if (!found) throw new Error(`${id} is not sold here`);
    return /** @type {{product: DemoProduct, variant: DemoVariant}} */ (found);
  }

  /** Everything that has a page, by shelf. */
  shelves() {
    return Object.entries(this.till.collections).map(([id, title]) => ({
      id,
      title: this.text(title),
      products: this.rules.products.filter(
        (product) => product.collections.includes(id) && !this.till.unlisted.includes(product.id),
      ),
    }));
  }

  /** @param {string} variant @param {string} [plan] */
  price(variant, plan) {
    return this.adapter.catalog.price(variant, plan, this.place);
  }

  /** @param {string} variant */
  available(variant) {
    return this.adapter.catalog.available(variant);
  }

  /**
   * The picture of a variant, where the shop has one, else the product's.
   * @param {DemoProduct} product @param {DemoVariant} [variant]
   */
  picture(product, variant) {
    for (const [option, values] of Object.entries(this.till.pictures[product.id] ?? {})) {
      const src = values[variant?.options?.[option] ?? ''];
      if (src) return src;
    }
    return product.image.src;
  }

  /** The time that the shop believes in: the clock can be put forward from behind the counter. */
  now() {
    return Date.now() + recall().days * 86_400_000;
  }

  speak() {
    document.documentElement.lang = this.locale;
    document.documentElement.dir = directionOf(this.locale);
  }
}
