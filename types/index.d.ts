// Cart Associate: one to three suggestions that help with what is in the cart. Importing does nothing; `mount` does.

import type { Cart, CartChange, Context, Figures, Form, Kind, Money, Placement, WithheldReason } from './data.js';
import type { Sink } from './sink.js';

export type {
  Cart,
  CartChange,
  Context,
  Figures,
  Form,
  Kind,
  Line,
  LivePrice,
  Money,
  NewLine,
  Placement,
  Rate,
  Replacement,
  UnitPrice,
  Viewed,
  WithheldReason,
} from './data.js';
export type { Sink, SinkSource } from './sink.js';

/**
 * The offer behind a change, given to an adapter only with the shopper's consent and where the merchant has switched
 * attribution on.
 */
export interface Mark {
  /** The offer's id. */
  offer: string;
  /** The revision of the rule bundle. */
  revision: string;
}

/** The only code that knows a platform. */
export interface Adapter {
  /** Reads the cart. */
  read(): Promise<Cart>;
  /**
   * Changes the cart, and answers it as it is afterwards. On failure it rejects with an Error whose message is for the
   * shopper; the cart may then have changed in part.
   */
  apply(change: CartChange, mark?: Mark): Promise<Cart>;
  /** Calls after any change of the cart, whoever made it. Answers the way to stop. */
  subscribe(changed: () => void): () => void;
  /** What the platform knows of the shopper: market, country, locale, customer facts, live prices. */
  context?(): Partial<Context>;
  /** Whether anything may be remembered beyond the session. */
  consent?(): boolean;
}

/** A word of the product, or its plural forms by `Intl.PluralRules`. */
export type Word = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** What `mount` takes. */
export interface Options {
  /** The compiled rule bundle, or its address. */
  rules: string | URL | ArrayBuffer | Uint8Array;
  /** The shop. */
  adapter: Adapter;
  /** `cart-associate.wasm`: its address, its bytes or the compiled module. Default: beside the package's entry. */
  wasm?: string | URL | ArrayBuffer | Uint8Array | WebAssembly.Module;
  /**
   * `cart-associate-more.wasm`, which is fetched when a shopper turns to a card, or the cart calls for a deal, a tier,
   * guidance or a confirmation: its address, its bytes or the compiled module. Default: under that name beside `wasm`,
   * which must be an address then.
   */
  more?: string | URL | ArrayBuffer | Uint8Array | WebAssembly.Module;
  /** The hash of `more`, as in `<script integrity>`; `true`: that of the file that came with this build. */
  moreIntegrity?: string | true;
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
  strings?: Record<string, Word | Record<string, Word>>;
  /** Selector of what leads to the cart: pointing at it begins the loading. */
  trigger?: string;
  /** `rules` may be a raw rules.json anywhere, not only on localhost and in a theme preview. */
  dev?: boolean | string;
  /** `cart-associate-authoring.wasm`, which only a raw rules.json or a preview needs. Default: beside the wasm. */
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

/** Starts the suggestions of a page; once: a second call answers the same handle. On a server nothing happens. */
export function mount(options: Options): Handle;

/** Remembers that the theme showed these products itself. Does nothing before `mount`. */
export function markShown(products: Iterable<string>): Promise<void> | undefined;

/** Makes `<cart-associate>` known to the page. Harmless when called again, and on a server. */
export function define(): void;

/**
 * `<cart-associate>`: a place for suggestions. Attributes: `placement`: `cart` (default), `product` or `checkout`; on a
 * product page `product` and `variant`, the ids of what is looked at.
 */
export class CartAssociate extends HTMLElement {
  static readonly observedAttributes: string[];
  readonly placement: Placement;
  /** What is looked at, on a product page. */
  readonly viewed: { product: string; variant: string } | undefined;
}

/** What the events of a card carry. */
export interface CardDetail {
  placement: Placement;
  offer: string;
  kind: Kind;
  form: Form;
  /** Ids of the products that it is about. */
  products: string[];
  /** Those of the selected choice; absent where there is nothing to accept. */
  figures?: Figures;
  /** ISO 4217. */
  currency: string;
  /** Decimals of its minor unit. */
  exponent: number;
}

export interface AcceptedDetail extends CardDetail {
  /** What was done to the cart. */
  change: CartChange;
}

export interface PriceMismatchDetail extends CardDetail {
  /** What the card said that accepting adds. */
  promised: Money;
  /** What the cart charges for it. */
  charged: Money;
}

/** Something that went wrong; the shop works on. */
export interface FailedDetail {
  /** `change` for a card, `network`, `compile`, `trap`, …: docs/architecture.md. */
  code: string;
  message: string;
  /** Where in what was handed in, as a JSON Pointer. */
  pointer: string;
}

/** Events, bubbling and composed: on the element, or on `document` where there is none. */
export interface CartAssociateEventMap {
  'cart-associate:ready': CustomEvent<Loaded>;
  /** At least half of a card has been on the screen for one second. */
  'cart-associate:shown': CustomEvent<CardDetail>;
  /** Accepted, and the cart has it. */
  'cart-associate:accepted': CustomEvent<AcceptedDetail>;
  'cart-associate:dismissed': CustomEvent<CardDetail>;
  /** The cart charges more than was promised. */
  'cart-associate:price-mismatch': CustomEvent<PriceMismatchDetail>;
  'cart-associate:failed': CustomEvent<FailedDetail | (CardDetail & { code: 'change' })>;
}

declare global {
  interface HTMLElementTagNameMap {
    'cart-associate': CartAssociate;
  }
  interface HTMLElementEventMap extends CartAssociateEventMap {}
  interface DocumentEventMap extends CartAssociateEventMap {}
  interface WindowEventMap extends CartAssociateEventMap {}
}
