// What the host passes (docs/headless.md), and what is read of a cart as the Storefront API gives it.

import type { Context } from '../../types/context.js';

/** What the host passes. */
export interface Host {
  /** The cart as the Storefront API gives it, alone or in its answer; null where there is none yet. */
  cart(): CartAnswer | Promise<CartAnswer>;
  /** Tells of every change, whoever made it. Answers the way to stop. */
  subscribe(changed: () => void): () => void;
  /** What changes the cart. */
  change: Mutations;
  /** ISO 4217, of a cart without lines and without cost. Default: USD. */
  currency?: string;
  /** Market, country, locale, customer facts, live prices. */
  context?(): Partial<Context>;
  /** Whether anything may be remembered beyond the session. Default: no. */
  consent?(): boolean;
  /** Whether new lines may be nested under others (`parent` in CartLineInput). */
  nests?: boolean;
  /** Where an accepted offer is noted, with consent. Default: `line`. */
  attribution?: 'line' | 'cart';
  /** The `patience` of `mount`, in ms. Default: 10,000. A whole change is given nine tenths of it. */
  patience?: number | string;
}

/** The answer of a mutation; nothing is an answer as well. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function of the host's that returns nothing is welcome
export type Answered = Promise<MutationAnswer | void>;

/** Each like the mutation of the Storefront API of its name. Rejects where the request fails. */
export interface Mutations {
  linesAdd(lines: CartLineInput[]): Answered;
  linesUpdate(lines: CartLineUpdateInput[]): Answered;
  linesRemove(ids: string[]): Answered;
  /** The complete set of codes. Without it, deals by code are refused. */
  discountCodesUpdate?(codes: string[]): Answered;
  /** The complete set of attributes. For `attribution: 'cart'`. */
  attributesUpdate?(attributes: { key: string; value: string }[]): Answered;
}

/** A line to be, as the Storefront API takes it. */
export interface CartLineInput {
  merchandiseId: string;
  quantity: number;
  attributes: { key: string; value: string }[];
  sellingPlanId?: string;
  parent?: { lineId: string };
}

/** A line that changes, as the Storefront API takes it. */
export interface CartLineUpdateInput extends CartLineInput {
  id: string;
}

/** What a mutation may answer: the cart after, and what was wrong. */
export interface MutationAnswer {
  cart?: object | null;
  userErrors?: { code?: string | null; field?: string[] | null; message: string }[];
  warnings?: { code?: string; message: string }[];
}

/** The cart, or an answer that holds it. */
export type CartAnswer =
  | StorefrontCart
  | { cart: StorefrontCart | null }
  | { data: { cart: StorefrontCart | null } }
  | null
  | undefined;

/** Members of a list, as `nodes`, as `edges` or as a plain list. */
export type Connection<T> = T[] | { nodes?: T[] | null; edges?: { node: T }[] | null };

/** A decimal text and its currency. */
export interface Money {
  amount: string | number;
  currencyCode: string;
}

/** What is read of a cart. The newest line comes first. */
export interface StorefrontCart {
  lines?: Connection<StorefrontLine>;
  cost?: { subtotalAmount?: Money | null } | null;
  discountCodes?: { code: string; applicable?: boolean }[] | null;
  attributes?: Connection<{ key: string; value?: string | null }>;
}

/** What is read of a line. A query that does not ask for bundles gets `{}` for one, or for its merchandise. */
export interface StorefrontLine {
  id: string;
  quantity: number;
  /** None yet where the page only hopes for the line. */
  cost?: { totalAmount?: Money | null } | null;
  merchandise?: {
    id?: string;
    title?: string;
    requiresShipping?: boolean;
    product?: {
      id: string;
      title?: string;
      vendor?: string;
      productType?: string;
      tags?: string[];
      collections?: Connection<{ handle: string }>;
    };
  };
  attributes?: { key: string; value?: string | null }[] | null;
  sellingPlanAllocation?: { sellingPlan?: { id: string } | null } | null;
  parentRelationship?: { parent?: { id: string } | null } | null;
  /** Hoped for by the page: a line that is not in the cart yet, or a quantity that is not. */
  isOptimistic?: boolean;
}
