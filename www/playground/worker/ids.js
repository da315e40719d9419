// Names that the file itself gives: products, variants, collections and so on, where a field asks for one.

import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';

const MOST = 500;

/** @import { RulesProduct } from '../shapes.js' */
/**
 * @type {Record<string, (products: RulesProduct[]) => unknown[][]>} pairs of a value and, where there is one, its title
 */
const named = {
  product: (products) => products.map(({ id, title }) => [id, title]),
  variant: (products) =>
    products.flatMap(({ title, variants }) =>
      several(variants).map((one) => [one.id, [plain(title), plain(one.title)].filter(Boolean).join(', ')]),
    ),
  sku: (products) => products.flatMap(({ title, variants }) => several(variants).map(({ sku }) => [sku, title])),
  collection: (products) => products.flatMap(({ collections }) => several(collections).map((one) => [one])),
  tag: (products) => products.flatMap(({ tags }) => several(tags).map((one) => [one])),
  type: (products) => products.map(({ type }) => [type]),
  vendor: (products) => products.map(({ vendor }) => [vendor]),
  need: (products) => products.flatMap(({ need, needs }) => [need, needs].flat(2).map((one) => [one])),
  same: (products) =>
    products.flatMap(({ attributes, variants }) =>
      [...Object.keys(attributes ?? {}), ...several(variants).flatMap(({ options }) => Object.keys(options ?? {}))].map(
        (one) => [one],
      ),
    ),
};

/** @template T @param {T[]|undefined} list @returns {T[]} */
const several = (list) => (Array.isArray(list) ? list.filter((one) => one !== null && one !== undefined) : []);
/** One text of a title, in whichever language. @param {unknown} title @returns {string|undefined} */
const plain = (title) =>
  typeof title === 'string' ? title : title && typeof title === 'object' ? Object.values(title)[0] : undefined;

/**
 * @param {import('jsonc-parser').Node|undefined} tree
 * @param {(string|number)[]} path
 * @returns {{value: string, detail?: string}[]}
 */
export function idsFor(tree, path) {
  const field = path.findLast((step) => typeof step === 'string');
  // In the catalog these fields give names; elsewhere they use them.
  if (!tree || path[0] === 'products' || typeof field !== 'string' || !Object.hasOwn(named, field)) return [];
  const node = findNodeAtLocation(tree, ['products']);
  const products = several(node && getNodeValue(node)).filter((one) => typeof one === 'object');
  /** @type {Map<string, string|undefined>} */
  const found = new Map();
  for (const [value, title] of named[field](products)) {
    if (typeof value === 'string' && value !== '' && !found.has(value)) found.set(value, plain(title));
  }
  return [...found].slice(0, MOST).map(([value, detail]) => ({ value, detail }));
}
