// Google Analytics 4, through the `dataLayer` of Google Tag Manager.
//
// | event of ours | kind                         | what is sent                      |
// | --- | --- | --- |
// | shown         | pairs_well, avoids_returns   | view_item_list                    |
// | shown         | bundle, tier                 | view_promotion                    |
// | accepted      | pairs_well, avoids_returns   | select_item, and add_to_cart      |
// | accepted      | bundle, tier                 | select_promotion, and add_to_cart |
//
// add_to_cart is left out where nothing was added: advice that changes a size, a statement that was ticked.

import { realGlobal } from '../loader/real-global.js';
import { decimal, listen } from './common/listen.js';

/** A list for each placement: `item_list_id`, and `creative_slot` of a promotion. */
const LISTS = { product: 'product_page_upsell', cart: 'cart_drawer_upsell', checkout: 'checkout_upsell' };

/** @import { Figures } from '../types/decision.js' */
/** @import { Detail } from './common/listen.js' */

/**
 * @typedef {import('../types/sink.js').SinkOptions & Sending} Ga4Options
 *
 * @typedef {object} Sending
 * @property {(event: string, ecommerce: Record<string, unknown>) => void} [send] Default: into `dataLayer`. For gtag.js
 *   without Tag Manager: `(event, ecommerce) => gtag('event', event, ecommerce)`.
 */

/**
 * Google Analytics 4. Without any signal of consent nothing is sent.
 * @param {Ga4Options} [options]
 * @returns {import('../types/sink.js').Sink}
 */
export function ga4({ consent, send = push } = {}) {
  return listen(
    ['shown', 'accepted'],
    (name, detail, event) => {
      const offer = factsOf(detail, event);
      const deal = detail.kind === 'bundle' || detail.kind === 'tier';
      const verb = name === 'shown' ? 'view' : 'select';
      if (deal) send(`${verb}_promotion`, { ...offer.promotion, items: offer.items });
      else send(name === 'shown' ? 'view_item_list' : 'select_item', { ...offer.list, items: offer.items });
      const added = addedBy(detail);
      if (name === 'accepted' && added.length > 0) {
        const { currency, exponent, figures } = detail;
        send('add_to_cart', {
          currency,
          value: decimal(figures?.difference ?? 0, exponent),
          items: added.map((item) => ({ ...offer.about, ...item })),
        });
      }
    },
    { consent },
  );
}

/** @param {string} event @param {object} ecommerce */
function push(event, ecommerce) {
  const layer = realGlobal('dataLayer') ?? [];
  globalThis.dataLayer = layer;
  // Tag Manager would mix it with the one before.
  layer.push({ ecommerce: null });
  layer.push({ event, ecommerce });
}

/** What all events of an offer say. @param {Detail} detail @param {Event} event */
function factsOf({ offer, placement, products, trigger, currency, exponent, figures }, event) {
  const card = cardOf(event, offer);
  const title = card?.dataset.title || undefined;
  const slot = LISTS[placement];
  const named = products.length === 1 ? title : undefined;
  const promotion = { promotion_id: offer, ...(title && { promotion_name: title }), creative_slot: slot };
  const about = { item_list_id: slot, promotion_id: offer, ...(named && { item_name: named }) };
  const units = figures?.add;
  const price = products.length === 1 && figures && units ? pricesOf(figures, exponent, units) : undefined;
  const index = card && [...(card.parentNode?.children ?? [])].indexOf(card);
  return {
    about,
    promotion: { ...promotion, currency },
    list: { item_list_id: slot, currency },
    // Advice and confirmations bring nothing: they are about what caused them.
    items: (products.length > 0 ? products : [trigger]).map((id) => ({
      item_id: id,
      ...about,
      ...(card && { index }),
      ...(price && { ...price, quantity: units }),
    })),
  };
}

/** The lines that accepting has added. @param {Detail} detail */
function addedBy({ change, figures, exponent }) {
  const lines = change?.add ?? [];
  // What a deal of several products costs cannot be said of one of them.
  /** @param {number} units */
  const price = (units) => lines.length === 1 && figures && pricesOf(figures, exponent, units);
  return lines.map(({ product, variant, quantity }) => ({
    item_id: product,
    item_variant: variant,
    quantity,
    ...price(quantity),
  }));
}

/**
 * Of one unit: what it adds to the cart, and how much less that is than bought separately.
 * @param {Pick<Figures, 'price' | 'difference'>} figures @param {number} exponent @param {number} units
 */
function pricesOf({ price, difference }, exponent, units) {
  const discount = decimal(price - difference, exponent, units);
  return { price: decimal(difference, exponent, units), ...(discount > 0 && { discount }) };
}

/**
 * The card is in an open shadow root: its title need not be told a second time.
 * @param {Event} event @param {string} offer
 */
function cardOf(event, offer) {
  const [element] = /** @type {Element[]} */ (event.composedPath());
  /** @type {NodeListOf<HTMLElement>|undefined} */
  const cards = element?.shadowRoot?.querySelectorAll('[part~=card]');
  return [...(cards ?? [])].find((card) => card.dataset.offer === offer);
}
