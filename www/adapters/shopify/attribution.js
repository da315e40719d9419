// Lines to be, in Shopify's form, and what is written on them for the merchant's reports.

import { joins } from './lines.js';
import { valuesOf } from './read.js';

/** @import { Mark } from '../../types/adapter.js' */
/** @import { AjaxCart, NewItem } from './shapes.js' */

/**
 * @param {import('../../types/change.js').NewLine} line
 * @param {Mark|undefined} mark
 * @param {AjaxCart} cart  as last read: what joins a line that is there carries no mark, which would split it
 * @returns {NewItem}
 */
export function marked(line, mark, cart) {
  const { variant, quantity, plan, properties, parent } = line;
  const note = mark && !cart.items.some((item) => joins(item, line)) && { _offer: mark.offer, _offer_v: mark.revision };
  return {
    id: Number(variant),
    quantity,
    properties: { ...valuesOf(properties), ...note },
    ...(plan && { selling_plan: Number(plan) }),
    ...(parent && { parent_line_key: parent }),
  };
}

/** The attribute of the cart, with one more offer in it. @param {AjaxCart} cart  as last read @param {Mark} mark */
export function offersOn({ attributes }, { offer, revision }) {
  const before = (attributes?._offers ?? '').split(', ').filter(Boolean);
  return [...new Set([...before, `${offer}@${revision}`])].join(', ');
}
