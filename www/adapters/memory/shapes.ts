// The forms that the shop is written in, and what it keeps.

/** A text, or one for each language. */
export type Words = string | Record<string, string>;

/** Decimal amounts by currency: `{ USD: '29.00' }`. */
export type Amounts = Record<string, string>;

/** A shop: its products, its markets, its discounts. */
export interface Shop {
  /** As in the rule bundle. */
  products: Product[];
  markets: Record<string, Market>;
  default_market: string;
  discounts?: Discount[];
  /** Removing a parent removes what is nested under it. */
  nests?: boolean;
  /**
   * What only the till knows, by variant: stock, and what it charges where that differs from the price on the label.
   */
  variants?: Record<string, { available?: boolean; stock?: number; charges?: Amounts }>;
}

export interface Market {
  country?: string;
  /** The usual one. */
  currency: string;
  /** All of them. */
  currencies?: string[];
  locale: string;
  prices_include_tax?: boolean;
}

export interface Product {
  id: string;
  title: Words;
  url?: string;
  image?: { src: string; alt?: Words; width?: number; height?: number };
  vendor?: string;
  type?: string;
  tags?: string[];
  collections?: string[];
  requires_shipping?: boolean;
  variants: Variant[];
}

export interface Variant {
  id: string;
  title?: Words;
  options?: Record<string, string>;
  /** What the shopper chooses, with the values to choose from. */
  open_options?: Record<string, string[]>;
  prices?: Amounts;
  market_prices?: Record<string, Amounts>;
  available?: boolean;
  stock?: number;
  quantity_rule?: { min?: number; max?: number; increment?: number };
  plans?: { id: string; title?: Words; prices?: Amounts; market_prices?: Record<string, Amounts> }[];
}

export interface Discount {
  id: string;
  title: Words;
  /** Absent: automatic. */
  code?: string;
  kind: 'quantity_break' | 'kit' | 'lines' | 'order';
  /** A quantity break has one, with the quantity it needs; a kit has several. */
  items?: DiscountItem[];
  deal: { percent: string } | { amount: Amounts } | { total: Amounts };
  /** May apply more than once in a cart. */
  repeats?: boolean;
  /** Where fractions of a minor unit are dropped. Default: line. */
  rounding?: 'unit' | 'line' | 'order';
  /** Total from which an order discount applies. */
  minimum?: Amounts;
  markets?: string[];
  /** Ids or codes; "automatic" stands for every discount without a code. */
  combines?: string[] | 'all';
  /** `false`: promised in the rules, but the till does not know it. */
  honoured?: boolean;
  /** Subscription lines count too. */
  plans?: boolean;
}

export interface DiscountItem {
  variants?: string[];
  products?: string[];
  collections?: string[];
  quantity?: number;
}

/** A line as it is kept. */
export interface StoredLine {
  product: string;
  variant: string;
  quantity: number;
  plan?: string;
  properties: Record<string, string>;
  /** What was chosen of the open options. */
  options?: Record<string, string>;
  parent?: string;
  added: number;
}

/** What is kept. */
export interface State {
  lines: StoredLine[];
  codes: string[];
  market: string;
  currency: string;
  locale: string;
  /** The `added` of the newest line. */
  sequence: number;
  consent: boolean;
}

/** Where prices are asked for. */
export type Place = Pick<State, 'market' | 'currency'>;

/** A line to be, as whoever adds it says it. */
export interface WantedLine {
  variant: string;
  quantity: number;
  plan?: string;
  properties?: Record<string, string>;
  options?: Record<string, string>;
  parent?: string;
}

/** A change of the cart; what is left out does not change. */
export interface WantedChange {
  add?: WantedLine[];
  replace?: { key: string; with: WantedLine }[];
  remove?: string[];
  codes?: string[];
}

/** Where and how a failure is to come: before anything happened, after it all did, or in the middle of it. */
export type Failure = 'before' | 'after' | 'partial';
