// The shopper's situation. Rust has the same names (src/core/context.rs); tests/shapes holds both to it.

import type { Money } from './cart.js';

/** Where a suggestion appears. */
export type Placement =
  /** The product page. */
  | 'product'
  /** The cart or its drawer. */
  | 'cart'
  /** The host's own checkout page. */
  | 'checkout';

/** The shopper's situation, as the page knows it. */
export interface Context {
  /** The time, in ms since 1970. */
  now: number;
  /** The page's locale (BCP 47). */
  locale: string;
  /** Where the suggestions would appear. */
  placement: Placement;
  /** Where the shop begins in this locale ("/de"); put before links that are paths from the root. */
  root?: string;
  /** The market's id. */
  market?: string;
  /** The country (ISO 3166). */
  country?: string;
  /** Whether the shopper is signed in. */
  signed_in?: boolean;
  /** The signed-in customer's tags. */
  customer_tags?: string[];
  /** Whether the shopper has been here before, if the page may know. */
  returning?: boolean;
  /** A random id of the visitor. Given only with the shopper's consent; without it there is no holdout. */
  visitor?: string;
  /** Whether this business customer has prices of their own. */
  own_prices?: boolean;
  /** The variant looked at on a product page. */
  viewed?: Viewed;
  /** What the page knows of variants right now; beats the rule bundle. */
  live_prices?: LivePrice[];
}

/** The variant looked at on a product page. */
export interface Viewed {
  /** Product id. */
  product: string;
  /** Variant id. */
  variant: string;
}

/** What the page knows of a variant right now. */
export interface LivePrice {
  /** Variant id. */
  variant: string;
  /** Price of one unit, in minor units of the cart's currency. */
  price?: Money;
  /** Whether it can be bought. */
  available?: boolean;
  /** Units in stock. */
  stock?: number;
}
