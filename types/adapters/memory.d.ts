// A complete cart that needs no server, for demonstrations and tests.

import type { Adapter, Cart } from '../index.js';

/** A text, or one for each language. */
type Words = string | Record<string, string>;
/** Decimal amounts by currency: `{ USD: '29.00' }`. */
type Amounts = Record<string, string>;

/** A shop: its goods, its markets, its discounts. */
export interface Shop {
  /** As in the rule bundle. */
  products: Product[];
  markets: Record<
    string,
    { country: string; currency: string; currencies?: string[]; locale: string; prices_include_tax?: boolean }
  >;
  default_market: string;
  discounts?: Discount[];
  /** Removing a parent removes what is nested under it. */
  nests?: boolean;
  /**
   * What only the till knows, by variant: stock, and what it charges where that differs from the price on the label.
   */
  variants?: Record<string, { available?: boolean; stock?: number; charges?: Amounts }>;
}

export interface Product {
  id: string;
  title: Words;
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
  prices?: Amounts;
  market_prices?: Record<string, Amounts>;
  available?: boolean;
  stock?: number;
  quantity_rule?: { min?: number; max?: number; increment?: number };
  plans?: { id: string; title?: Words; prices?: Amounts }[];
}

export interface Discount {
  id: string;
  title: Words;
  /** Absent: automatic. */
  code?: string;
  kind: 'quantity_break' | 'kit' | 'lines' | 'order';
  items?: { variants?: string[]; products?: string[]; collections?: string[]; quantity?: number }[];
  deal: { percent: string } | { amount: Amounts } | { total: Amounts };
  repeats?: boolean;
  rounding?: 'unit' | 'line' | 'order';
  minimum?: Amounts;
  markets?: string[];
  combines?: string[] | 'all';
  honoured?: boolean;
  plans?: boolean;
}

export interface MemoryOptions {
  /** Default: the page's localStorage, if it has one. */
  storage?: Pick<Storage, 'getItem' | 'setItem'>;
  /** Hears of other tabs' changes. Default: the window. */
  tabs?: EventTarget;
  /** The entry in storage. */
  key?: string;
  /** Puts in what is available, then fails, as some platforms do. */
  partial?: boolean;
  /** `false`: the till grants no automatic discount. */
  honours?: boolean;
  /** Milliseconds that every answer takes. */
  latency?: number;
}

/** The adapter, and what the shop around it does itself. */
export interface MemoryAdapter extends Adapter {
  add(line: {
    variant: string;
    quantity?: number;
    plan?: string;
    properties?: Record<string, string>;
    parent?: string;
  }): Promise<Cart>;
  setQuantity(key: string, quantity: number): Promise<Cart>;
  remove(key: string): Promise<Cart>;
  clear(): Promise<Cart>;
  applyCode(code: string): Promise<Cart>;
  removeCode(code: string): Promise<Cart>;
  setConsent(consent: boolean): Promise<Cart>;
  /** The next changes fail: before anything happened, after it all did, or in the middle of it. */
  failNext(how?: 'before' | 'after' | 'partial', times?: number): void;
}

export function memoryAdapter(shop: Shop, options?: MemoryOptions): MemoryAdapter;

/** The cart of a shop in JSON, at an address. */
export function shopAt(address: string): Promise<MemoryAdapter>;

/** A refusal that a shopper can read. */
export class CartError extends Error {
  readonly code: string;
}
