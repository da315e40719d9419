// What a shop refuses: more than there is, quantities against its rules, things that it does not sell here.

import { refusal } from './errors.js';
import { quantityOf } from './lines.js';

/** @import { Catalog } from './catalog.js' */
/** @import { State, WantedLine } from './shapes.js' */

/**
 * Is this something that can be in a cart at all?
 * @param {Catalog} catalog @param {State} state @param {Pick<WantedLine, 'variant'|'quantity'|'plan'|'options'>} item
 */
export function checkItem(catalog, state, { variant, quantity, plan, options = {} }) {
  const { locale, currency } = state;
  const found = catalog.find(variant);
  if (!found) throw refusal(locale, 'unknown_product');
  const title = catalog.title(variant, locale);
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw refusal(locale, 'invalid_quantity', { title });
  if (plan && !found.variant.plans?.some((candidate) => candidate.id === plan))
    throw refusal(locale, 'unknown_plan', { title });
  for (const [name, values] of Object.entries(found.variant.open_options ?? {}))
    if (!values.includes(options[name])) throw refusal(locale, 'not_chosen', { title: name });
  if (catalog.charge(variant, plan, state) === undefined) throw refusal(locale, 'not_sold_here', { title, currency });
}

/**
 * Do the quantities of these variants, over all their lines, keep to stock and rules? `before` is the state that the
 * change started from, so that a refusal can say how many more there are.
 * @param {Catalog} catalog @param {State} state @param {State} before @param {string[]} variants
 */
export function checkQuantities(catalog, state, before, variants) {
  const { locale } = state;
  for (const variant of new Set(variants)) {
    const now = quantityOf(state, variant);
    const had = quantityOf(before, variant);
    if (now === 0) continue;
    const title = catalog.title(variant, locale);
    const { min = 1, max, increment = 1 } = catalog.find(variant)?.variant.quantity_rule ?? {};
    if (now > had) {
      if (!catalog.available(variant)) throw refusal(locale, 'out_of_stock', { title });
      const stock = catalog.stock(variant);
      if (stock !== undefined && now > stock)
        throw refusal(locale, 'not_enough_stock', { title, count: Math.max(0, stock - had) });
      if (max && now > max) throw refusal(locale, 'above_maximum', { title, count: max });
    }
    if (now < min) throw refusal(locale, 'below_minimum', { title, count: min });
    if (now % increment !== 0) throw refusal(locale, 'wrong_increment', { title, count: increment });
  }
}

/**
 * How many could be put in: what a platform that fulfils in part would do.
 * @param {Catalog} catalog @param {State} state @param {Pick<WantedLine, 'variant'|'quantity'>} item
 */
export function possible(catalog, state, { variant, quantity }) {
  if (!catalog.available(variant)) return 0;
  const had = quantityOf(state, variant);
  const { min = 1, max, increment = 1 } = catalog.find(variant)?.variant.quantity_rule ?? {};
  const ceiling = Math.min(had + quantity, catalog.stock(variant) ?? Infinity, max ?? Infinity);
  const reached = Math.floor(ceiling / increment) * increment;
  return reached < min ? 0 : Math.max(0, reached - had);
}
