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

import { decimal, listen } from './common/listen.js';

/** A list for each placement: `item_list_id`, and `creative_slot` of a promotion. */
const LISTS = { product: 'product_page_upsell', cart: 'cart_drawer_upsell', checkout: 'checkout_upsell' };

/**
 * @param {object} [options]
 * @param {boolean|(() => boolean)} [options.consent]  `true` where something else on the page holds events back until there is
 *   consent, such as Google's own consent mode; default: the platform's signal, and without one nothing is sent
 * @param {(event: string, ecommerce: object) => void} [options.send]  default: into `dataLayer`. For gtag.js without Tag Manager:
 *   `(event, ecommerce) => gtag('event', event, ecommerce)`
 * @returns {import('./common/listen.js').Sink}
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
          value: decimal(figures.difference, exponent),
          items: added.map((item) => ({ ...offer.about, ...item })),
        });
      }
    },
    { consent },
  );
}

function push(event, ecommerce) {
  const layer = (globalThis.dataLayer ??= []);
  // Tag Manager would mix it with the one before.
  layer.push({ ecommerce: null });
  layer.push({ event, ecommerce });
}

/** What all events of an offer say. */
function factsOf({ offer, placement, products, currency, exponent, figures }, event) {
  const card = cardOf(event, offer);
  const title = card?.querySelector('[part~=title]')?.textContent || undefined;
  const slot = LISTS[placement];
  const named = products.length === 1 ? title : undefined;
  const promotion = { promotion_id: offer, ...(title && { promotion_name: title }), creative_slot: slot };
  const about = { item_list_id: slot, promotion_id: offer, ...(named && { item_name: named }) };
  const units = figures?.add;
  const price = products.length === 1 && units > 0 ? pricesOf(figures, exponent, units) : undefined;
  const index = card && [...card.parentNode.children].indexOf(card);
  return {
    about,
    promotion: { ...promotion, currency },
    list: { item_list_id: slot, currency },
    items: products.map((id) => ({
      item_id: id,
      ...about,
      ...(card && { index }),
      ...(price && { ...price, quantity: units }),
    })),
  };
}

/** The lines that accepting has added. */
function addedBy({ change, figures, exponent }) {
  const lines = change?.add ?? [];
  // What a deal of several products costs cannot be said of one of them.
  const price = (units) => lines.length === 1 && pricesOf(figures, exponent, units);
  return lines.map(({ product, variant, quantity }) => ({
    item_id: product,
    item_variant: variant,
    quantity,
    ...price(quantity),
  }));
}

/** Of one unit: what it adds to the cart, and how much less that is than bought separately. */
function pricesOf({ price, difference }, exponent, units) {
  const discount = decimal(price - difference, exponent, units);
  return { price: decimal(difference, exponent, units), ...(discount > 0 && { discount }) };
}

/** The card is in an open shadow root: its title need not be told a second time. */
const cardOf = (event, offer) =>
  [...(event.composedPath()[0]?.shadowRoot?.querySelectorAll('[part~=card]') ?? [])].find(
    (card) => card.dataset.offer === offer,
  );
