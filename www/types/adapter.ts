// The interface of a platform.

import type { Cart } from './cart.js';
import type { CartChange } from './change.js';
import type { Context } from './context.js';

/**
 * The offer behind a change, given to an adapter only with the shopper's consent and where the merchant has switched
 * attribution on.
 */
export interface Mark {
  /** The offer's id. */
  offer: string;
  /** The revision of the rule bundle. */
  revision: string;
}

/** The answer of a platform that was asked for the cart before its adapter was there (www/loader/early.js). */
export interface EarlyAnswer {
  answer: Promise<Response>;
  /** When it was asked for, in ms as of `performance.now()`. */
  at: number;
}

/** The only code that knows a platform. */
export interface Adapter {
  /** Reads the cart. */
  read(): Promise<Cart>;
  /**
   * Changes the cart, and answers it as it is afterwards. On failure it rejects with an Error whose message is for the
   * shopper; the cart may then have changed in part. `lost: true` on the Error says that no answer came, so that the shop
   * may still carry the change out; what `fetch` throws of that, and no answer within `patience`, is known as such
   * without it. The card then says that it is not known, and the cart is read again before anything else is tried.
   */
  apply(change: CartChange, mark?: Mark): Promise<Cart>;
  /** Calls after any change of the cart, whoever made it. Answers the way to stop. */
  subscribe(changed: () => void): () => void;
  /** What the platform knows of the shopper: market, country, locale, customer facts, live prices. */
  context?(): Partial<Context>;
  /** Whether anything may be remembered beyond the session. */
  consent?(): boolean;
  /**
   * The address of a picture that is so many pixels wide, where the platform makes any size. `src` is the address that the
   * rules have. Without it pictures are fetched as they are.
   */
  picture?(src: string, width: number): string;
}
