// The events of the element.

import type { CartAssociate } from '../loader/element.js';
import type { Money } from './cart.js';
import type { CartChange } from './change.js';
import type { Placement } from './context.js';
import type { Figures, Form, Kind } from './decision.js';
import type { Loaded } from './mount.js';

/** What the events of a card carry. */
export interface CardDetail {
  placement: Placement;
  offer: string;
  kind: Kind;
  form: Form;
  /** Ids of the products that it is about. */
  products: string[];
  /** Id of the product that caused it. */
  trigger: string;
  /** Those of the selected choice; absent where there is nothing to accept. */
  figures?: Pick<Figures, 'price' | 'difference' | 'saving' | 'have' | 'add'>;
  /** ISO 4217. */
  currency: string;
  /** Decimals of its minor unit. */
  exponent: number;
}

export interface AcceptedDetail extends CardDetail {
  /** What was done to the cart. */
  change: CartChange;
}

export interface PriceMismatchDetail extends CardDetail {
  /** What the card said that accepting adds. */
  promised: Money;
  /** What the cart charges for it. */
  charged: Money;
}

/** Something that went wrong; the shop works on. */
export interface FailedDetail {
  /** `change` for a card; `setup`, `into`, `adapter`, `network`, `compile`, `trap`, …: docs/architecture.md. */
  code: string;
  message: string;
  /** Where in what was handed in, as a JSON Pointer. */
  pointer: string;
}

/** Events, bubbling and composed: on the element, or on `document` where there is none. */
export interface CartAssociateEventMap {
  'cart-associate:ready': CustomEvent<Loaded>;
  /** At least half of a card has been on the screen for one second. */
  'cart-associate:shown': CustomEvent<CardDetail>;
  /** Accepted, and the cart has it. */
  'cart-associate:accepted': CustomEvent<AcceptedDetail>;
  'cart-associate:dismissed': CustomEvent<CardDetail>;
  /** The cart charges more than was promised. */
  'cart-associate:price-mismatch': CustomEvent<PriceMismatchDetail>;
  'cart-associate:failed': CustomEvent<FailedDetail | (CardDetail & { code: 'change' })>;
}

declare global {
  interface HTMLElementTagNameMap {
    'cart-associate': CartAssociate;
  }
  interface HTMLElementEventMap extends CartAssociateEventMap {}
  interface DocumentEventMap extends CartAssociateEventMap {}
  interface WindowEventMap extends CartAssociateEventMap {}
}
