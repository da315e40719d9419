// What is read of a cart as WooCommerce's Store API answers it, and what reading, changing and watching know of each
// other.

import type { WooCommerceOptions } from './index.js';
import type { Cart } from '../../types/cart.js';
import type { ProductFacts } from '../common/facts.js';

/** A whole number as the Store API writes it: digits, in the shop's number of decimals. */
type Digits = string | number;

/** The answer of GET /wc/store/v1/cart. */
export interface StoreCart {
  /** PHP may write a list with gaps as an object. */
  items: StoreItem[] | Record<string, StoreItem>;
  coupons: { code: string }[];
  totals: { currency_code: string; currency_minor_unit: number };
  /** By plugin. */
  extensions?: Record<string, object | undefined>;
}

/** The same with its lines as a list. */
export type TidyCart = Omit<StoreCart, 'items'> & { items: StoreItem[] };

/** A line of the cart. */
export interface StoreItem {
  key: string;
  /** Of the product or of its variation. */
  id: number;
  quantity: number;
  name: string;
  prices?: { price: Digits };
  /** Always without tax. */
  totals?: { line_subtotal: Digits; line_subtotal_tax: Digits; line_total: Digits; line_total_tax: Digits };
  /** The attributes of a variation: all of them, also those that were chosen. */
  variation?: { raw_attribute?: string; attribute?: string; value?: string }[] | null;
  item_data?: { key?: string; name?: string; value?: unknown; display?: unknown }[] | null;
  quantity_limits?: { minimum: number; maximum: number; multiple_of: number; editable: boolean } | null;
  sold_individually?: boolean;
  backorders_allowed?: boolean;
  parent_item_key?: string;
  /** By plugin: `cart-associate` is ours. */
  extensions?: Record<string, ProductFacts | undefined>;
}

/** An answer of the shop. */
export interface Answer {
  status: number;
  /** Undefined where the answer is no JSON: a maintenance page or a firewall's, with any status. */
  body?: Body;
}

/** A cart, an error, or the answers of a batch. */
export type Body = Partial<StoreCart> & {
  code?: string;
  message?: string;
  data?: { cart?: StoreCart };
  responses?: Answer[];
};

/** What reading, changing and watching know of each other. Times are in ms of the page's own clock. */
export interface ShopState {
  ask(path: string, init?: RequestInit): Promise<Answer>;
  read(): Promise<Cart>;
  options: WooCommerceOptions;
  /** When the cart was last asked for; Infinity while we change it, 0 where there is news since. */
  asked: number;
  /** The newest nonce. */
  nonce?: string;
  /** The cart, as new as the answers are. */
  raw?: TidyCart;
  /** We are just telling the page of our own change. */
  telling?: boolean;
  /** Until when the page's answer to that is to be expected. */
  echo?: number;
}
