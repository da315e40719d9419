// What a JSON Schema (2020-12) says of one place in a document. Of alternatives, all that are possible.

/** @import { Schema } from '../shapes.js' */
/** @typedef {Schema|boolean|undefined} MaybeSchema */

/**
 * The schemas of a place.
 * @param {Schema} schema  the whole
 * @param {(string|number)[]} path
 * @returns {Schema[]}
 */
export function schemasAt(schema, path) {
  let here = alternatives(schema, [schema]);
  for (const step of path) {
    here = alternatives(
      schema,
      here.flatMap((one) => (typeof step === 'number' ? items(one, step) : member(one, step))),
    );
  }
  return here;
}

/**
 * A schema and all that it refers to or is made of.
 * @param {Schema} root @param {MaybeSchema[]} schemas @param {Set<Schema>} [seen] @returns {Schema[]}
 */
function alternatives(root, schemas, seen = new Set()) {
  return schemas.flatMap((one) => {
    if (!one || typeof one !== 'object' || seen.has(one)) return [];
    seen.add(one);
    const { $ref: reference, anyOf = [], oneOf = [], allOf = [] } = one;
    const more = alternatives(
      root,
      [reference ? named(root, reference) : undefined, ...anyOf, ...oneOf, ...allOf],
      seen,
    );
    // What is said beside a reference is said of this very place, and so goes first.
    return [one, ...more];
  });
}

/** @param {Schema} root @param {string} reference @returns {Schema|undefined} */
const named = (root, reference) =>
  reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (at, name) => /** @type {Record<string, Schema>|undefined} */ (at)?.[name],
      /** @type {Schema|undefined} */ (root),
    );

/** @param {Schema} schema @param {string} name @returns {MaybeSchema[]} */
function member({ properties, patternProperties = {}, additionalProperties }, name) {
  if (properties && Object.hasOwn(properties, name)) return [properties[name]];
  const fitting = Object.entries(patternProperties)
    .filter(([pattern]) => new RegExp(pattern, 'u').test(name))
    .map(([, one]) => one);
  return fitting.length > 0 ? fitting : [additionalProperties];
}

/** @param {Schema} schema @param {number} index */
const items = ({ prefixItems, items: rest }, index) => [prefixItems?.[index] ?? rest];

/** What the schemas of a place say of it, in words. @param {Schema[]} schemas */
export const words = (schemas) => schemas.find(({ description }) => description)?.description;

/**
 * Members that a place may have.
 * @param {Schema} root @param {Schema[]} schemas
 * @returns {Map<string, {schemas: Schema[], required: boolean}>}  by name
 */
export function members(root, schemas) {
  const found = new Map();
  for (const { properties = {}, required = [] } of schemas) {
    for (const [name, one] of Object.entries(properties)) {
      const known = found.get(name) ?? { schemas: [], required: false };
      found.set(name, {
        schemas: [...known.schemas, ...alternatives(root, [one])],
        required: known.required || required.includes(name),
      });
    }
  }
  return found;
}

/**
 * Values that a place may have, as far as they can be listed.
 * @param {Schema[]} schemas
 * @returns {{value: unknown, description: string|undefined}[]}
 */
export function values(schemas) {
  const found = new Map();
  for (const { const: one, enum: several = [], type, description } of schemas) {
    if (one !== undefined) found.set(one, description);
    for (const value of several) if (!found.has(value)) found.set(value, undefined);
    if ([type].flat().includes('boolean')) for (const value of [true, false]) found.set(value, undefined);
  }
  return [...found].map(([value, description]) => ({ value, description }));
}

/**
 * The kinds of value that a place may have: "object", "array", "string" …
 * @param {Schema[]} schemas @returns {string[]}
 */
export const kinds = (schemas) =>
  [
    ...new Set(
      schemas.flatMap(({ type, const: one, enum: several }) =>
        [type].flat().concat(several ? several.map((value) => typeof value) : [], one === undefined ? [] : typeof one),
      ),
    ),
  ].filter((kind) => kind !== undefined);
