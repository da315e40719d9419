// Drawing the theme's cart anew after a change that it did not make: the first way that fits, and only that one.

/** @import { AjaxCart } from './shapes.js' */

/**
 * @typedef {Pick<typeof globalThis, 'document'|'Shopify'|'liquidAjaxCart'>} Page
 *
 * @typedef {object} Work  what a way of drawing is given
 * @property {Page} page
 * @property {Refresh} [own]  the merchant's own
 * @property {AbortSignal} signal
 * @property {() => Promise<AjaxCart>} ask
 *
 * @typedef {(cart: AjaxCart) => void|Promise<void>} Refresh
 *
 * @typedef {object} Way
 * @property {(page: Page, own: Refresh|undefined) => unknown} fits
 * @property {(work: Work) => Promise<AjaxCart|undefined>|undefined} draw answers the cart, where it was asked for on
 *   the way
 */

/**
 * Events that families of themes listen for, documented by their makers: the event, and the names of the themes.
 * @type {Record<string, RegExp>}
 */
const NAMED = {
  // Archetype: Impulse, Motion, Expanse and others
  'cart:build': /^(Impulse|Motion|Expanse|Gem|Streamline|Fetch|Vantage)$/,
  // Maestrooo: Prestige, Impact, Focal, Warehouse
  'cart:refresh': /^(Prestige|Impact|Focal|Warehouse|Stretch)$/,
};

/**
 * @param {Page} page
 * @param {{refresh?: Refresh, signal: AbortSignal}} options
 * @param {() => Promise<AjaxCart>} ask
 * @returns {Promise<AjaxCart|undefined>} the cart, where it was asked for on the way. A theme that fails to draw itself
 *   does not make the change fail.
 */
export async function refresh(page, { refresh: own, signal }, ask) {
  try {
    const way = [merchants, liquidAjaxCart, standardEvent, dawn, named].find((one) => one.fits(page, own));
    return await way?.draw({ page, own, signal, ask });
  } catch (error) {
    console.warn('Cart Associate: the cart of the theme could not be drawn anew:', error);
    return undefined;
  }
}

/** The merchant's own way. @type {Way} */
const merchants = {
  fits: (_, own) => own,
  async draw({ own, ask }) {
    const cart = await ask();
    await own?.(cart);
    return cart;
  },
};

/** Its queue asks for the cart and for the sections, so that nobody else has to. @type {Way} */
const liquidAjaxCart = {
  fits: (page) => page.liquidAjaxCart?.init,
  draw: ({ page, signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined));
      page.liquidAjaxCart?.update(
        { updates: {} },
        {
          lastCallback({ responseData }) {
            resolve(responseData?.ok ? /** @type {AjaxCart} */ (responseData.body) : undefined);
          },
        },
      );
    }),
};

/** Horizon, and themes with actions of their own, hear of it as of any other change. @type {Way} */
const standardEvent = {
  fits: ({ document, Shopify }) =>
    document.querySelector('cart-items-component, cart-drawer-component') ||
    Shopify?.actions?.updateCart?.isDefault?.() === false,
  async draw({ page: { document }, ask }) {
    const asked = ask();
    // The theme counts by it, and remembers the count for the next page.
    const promise = asked.then((cart) => ({ cart: summaryOf(cart) }));
    promise.catch(() => {});
    const said = { action: 'update', context: 'cart', lines: [], promise, detail: { source: 'cart-associate' } };
    document.dispatchEvent(Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), said));
    return asked;
  },
};

/** A cart in the form of Shopify's standard events. @param {AjaxCart} cart */
function summaryOf({ token, item_count: totalQuantity, total_price: total, currency, items, discount_codes: codes }) {
  /** @param {number} hundredths */
  const cost = (hundredths) => ({
    totalAmount: { amount: (hundredths / 100).toFixed(2), currencyCode: currency },
  });
  return {
    id: `gid://shopify/Cart/${token}`,
    totalQuantity,
    cost: cost(total),
    lines: items.map(({ key, quantity, final_line_price: price }) => ({ id: key, quantity, cost: cost(price) })),
    discountCodes: (codes ?? []).map(({ code, applicable = true }) => ({ code, applicable })),
  };
}

/**
 * Dawn: the lines draw themselves, with the footer; not the whole drawer, which would move the focus. The count is ours
 * to say.
 * @type {Way}
 */
const dawn = {
  fits: ({ document }) => drawnBy(document).length > 0,
  async draw({ page: { document }, ask }) {
    await Promise.all(drawnBy(document).map((element) => element.onCartUpdate?.()));
    const bubble = document.querySelectorAll('#cart-icon-bubble .cart-count-bubble span');
    if (bubble.length === 0) return undefined;
    const cart = await ask();
    for (const span of bubble) span.textContent = (span.textContent ?? '').replace(/\d+/, `${cart.item_count}`);
    return cart;
  },
};
/** @typedef {Element & {onCartUpdate?: () => unknown}} DawnItems */

/** @param {Document} document */
const drawnBy = (document) =>
  [.../** @type {NodeListOf<DawnItems>} */ (document.querySelectorAll('cart-drawer-items, cart-items'))].filter(
    (one) => one.onCartUpdate,
  );

/** Themes that listen for an event of their own. @type {Way} */
const named = {
  fits: ({ Shopify }) => eventOf(Shopify),
  draw({ page: { document, Shopify } }) {
    const name = eventOf(Shopify);
    if (name) document.documentElement.dispatchEvent(new CustomEvent(name, { bubbles: true }));
    return undefined;
  },
};
/** @param {ShopifyGlobal|undefined} shopify */
const eventOf = (shopify) => {
  const name = shopify?.theme?.schema_name ?? '';
  return Object.entries(NAMED).find(([, themes]) => themes.test(name))?.[0];
};
