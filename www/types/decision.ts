// What the engine says about an offer. Rust has the same names (src/core/engine); tests/shapes holds both to it.

import type { Money } from './cart.js';

/** A share in hundredths of a percent: 2500 is 25 %. */
export type Rate = number;

/** The kind of an offer (playbook.md, "The four kinds"). */
export type Kind =
  /** Protects the shopper: guidance, a confirmation, or a product. */
  | 'avoids_returns'
  /** Improves ownership. */
  | 'pairs_well'
  /** A product bundle: a quantity break or a kit. */
  | 'bundle'
  /** Good, better, best. */
  | 'tier';

/** How a suggestion is shown. */
export type Form =
  /** A product to add. */
  | 'product'
  /** Advice. */
  | 'guidance'
  /** A statement to tick. */
  | 'confirmation'
  /** More of the same for less. */
  | 'quantity_break'
  /** Several products as one deal. */
  | 'kit'
  /** Steps. */
  | 'tier';

/** The exact figures of a choice, in minor units of the cart's currency. */
export interface Figures {
  /** What the added units cost bought separately; for a replacement, what the line will cost. */
  price: Money;
  /** What accepting adds to what the cart charges; negative where it costs less. */
  difference: Money;
  /** What a deal saves against buying separately; zero without a deal. */
  saving: Money;
  /** The same as a percentage; zero without a deal. */
  saving_percent: Rate;
  /** What the whole deal costs; zero without a deal. */
  deal: Money;
  /** Units that the shopper has. */
  have: number;
  /** Units that accepting adds. */
  add: number;
  /** A price to strike through, where the bundle declares the lowest price of the last 30 days. */
  compare_at?: Money;
  /** A unit price, where the product carries a measure. */
  unit?: UnitPrice;
}

/** A price per measure. */
export interface UnitPrice {
  /** The price of the reference quantity, rounded half up. */
  price: Money;
  /** What it is for: "100 g". */
  per: string;
}

/** Why an offer is not shown. */
export type WithheldReason =
  /** Nothing in the cart meets its trigger. */
  | 'not_triggered'
  /** It, or the whole bundle, is switched off. */
  | 'switched_off'
  /** The bundle is past its `valid_until`. */
  | 'bundle_expired'
  /** It does not appear in this placement. */
  | 'wrong_placement'
  /** It does not run now. */
  | 'wrong_schedule'
  /** It is not for this shopper. */
  | 'wrong_audience'
  /** It is not for this market or country. */
  | 'wrong_market'
  /** It is not priced in the cart's currency. */
  | 'wrong_currency'
  /** The bundle's prices and the cart's differ about including tax. */
  | 'tax_differs'
  /** This business customer has prices of their own. */
  | 'own_prices'
  /** Its condition `unless` holds, or its job is done by a line of the cart or by another suggestion. */
  | 'need_already_met'
  /** What it suggests is in the cart. */
  | 'already_in_cart'
  /** The shopper has accepted it. */
  | 'accepted'
  /** The shopper has dismissed it, or another offer of the same product. */
  | 'dismissed'
  /** It would bring a new product, and the shopper has dismissed enough in this visit. */
  | 'dismissed_enough'
  /** It, or its product, was shown in another placement during this visit. */
  | 'shown_elsewhere'
  /** It was ignored in several visits and rests. */
  | 'capped'
  /** The cart charged more than it promised; it is withdrawn for this visit. */
  | 'withdrawn'
  /** No variant goes with the trigger. */
  | 'not_compatible'
  /** What it suggests cannot be bought in the quantity needed. */
  | 'unavailable'
  /** It has no price, or a zero price, for something sold. */
  | 'no_price'
  /** The deal saves nothing. */
  | 'no_real_saving'
  /** The tier's steps are not real choices. */
  | 'fake_tier'
  /** It would add more than its `max_price_share` allows. */
  | 'out_of_proportion'
  /** It is eligible, but another is shown instead, or enough are shown. */
  | 'outranked'
  /** This visitor is in the holdout: it would have been shown. */
  | 'held_out';
