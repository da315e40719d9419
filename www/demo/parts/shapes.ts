// The forms that the demo shop's files have, and those of elements.

import type { Product, Shop, Variant, Words } from '../../adapters/memory/shapes.js';

/** rules.json, as far as the shop itself reads it. */
export interface Rules {
  language: string;
  products: DemoProduct[];
}

export interface DemoProduct extends Product {
  url: string;
  image: { src: string; alt: Words };
  collections: string[];
  variants: DemoVariant[];
}

export interface DemoVariant extends Variant {
  options?: Record<string, string>;
  unit_price?: { quantity: number; reference: number; unit: string };
}

/** shop.json: what only the shop knows. */
export interface Till extends Omit<Shop, 'products'> {
  name: string;
  /** The shelves: their titles by the collection that stands on them. */
  collections: Record<string, Words>;
  /** Products without a page, by id. */
  unlisted: string[];
  /** A sentence for each product, by id. */
  blurbs: Record<string, Words>;
  /** Pictures by product, option and value. */
  pictures: Record<string, Record<string, Record<string, string>>>;
  /** Words for options and their values. */
  words: Record<string, Words>;
}

/** The element that `h('button.quiet')` makes. */
export type ElementOf<Name extends string> = Name extends `${infer Tag}.${string}` ? Tagged<Tag> : Tagged<Name>;
type Tagged<Tag> = Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement;

/** Attributes; keys that start with "on" are listeners. */
export type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => unknown)>;

/** What can stand in an element; nothing for what is not there. */
export type Child = Node | string | undefined | null | false;

/** Does something to the cart; answers whether it was done. */
export type Attempt = (work: () => Promise<unknown>) => Promise<boolean>;
