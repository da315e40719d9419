import type { Sink, SinkOptions } from '../sink.js';

/**
 * Shopify's customer events, `Shopify.analytics.publish`. Where there is no signal of consent, Shopify itself minds it.
 */
export function shopify(options?: SinkOptions): Sink;
