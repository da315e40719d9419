import type { Adapter } from '../index.js';

export interface WooCommerceOptions {
  /** Where the REST API begins. Default: the page's `<link rel="https://api.w.org/">`, else `/wp-json/`. */
  root?: string;
  /** Asks in your way, for instance with a Cart-Token. */
  fetch?: typeof fetch;
  /** Where an accepted offer is noted, with consent and with the plugin. Default: `line`. */
  attribution?: 'line' | 'cart';
  /** The attributes of a new line's variation, where "any" is a choice of it. */
  variation?(line: any): { attribute: string; value: string }[] | undefined;
  /** Default: what the WP Consent API says. */
  consent?(): boolean;
  /** The `patience` of `mount`, in ms. Default: 10,000. A whole change is given nine tenths of it. */
  patience?: number;
}

/** The adapter of a WooCommerce shop, over its Store API. */
export function wooCommerceAdapter(options?: WooCommerceOptions): Adapter;
