import type { Sink, SinkOptions } from '../sink.js';

/** An endpoint of your own, told in batches. Without any signal of consent nothing is sent. */
export function beacon(address: string | URL, options?: SinkOptions): Sink;
