// Pictures in the size that a card shows them in, where the platform's image service makes any: Shopify's does, by the
// parameter `width`. They are loaded when they are near the screen.

/** Addresses of Shopify's image service. */
const SERVICE = /^(https?:)?\/\/cdn\.shopify\.com\/|\/cdn\/shop\//;

/** As wide as a picture of a card is with large text, in CSS pixels. */
const WIDTH = 80;

/** What is no address stays as it is: there is no picture then, and nothing else. @param {string} src @param {number} width in pixels */
function sized(src, width) {
  try {
    const url = new URL(src, document.baseURI);
    url.searchParams.set('width', `${width}`);
    return url.href;
  } catch {
    return src;
  }
}

/**
 * Gives a picture its address.
 * @param {Element} picture @param {string} src  as the rules have it
 */
export function setPicture(picture, src) {
  const isSized = SERVICE.test(src);
  picture.setAttribute('loading', 'lazy');
  if (isSized) picture.setAttribute('srcset', `${sized(src, 2 * WIDTH)} 2x`);
  else picture.removeAttribute('srcset');
  picture.setAttribute('src', isSized ? sized(src, WIDTH) : src);
}
