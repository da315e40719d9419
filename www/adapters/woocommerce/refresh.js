// The theme hears of our change in WooCommerce's own ways: the classic cart refreshes its fragments, the blocks ask for
// the cart again.

/** How long the page may take to draw its cart anew, in ms. */
const REDRAW = 5000;

/**
 * @param {import('./shapes.js').ShopState} shop
 * @param {boolean} added  something was added, not only taken out
 */
export function refresh(shop, added) {
  const { body } = document;
  const { jQuery } = globalThis;
  shop.telling = true;
  try {
    if (jQuery) {
      shop.echo = performance.now() + REDRAW;
      // The cart page's own script refreshes the fragments as well.
      jQuery(body).trigger(document.querySelector('.woocommerce-cart-form') ? 'wc_update_cart' : 'wc_fragment_refresh');
    }
    const name = added ? 'wc-blocks_added_to_cart' : 'wc-blocks_removed_from_cart';
    body.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail: { preserveCartData: false } }));
  } catch (error) {
    // A listener of the theme's threw, which is not the cart's fault.
    reportError(error);
  } finally {
    shop.telling = false;
  }
}
