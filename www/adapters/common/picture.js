// Pictures of Shopify's image service, which makes any size by the parameter `width`.

/** Its addresses. */
const SERVICE = /^(https?:)?\/\/cdn\.shopify\.com\/|\/cdn\/shop\//;

/**
 * The address of a picture in a size. What is not of the service, or no address at all, stays as it is.
 * @param {string} src  as the rules have it @param {number} width in pixels
 */
export function sized(src, width) {
  if (!SERVICE.test(src)) return src;
  try {
    const url = new URL(src, document.baseURI);
    url.searchParams.set('width', `${width}`);
    return url.href;
  } catch {
    return src;
  }
}
