// Made by scripts/types.mjs from the Rust types of the same names: `npm run types` writes it anew.

/** An amount in minor units of the cart's currency: a whole number, such as 2900 for $29.00. */
export type Money = number;

/** A share in hundredths of a percent: 2500 is 25 %. */
export type Rate = number;

/** A cart. */
export interface Cart {
  /** ISO 4217 code. */
  currency: string;
  /** Decimals of the currency's minor unit, 0 to 3. */
  exponent: number;
  /** Charged for the goods now, after every discount and before shipping. */
  total: Money;
  /**
   * The lines; their order in the list means nothing. Required: a cart that lost its lines would look as if the
   * shopper had removed them.
   */
  lines: Line[];
  /** Discount codes in force. */
  codes?: string[];
  /** Whether its prices include tax, if the platform knows. */
  prices_include_tax?: boolean;
}

/** A line of the cart. */
export interface Line {
  /** The platform's key for it; may change with any change of the cart. */
  key: string;
  /** Product id. */
  product: string;
  /** Variant id. */
  variant: string;
  /** Units, 1 to `MAX_QUANTITY`. */
  quantity: number;
  /** What one unit is charged at now. */
  unit_price: Money;
  /** What the line is charged at now. */
  total: Money;
  /** The order in which lines were added: larger is later. */
  added?: number;
  /** Its title as the cart shows it. */
  title?: string;
  /** Subscription plan. */
  plan?: string;
  /** Line properties. */
  properties?: Record<string, string>;
  /** Key of the line that it is nested under. */
  parent?: string;
  /** Vendor, if the cart knows. */
  vendor?: string;
  /** Product type, if the cart knows. */
  type?: string;
  /** Tags, if the cart knows. */
  tags?: string[];
  /** Collections, if the cart knows. */
  collections?: string[];
  /** Whether it is shipped, if the cart knows. */
  requires_shipping?: boolean;
}

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

/** The whole effect of one click. All or nothing, as far as the platform allows. */
export interface CartChange {
  /** Lines to add; each joins an identical line where there is one. */
  add: NewLine[];
  /** Lines to replace. */
  replace: Replacement[];
  /** Keys of lines to remove. */
  remove: string[];
  /** The complete set of codes to be in force, where codes change. */
  codes?: string[];
}

/** A line to be. */
export interface NewLine {
  /** Product id. */
  product: string;
  /** Variant id. */
  variant: string;
  /** Units. */
  quantity: number;
  /** Subscription plan. */
  plan?: string;
  /** Line properties, all of them. */
  properties: Record<string, string>;
  /** Key of the line to nest it under, where the platform nests. */
  parent?: string;
}

/** A line that becomes another. */
export interface Replacement {
  /** Key of the line. */
  key: string;
  /** What it becomes. */
  with: NewLine;
}

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

/** Where a suggestion appears. */
export type Placement =
  /** The product page. */
  | 'product'
  /** The cart or its drawer. */
  | 'cart'
  /** The host's own checkout page. */
  | 'checkout';

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
