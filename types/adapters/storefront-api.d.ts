import type { Adapter, Context } from '../index.js';

/** What a mutation may answer: the cart after, and what was wrong. Nothing is an answer as well. */
export interface MutationAnswer {
  cart?: any;
  userErrors?: { code?: string | null; field?: string[] | null; message: string }[];
  warnings?: { code?: string; message: string }[];
}

/** Each like the mutation of the Storefront API of its name. Rejects where the request fails. */
export interface Mutations {
  /** `CartLineInput[]` */
  linesAdd(lines: any[]): Promise<MutationAnswer | void>;
  /** `CartLineUpdateInput[]` */
  linesUpdate(lines: any[]): Promise<MutationAnswer | void>;
  linesRemove(ids: string[]): Promise<MutationAnswer | void>;
  /** The complete set of codes. Without it, deals by code are refused. */
  discountCodesUpdate?(codes: string[]): Promise<MutationAnswer | void>;
  /** The complete set of attributes. For `attribution: 'cart'`. */
  attributesUpdate?(attributes: { key: string; value: string }[]): Promise<MutationAnswer | void>;
}

/** What the host passes (docs/headless.md). */
export interface Host {
  /** The cart as the Storefront API gives it; null where there is none yet. */
  cart(): any;
  /** Tells of every change, whoever made it. Answers the way to stop. */
  subscribe(changed: () => void): () => void;
  change: Mutations;
  /** ISO 4217, of a cart without lines and without cost. Default: USD. */
  currency?: string;
  /** Market, country, locale, customer facts, live prices. */
  context?(): Partial<Context>;
  /** Whether anything may be remembered beyond the session. Default: no. */
  consent?(): boolean;
  /** Whether new lines may be nested under others. */
  nests?: boolean;
  /** Where an accepted offer is noted, with consent. Default: `line`. */
  attribution?: 'line' | 'cart';
  /** The `patience` of `mount`, in ms. Default: 10,000. A whole change is given nine tenths of it. */
  patience?: number;
}

/** The adapter of a headless storefront over Storefront API carts. */
export function storefrontApiAdapter(host: Host): Adapter;
