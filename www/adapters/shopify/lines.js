// Finding lines again. The key of a line is not stable: it changes with properties and discounts.

import { planOf, textsOf } from './read.js';

const print = (properties) =>
  JSON.stringify(Object.entries(textsOf(properties)).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Whether a line of the cart is of the same variant and plan as a line to be. */
export const sameAs = (item, { variant, plan = '' }) =>
  String(item.variant_id) === variant && String(planOf(item) ?? '') === plan;

/** Whether a line to be would join this one. */
export const joins = (item, line) =>
  sameAs(item, line) && print(item.properties) === print(line.properties) && !item.parent_relationship === !line.parent;

/**
 * The line of a key or, where the key is no more, the one that is what that line was.
 * @param {object} cart  in Shopify's form @param {string} key @param {object} [was]  the line when it had that key
 */
export const lineAt = ({ items }, key, was) =>
  items.find((item) => item.key === key) ??
  (was &&
    items.find(
      (item) =>
        item.variant_id === was.variant_id &&
        planOf(item) === planOf(was) &&
        print(item.properties) === print(was.properties),
    ));

/** A line that is to be altered has left the cart: nothing to say that the cart itself would not show. */
export const gone = () => {
  throw new Error('');
};
