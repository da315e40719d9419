import type { Adapter } from '../index.js';

export interface ShopifyOptions {
  /**
   * Where an accepted offer is written, with consent: private line properties (default), or an attribute of the cart.
   */
  attribution?: 'line' | 'cart';
  /** Draws the theme's cart anew after a change of ours; gets the cart as `cart.js` answers it. */
  refresh?(cart: any): void | Promise<void>;
  /** Where the shop begins. Default: `Shopify.routes.root`. */
  root?: string;
  /** The `patience` of `mount`, in ms. Default: 10,000. A whole change is given nine tenths of it. */
  patience?: number;
}

/** The adapter of a Shopify theme. */
export function shopifyAdapter(options?: ShopifyOptions): Adapter;
