// What the Store API, with our plugin and without, can do to a line; and how it is asked.

import { fail } from './post.js';
import { optionsOf, shownWith } from './read.js';

/** The name of our plugin to the Store API. */
export const OURS = 'cart-associate';

/** @import { NewLine } from '../../types/change.js' */
/** @import { TidyCart, StoreItem } from './shapes.js' */

/** @param {Record<string, string>|undefined} properties */
const names = (properties) => Object.keys(properties ?? {});
/** The properties that our plugin keeps with a line. @param {StoreItem} item */
const own = (item) => item.extensions?.[OURS]?.properties ?? {};
/** The names of what other plugins show with a line. @param {StoreItem} item */
const others = (item) =>
  shownWith(item)
    .map(([name]) => name)
    .filter((name) => !Object.hasOwn(own(item), name));

/** Whether a new line is of what the item is of. @param {StoreItem} item @param {NewLine} line */
export const sameItem = (item, { variant, options = {} }) => {
  const chosen = optionsOf(item);
  return String(item.id) === variant && names(options).every((name) => options[name] === chosen[name]);
};

/** The body of `add-item`. @param {NewLine} line @param {import('./index.js').WooCommerceOptions} options */
export const adding = (line, { variation }) => ({
  id: Number(line.variant),
  quantity: line.quantity,
  variation:
    variation?.(line) ?? Object.entries(line.options ?? {}).map(([attribute, value]) => ({ attribute, value })),
  ...(names(line.properties).length > 0 && { [OURS]: { properties: line.properties } }),
});

/**
 * The properties for our plugin to keep, where they are others than it keeps; else undefined.
 * @param {StoreItem} item @param {NewLine} line
 */
export function changed(item, { properties = {} }) {
  const theirs = others(item);
  const wanted = Object.fromEntries(Object.entries(properties).filter(([name]) => !theirs.includes(name)));
  const known = own(item);
  return names(wanted).length === names(known).length && names(wanted).every((name) => wanted[name] === known[name])
    ? undefined
    : wanted;
}

/**
 * Refuses what cannot be done, before anything has been.
 * @param {Pick<import('../../types/change.js').CartChange, 'add'|'replace'>} change @param {TidyCart} raw
 */
export function possible({ add, replace }, { items, extensions }) {
  const plugin = extensions?.[OURS];
  for (const line of add) check(line, names(line.properties).length > 0);
  for (const { key, with: line } of replace) {
    const item = items.find((one) => one.key === key) ?? fail(`the line ${key} is not in the cart any more`);
    const same = sameItem(item, line);
    if (!same && others(item).length > 0)
      fail(
        `what another plugin keeps with a line (${others(item).join(', ')}) cannot be carried over to another variation`,
      );
    check(line, same ? changed(item, line) !== undefined : names(line.properties).length > 0);
  }

  /** @param {NewLine} line @param {boolean} properties  whether it has any for our plugin to keep */
  function check({ plan }, properties) {
    if (plan)
      fail(`the Store API sells no subscription plan (${plan}); in WooCommerce a subscription is a product of its own`);
    if (properties && !plugin) fail('the Store API keeps no properties with a line; our WordPress plugin does');
  }
}
