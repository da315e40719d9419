// A cart as every part of the product writes it. Rust has the same names (src/core/cart.rs); tests/shapes holds both to
// it.

/** An amount in minor units of the cart's currency: a whole number, such as 2900 for $29.00. */
export type Money = number;

/** A cart. */
export interface Cart {
  /** ISO 4217 code. */
  currency: string;
  /** Decimals of the currency's minor unit, 0 to 3. */
  exponent: number;
  /** Charged for the goods now, after every discount and before shipping; left out where that is not known. */
  total?: Money;
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
  /**
   * What was chosen of the options of its variant, by their names, where the platform leaves some open to the shopper.
   */
  options?: Record<string, string>;
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
  /** The quantities that the line may have, if the cart knows; beats the rule bundle. */
  quantity_rule?: QuantityRule;
  /** Whether it is not to be changed by itself: a part of a bundle, or one that no key tells from another. */
  fixed?: boolean;
  /**
   * Whether something of it could not be read. It is in the cart, triggers nothing, counts for nothing and is never
   * changed. A line that is not as this says becomes one: an adapter need not.
   */
  opaque?: boolean;
}

/** The quantities that a line may have. */
export interface QuantityRule {
  /** At least so many; default: 1. */
  min?: number;
  /** At most so many. */
  max?: number | null;
  /** In steps of so many; default: 1. */
  increment?: number;
}
