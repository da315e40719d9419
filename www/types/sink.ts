// The interface of whoever is told what shoppers do with suggestions.

/** What a sink is started with. */
export interface SinkSource {
  adapter?: { consent?(): boolean };
  /** The page's word; a sink may be given its own. */
  consent?: boolean | (() => boolean);
  /** What the rule bundle says of itself. */
  ready?: Promise<{ revision: string } | undefined>;
}

/** Tells somebody of the events of the element. Starts when called; answers the way to stop. */
export type Sink = (source: SinkSource) => () => void;

export interface SinkOptions {
  /**
   * Whether the shopper agrees to be measured: asked anew for every event, or `true` where something else on the page
   * holds events back. A signal of the platform's own beats it. Default: the option `consent` of `mount`, else the
   * adapter's.
   */
  consent?: boolean | (() => boolean);
}
