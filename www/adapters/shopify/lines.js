// Finding lines again. The key of a line is not stable: it changes with properties and discounts.

import { planOf, textsOf } from './read.js';

/** @import { NewLine } from '../../types/change.js' */
/** @import { AjaxCart, AjaxLine } from './shapes.js' */

/** Tells one set of properties from another. @param {object|null|undefined} properties */
export const print = (properties) =>
  JSON.stringify(Object.entries(textsOf(properties)).sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * Whether a line of the cart is of the same variant and plan as a line to be.
 * @param {AjaxLine} item @param {NewLine} line
 */
export const sameAs = (item, { variant, plan = '' }) =>
  String(item?.variant_id) === variant && (planOf(item) ?? '') === plan;

/** Whether a line to be would join this one. @param {AjaxLine} item @param {NewLine} line */
export const joins = (item, line) =>
  sameAs(item, line) && print(item.properties) === print(line.properties) && !item.parent_relationship === !line.parent;

/**
 * The line of a key or, where the key is no more, the one that is what that line was.
 * @param {AjaxCart} cart @param {string} key @param {AjaxLine} [was]  the line when it had that key
 */
export const lineAt = ({ items }, key, was) =>
  items.find((item) => item?.key === key) ??
  (was &&
    items.find(
      (item) =>
        item?.variant_id === was.variant_id &&
        planOf(item) === planOf(was) &&
        print(item.properties) === print(was.properties),
    ));

/**
 * A line that is to be altered has left the cart: nothing to say that the cart itself would not show.
 * @returns {never}
 */
export const gone = () => {
  throw new Error('');
};
