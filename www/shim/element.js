// <cart-associate>: a place for suggestions. It draws nothing itself: what happens in it is told to the page's
// controller, which may come later than the element.

import { NEARING } from './nearing.js';

// On a server there is no such thing, and nothing happens.
const Base = globalThis.HTMLElement ?? Object;

/** All elements in the document. @type {Set<CartAssociate>} */
export const elements = new Set();

/**
 * Who looks after the elements; set by the controller.
 * @type {{came(element: CartAssociate): void, went(element: CartAssociate): void, changed(): void,
 *   near(): void, pressed(element: CartAssociate, card: HTMLElement, action: string, value: number): void}|undefined}
 */
let keeper;
/** @param {typeof keeper} one */
export const keepElements = (one) => {
  keeper = one;
};

/**
 * Attributes: `placement`: `cart` (default), `product` or `checkout`; on a product page `product` and `variant`, the
 * ids of what is looked at. `hidden` is set while there is nothing to show.
 */
export class CartAssociate extends Base {
  /** What has the focus in it. @type {HTMLElement|null} */
  #focused;

  static observedAttributes = ['placement', 'product', 'variant'];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    for (const type of ['click', 'change', 'focusout', ...NEARING])
      root.addEventListener(type, this, { passive: true });
  }

  /** Buttons are clicked; whatever has a value changes. */
  handleEvent({ type, target }) {
    if (NEARING.includes(type)) keeper?.near();
    if (type === 'focusin') this.#focused = target;
    if (type === 'focusout') this.#lookLater();
    if (type !== 'click' && type !== 'change') return;
    const control = target.closest('[data-action]');
    if (!control || (control.localName === 'button') !== (type === 'click')) return;
    keeper?.pressed(this, control.closest('[part~=card]'), control.dataset.action, Number(control.value) || 0);
  }

  /** Whatever takes the focus away, a theme that empties its drawer too, has done so when the task is over. */
  #lookLater() {
    setTimeout(() => {
      this.#focused = this.shadowRoot.activeElement;
    });
  }

  connectedCallback() {
    if (!this.shadowRoot.firstChild) this.hidden = true;
    // Taken out and put back in one task: the focus has fallen out of it, to where nobody wants it.
    if (this.#focused && document.activeElement === document.body) this.#focused.focus({ preventScroll: true });
    elements.add(this);
    keeper?.came(this);
  }

  disconnectedCallback() {
    this.#lookLater();
    elements.delete(this);
    keeper?.went(this);
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) keeper?.changed();
  }

  /** @returns {'product'|'cart'|'checkout'} */
  get placement() {
    const placement = this.getAttribute('placement');
    return placement === 'product' || placement === 'checkout' ? placement : 'cart';
  }

  /** What is looked at, on a product page. */
  get viewed() {
    const [product, variant] = [this.getAttribute('product'), this.getAttribute('variant')];
    return product && variant ? { product, variant } : undefined;
  }
}

/** Makes `<cart-associate>` known to the page. Harmless when called again, and on a server. */
export function define() {
  if (globalThis.customElements && !customElements.get('cart-associate'))
    customElements.define('cart-associate', CartAssociate);
}
