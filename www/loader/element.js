// <cart-associate>: a place for suggestions. It draws nothing itself: what happens in it is told to its keeper, which
// is the loader at first, and the page's controller once that is here.

import { realDocument } from './real-document.js';

// On a server there is no such thing, and nothing happens.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

/** All elements in the document. @type {Set<CartAssociate>} */
export const elements = new Set();

/**
 * @typedef {object} Keeper  looks after the elements of the page
 * @property {(element: CartAssociate) => void} [came]
 * @property {(element: CartAssociate) => void} [went]
 * @property {() => void} [changed]  an attribute has another value
 * @property {(element: CartAssociate, card: HTMLElement|null, action: string, value: number) => void} [pressed]
 */

/** @type {Keeper|undefined} */
let keeper;
/** @param {Keeper|undefined} next */
export const keepElements = (next) => {
  keeper = next;
};

/**
 * Attributes: `placement`: `cart` (default), `product` or `checkout`; on a product page `product` and `variant`, the
 * ids of what is looked at. `hidden` is set while there is nothing to show.
 */
export class CartAssociate extends Base {
  /** What has the focus in it. @type {HTMLElement|null} */
  #focused = null;

  static observedAttributes = ['placement', 'product', 'variant'];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    for (const type of ['click', 'change', 'focusin', 'focusout']) root.addEventListener(type, this, { passive: true });
  }

  /** Buttons are clicked; whatever has a value changes. @param {Event} event */
  handleEvent({ type, target }) {
    const node = /** @type {HTMLElement} */ (target);
    if (type === 'focusin') this.#focused = node;
    if (type === 'focusout') this.#lookLater();
    if (type !== 'click' && type !== 'change') return;
    const control = /** @type {HTMLInputElement|null} */ (node.closest('[data-action]'));
    if (!control || (control.localName === 'button') !== (type === 'click')) return;
    keeper?.pressed?.(this, control.closest('[part~=card]'), control.dataset.action ?? '', Number(control.value) || 0);
  }

  /** Whatever takes the focus away, a theme that empties its drawer too, has done so when the task is over. */
  #lookLater() {
    setTimeout(() => {
      this.#focused = /** @type {HTMLElement|null} */ (this.shadowRoot?.activeElement ?? null);
    });
  }

  connectedCallback() {
    if (!this.shadowRoot?.firstChild) this.hidden = true;
    // Taken out and put back in one task: the focus has fallen out of it, to where nobody wants it.
    if (this.#focused && realDocument.activeElement === realDocument.body) this.#focused.focus({ preventScroll: true });
    elements.add(this);
    keeper?.came?.(this);
  }

  disconnectedCallback() {
    this.#lookLater();
    elements.delete(this);
    keeper?.went?.(this);
  }

  /** @param {string} _name @param {string|null} before @param {string|null} after */
  attributeChangedCallback(_name, before, after) {
    if (this.isConnected && before !== after) keeper?.changed?.();
  }

  /** @returns {import('../types/index.js').Placement} */
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
