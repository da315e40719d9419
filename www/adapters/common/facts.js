// What the theme knows and the cart does not. It writes any number of these, anywhere, and may write them anew at any
// time:
//
//   <script type="application/json" data-cart-associate>
//   { "context": { "market": "GB", "signed_in": true }, "prices_include_tax": true,
//     "products": { "1001": { "collections": ["desks"], "tags": ["oak"] } } }
//   </script>

/**
 * @typedef {object} PageFacts
 * @property {Partial<import('../../types/context.js').Context>} context
 * @property {boolean} [prices_include_tax]
 * @property {Record<string, ProductFacts>} products  by product id
 *
 * @typedef {Partial<import('../../types/cart.js').Line> & {variation_of?: string}} ProductFacts what the cart does not
 *   say of a product
 */

/** Whether something has been complained about: a page is read often. */
let told = false;

/**
 * The facts of the page, those of later elements over those of earlier ones. What is no JSON is left out, with one
 * warning.
 * @returns {PageFacts}
 */
export function pageFacts() {
  /** @type {PageFacts} */
  const facts = { context: {}, products: {} };
  for (const element of document.querySelectorAll('script[data-cart-associate]')) {
    try {
      const { context, products, ...more } = JSON.parse(element.textContent ?? '');
      Object.assign(facts.context, context);
      for (const id in products) facts.products[id] = { ...facts.products[id], ...products[id] };
      Object.assign(facts, more);
    } catch (error) {
      if (!told) console.warn('Cart Associate: no JSON in', element, error);
      told = true;
    }
  }
  return facts;
}
