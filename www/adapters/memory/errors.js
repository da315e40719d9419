// Refusals that a shopper can read, in the languages of the demo shop.

/**
 * @typedef {{title?: string, count?: number, currency?: string, code?: string}} Facts
 *
 * @typedef
 *   {'out_of_stock'|'not_enough_stock'|'partly_added'|'below_minimum'|'above_maximum'|'wrong_increment'|'not_sold_here'
 *   |'unknown_product'|'unknown_plan'|'not_chosen'|'unknown_line'|'invalid_quantity'|'unknown_code'|'code_not_applicable'
 *   |'code_not_combinable'|'network'} Code
 */

/** @type {Record<string, Record<Code, (facts: Facts) => string>>} */
const MESSAGES = {
  en: {
    out_of_stock: ({ title }) => `${title} is sold out.`,
    not_enough_stock: ({ title, count }) =>
      count === 0 ? `All we have of ${title} is in your cart already.` : `We have only ${count} more of ${title}.`,
    partly_added: ({ title, count }) => `Only ${count} of ${title} could be added to your cart.`,
    below_minimum: ({ title, count }) => `${title} is sold from ${count} up.`,
    above_maximum: ({ title, count }) => `You can order at most ${count} of ${title}.`,
    wrong_increment: ({ title, count }) => `${title} is sold in steps of ${count}.`,
    not_sold_here: ({ title, currency }) => `${title} is not sold in ${currency}.`,
    unknown_product: () => 'That item is no longer in the shop.',
    unknown_plan: ({ title }) => `That subscription is not offered for ${title}.`,
    not_chosen: ({ title }) => `Please choose ${title} first.`,
    unknown_line: () => 'That item is no longer in your cart.',
    invalid_quantity: () => 'That is not a quantity that we can put in the cart.',
    unknown_code: ({ code }) => `We do not know the code ${code}.`,
    code_not_applicable: ({ code }) => `The code ${code} does not apply to what is in your cart.`,
    code_not_combinable: ({ code }) =>
      `The code ${code} cannot be combined with the others; you keep the better price.`,
    network: () => 'The shop did not answer. Please try again.',
  },
  de: {
    out_of_stock: ({ title }) => `${title} ist ausverkauft.`,
    not_enough_stock: ({ title, count }) =>
      count === 0
        ? `Alles, was wir von ${title} haben, liegt schon in Ihrem Warenkorb.`
        : `Von ${title} haben wir nur noch ${count}.`,
    partly_added: ({ title, count }) => `Von ${title} konnten nur ${count} in den Warenkorb gelegt werden.`,
    below_minimum: ({ title, count }) => `${title} gibt es ab ${count} Stück.`,
    above_maximum: ({ title, count }) => `Von ${title} können Sie höchstens ${count} bestellen.`,
    wrong_increment: ({ title, count }) => `${title} gibt es nur in Schritten von ${count}.`,
    not_sold_here: ({ title, currency }) => `${title} wird nicht in ${currency} verkauft.`,
    unknown_product: () => 'Diesen Artikel führen wir nicht mehr.',
    unknown_plan: ({ title }) => `Dieses Abo gibt es für ${title} nicht.`,
    not_chosen: ({ title }) => `Bitte wählen Sie zuerst: ${title}.`,
    unknown_line: () => 'Dieser Artikel liegt nicht mehr in Ihrem Warenkorb.',
    invalid_quantity: () => 'Diese Menge können wir nicht in den Warenkorb legen.',
    unknown_code: ({ code }) => `Den Code ${code} kennen wir nicht.`,
    code_not_applicable: ({ code }) => `Der Code ${code} gilt nicht für Ihren Warenkorb.`,
    code_not_combinable: ({ code }) => `Der Code ${code} lässt sich nicht kombinieren; es gilt der bessere Preis.`,
    network: () => 'Der Laden antwortet nicht. Bitte versuchen Sie es noch einmal.',
  },
};

/** A refusal: `code` for the program, `message` for the shopper. */
export class CartError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = 'CartError';
    this.code = code;
  }
}

/**
 * @param {string} locale @param {Code} code @param {Facts} [facts]
 */
export function refusal(locale, code, facts = {}) {
  const language = MESSAGES[locale.split('-')[0]] ?? MESSAGES.en;
  return new CartError(code, language[code](facts));
}
