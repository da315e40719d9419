// Drawing the theme's cart anew after a change that it did not make: the first way that fits, and only that one.

/** Events that families of themes listen for, documented by their makers: [whom to tell, the event]. */
const NAMED = {
  // Archetype: Impulse, Motion, Expanse and others
  'cart:build': /^(Impulse|Motion|Expanse|Gem|Streamline|Fetch|Vantage)$/,
  // Maestrooo: Prestige, Impact, Focal, Warehouse
  'cart:refresh': /^(Prestige|Impact|Focal|Warehouse|Stretch)$/,
};

/**
 * @param {typeof globalThis} page
 * @param {{refresh?: (cart: object) => void|Promise<void>, signal: AbortSignal}} options
 * @param {() => Promise<object>} ask  the cart, in Shopify's form
 * @returns {Promise<object|undefined>} the cart, where it was asked for on the way. A theme that fails to draw itself does not
 *   make the change fail.
 */
export async function refreshTheme(page, { refresh, signal }, ask) {
  try {
    const way = [own, liquidAjaxCart, standardEvent, dawn, named].find((one) => one.fits(page, refresh));
    return await way?.draw({ page, refresh, signal, ask });
  } catch (error) {
    console.warn('Cart Associate: the cart of the theme could not be drawn anew:', error);
    return undefined;
  }
}

const own = {
  fits: (page, refresh) => refresh,
  async draw({ refresh, ask }) {
    const cart = await ask();
    await refresh(cart);
    return cart;
  },
};

/** Its queue asks for the cart and for the sections, so that nobody else has to. */
const liquidAjaxCart = {
  fits: (page) => page.liquidAjaxCart?.init,
  draw: ({ page, signal }) =>
    new Promise((resolve) => {
      const lastCallback = ({ responseData }) => resolve(responseData?.ok ? responseData.body : undefined);
      signal.addEventListener('abort', () => resolve(undefined));
      page.liquidAjaxCart.update({ updates: {} }, { lastCallback });
    }),
};

/** Horizon, and themes with actions of their own, hear of it as of any other change. */
const standardEvent = {
  fits: ({ document, Shopify }) =>
    document.querySelector('cart-items-component, cart-drawer-component') ||
    Shopify?.actions?.updateCart?.isDefault?.() === false,
  draw({ page: { document } }) {
    const promise = Promise.resolve({ cart: null });
    const said = { action: 'update', context: 'cart', lines: [], promise, detail: { source: 'cart-associate' } };
    document.dispatchEvent(Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), said));
  },
};

/** Dawn: the lines draw themselves, with the footer; not the whole drawer, which would move the focus. The count is ours to say. */
const dawn = {
  fits: ({ document }) => drawnBy(document).length > 0,
  async draw({ page: { document }, ask }) {
    await Promise.all(drawnBy(document).map((element) => element.onCartUpdate()));
    const bubble = document.querySelectorAll('#cart-icon-bubble .cart-count-bubble span');
    if (bubble.length === 0) return undefined;
    const cart = await ask();
    for (const span of bubble) span.textContent = span.textContent.replace(/\d+/, cart.item_count);
    return cart;
  },
};
const drawnBy = (document) =>
  [...document.querySelectorAll('cart-drawer-items, cart-items')].filter((one) => one.onCartUpdate);

const named = {
  fits: ({ Shopify }) => eventOf(Shopify),
  draw({ page: { document, Shopify } }) {
    document.documentElement.dispatchEvent(new CustomEvent(eventOf(Shopify), { bubbles: true }));
  },
};
const eventOf = (shopify) => {
  const name = shopify?.theme?.schema_name ?? '';
  return Object.keys(NAMED).find((event) => NAMED[event].test(name));
};
