// What is read of a cart as Shopify's Ajax API answers it, and what the API is sent.

import type { QuantityRule } from '../../types/cart.js';

/** The cart. Amounts are in hundredths, whatever the currency; the newest line comes first. */
export interface AjaxCart {
  currency: string;
  total_price: number;
  items: AjaxLine[];
  item_count?: number;
  attributes?: Record<string, string | null>;
  discount_codes?: { code: string; applicable?: boolean }[] | null;
}

/** A line of the cart. */
export interface AjaxLine {
  /** Changes with the line's properties and discounts. */
  key: string;
  product_id: number;
  variant_id: number;
  quantity: number;
  final_price: number;
  final_line_price: number;
  product_title: string;
  product_type: string;
  vendor: string;
  requires_shipping: boolean;
  /** An empty list where there are none. */
  properties: object | null;
  quantity_rule?: QuantityRule | null;
  title?: string;
  selling_plan_allocation?: { selling_plan: { id: number } };
  parent_relationship?: { parent_key: string } | null;
}

/** A line to be, in the form of `add.js`. */
export interface NewItem {
  id: number;
  quantity: number;
  properties: Record<string, unknown>;
  selling_plan?: number;
  parent_line_key?: string;
}

/** One request that changes or reads the cart. */
export type Post = (way: 'add' | 'change' | 'update' | 'cart', body?: object) => Promise<AjaxCart>;

/**
 * A standard event of the theme's, told before what it is about happens; its promise is kept when that has happened.
 */
export interface CartEvent extends Event {
  detail?: { source?: string };
  promise?: Promise<unknown>;
  cart?: { totalQuantity?: number };
}
