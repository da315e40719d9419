import type { Sink, SinkOptions } from '../sink.js';

export interface Ga4Options extends SinkOptions {
  /**
   * Default: into `dataLayer`. For gtag.js without Tag Manager:
   * `(event, ecommerce) => gtag('event', event, ecommerce)`.
   */
  send?(event: string, ecommerce: Record<string, unknown>): void;
}

/** Google Analytics 4. Without any signal of consent nothing is sent. */
export function ga4(options?: Ga4Options): Sink;
