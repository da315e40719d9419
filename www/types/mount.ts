// What `mount` takes and answers.

import type { Adapter } from './adapter.js';
import type { Context, Placement } from './context.js';
import type { WithheldReason } from './decision.js';
import type { Sink } from './sink.js';

/** A word of the product, or its plural forms by `Intl.PluralRules`. */
export type Word = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** Words of the product by their keys (www/words/en.js). */
export type Words = Record<string, Word>;

/** What `mount` takes. */
export interface Options {
  /** The compiled rule bundle, or its address. */
  rules: string | URL | ArrayBuffer | Uint8Array<ArrayBuffer>;
  /** The shop. */
  adapter: Adapter;
  /** `cart-associate.wasm`: its address, its bytes or the compiled module. Default: beside the package's entry. */
  wasm?: string | URL | ArrayBuffer | Uint8Array<ArrayBuffer> | WebAssembly.Module;
  /**
   * The hash of the wasm, as in `<script integrity>`. Default: that of the package's own file, where `wasm` is left
   * out.
   */
  integrity?: string;
  /** The time, in ms since 1970. */
  now?(): number | Date;
  /** Whether anything may be remembered beyond the session. Default: the adapter's. */
  consent?(): boolean;
  /** An id for the holdout, used only with consent. Default: a random one. */
  visitor?: string | (() => string | undefined);
  /** BCP 47. Default: the adapter's, else the document's. */
  locale?: string;
  /** Facts that the adapter does not know. */
  context?: Partial<Context>;
  /** Own words over those of the language; for one language only under its name: `{ de: { undo: 'Doch nicht' } }`. */
  strings?: Record<string, Word | Words>;
  /**
   * How many items are in the cart, where the page knows it before the cart is read: with any, the loading begins at
   * once.
   */
  items?: number;
  /** Selector of what leads to the cart: pointing at it begins the loading. */
  trigger?: string;
  /** `rules` may be a raw rules.json anywhere, not only on localhost and in a theme preview. */
  dev?: boolean | string;
  /**
   * `cart-associate-authoring.wasm`, which only a raw rules.json, a preview and `explain()` need. Default: beside the
   * wasm.
   */
  authoring?: string | URL;
  /**
   * Puts the element into the theme's drawer where the page has none: a selector of what it is to stand before, or
   * `true` for the drawers that are known (docs/mounting.md).
   */
  into?: string | boolean;
  /** How long to wait for the shop's answers, in ms. Default: 10,000. */
  patience?: number;
  /** Who is told what shoppers do with suggestions. Default: nobody. */
  sinks?: Sink[];
}

/** Why an offer is shown or not. */
export interface Reason {
  offer: string;
  shown: boolean;
  reason?: WithheldReason;
  /** The offer that is shown instead. */
  by?: string;
  /** The title of what is shown. */
  text?: string;
}

/** What the rule bundle says of itself. */
export interface Loaded {
  revision: string;
  /** Whether anything is remembered beyond the session, with consent. */
  remember: boolean;
  /** Whether accepted offers are written into the order, with consent. */
  attribution: boolean;
  /** Visitors who see nothing, in hundredths of a percent. */
  holdout: number;
  /** Ids of the variants that are a choice of values for options which another one leaves open (docs/bundle-format.md). */
  choices: string[];
}

/** What `mount` answers. */
export interface Handle {
  /** When rules and engine are loaded; undefined when suggestions are off for this page. */
  readonly ready: Promise<Loaded | undefined>;
  /** Reads the cart and decides anew. */
  refresh(): Promise<void>;
  /** Every offer, and why it is shown or not. */
  explain(placement: Placement): Promise<Reason[] | undefined>;
  /** The theme showed these products itself, so that they are not suggested as well. */
  markShown(products: Iterable<string>): Promise<void>;
  /** What is remembered, as it is kept. */
  ledger(): string | undefined;
  /** Forgets everything that is remembered. */
  reset(): Promise<void>;
  /** Ends it: the drawer is as the theme drew it. */
  unmount(): void;
}
