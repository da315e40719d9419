// Completion and help at a place of rules.json: fields and values from the JSON Schema, and ids from the file itself.

import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import { idsFor } from './ids.js';
import { kinds, members, schemasAt, values, words } from './schema.js';

/** @import { JSONPath, Node } from 'jsonc-parser' */
/** @import { Completion, Completions, Help, Schema } from '../shapes.js' */

/**
 * What could stand at a place.
 * @param {Schema} schema @param {string} text @param {number} at
 * @returns {Completions|undefined}
 */
export function completions(schema, text, at) {
  const place = getLocation(text, at);
  const token = place.previousNode;
  const inside = token && token.offset <= at && at <= token.offset + token.length ? token : undefined;
  const range = inside ? { from: inside.offset, to: inside.offset + inside.length } : word(text, at);
  const tree = parseTree(text, [], { allowTrailingComma: true });
  if (place.isAtPropertyKey) return { ...range, options: fields(schema, tree, place.path, text, range.to) };
  if (inside && inside.type !== 'string' && inside.type !== 'boolean' && inside.type !== 'null') return undefined;
  const here = schemasAt(schema, place.path);
  const known = idsFor(tree, place.path).map(({ value, detail }) => ({
    value,
    detail,
    description: undefined,
    type: 'constant',
  }));
  const listed = values(here).map((one) => ({
    ...one,
    detail: undefined,
    type: typeof one.value === 'boolean' ? 'keyword' : 'enum',
  }));
  const shapes = inside ? [] : openings(here);
  const options = [...listed, ...known].map(({ value, detail, description, type }) => ({
    label: JSON.stringify(value),
    insert: literal(value),
    detail,
    info: description,
    type,
  }));
  return { ...range, options: [...options, ...shapes] };
}

/**
 * The fields of the object around a place that it does not have yet; those that it must have first.
 * @param {Schema} schema @param {Node|undefined} tree @param {JSONPath} path @param {string} text @param {number} end
 * @returns {Completion[]}
 */
function fields(schema, tree, path, text, end) {
  const owner = path.slice(0, -1);
  const own = path.at(-1);
  const present = new Set(
    ((tree && findNodeAtLocation(tree, owner)?.children) ?? []).map(({ children }) => children?.[0]?.value),
  );
  const colon = /^\s*:/.test(text.slice(end));
  return [...members(schema, schemasAt(schema, owner))]
    .filter(([name]) => name === own || !present.has(name))
    .sort(([, a], [, b]) => Number(b.required) - Number(a.required))
    .map(([name, { schemas, required }]) => ({
      label: JSON.stringify(name),
      detail: required ? 'required' : undefined,
      info: words(schemas),
      insert: `${literal(name)}${colon ? '' : `: ${shape(schemas)}`}`,
      type: 'property',
    }));
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: where a snippet's cursor goes
const CURSOR = '${}';

/** @type {Record<string, string>} */
const OPEN = { object: `{ ${CURSOR} }`, array: `[${CURSOR}]`, string: `"${CURSOR}"` };

/** What a value begins with where only one kind of it is possible. @param {Schema[]} schemas */
function shape(schemas) {
  const possible = kinds(schemas).filter((kind) => kind !== 'null');
  const choice = values(schemas);
  if (choice.length > 0) return CURSOR;
  return (possible.length === 1 && OPEN[possible[0]]) || CURSOR;
}

/** @type {Record<string, string>} */
const LABELS = { object: '{ }', array: '[ ]', string: '" "' };

/** @param {Schema[]} schemas @returns {Completion[]} */
const openings = (schemas) =>
  kinds(schemas)
    .filter((kind) => kind in OPEN && values(schemas).length === 0)
    .map((kind) => ({
      label: LABELS[kind],
      insert: OPEN[kind],
      detail: kind === 'string' ? 'text' : kind === 'array' ? 'list' : kind,
      type: 'text',
    }));

/** A value as it stands in the file, with what a snippet would read as a placeholder escaped. @param {unknown} value */
const literal = (value) => JSON.stringify(value).replace(/[{}]/g, '\\$&');

/** The bare word around a place: what is being typed before its quotes. @param {string} text @param {number} at */
function word(text, at) {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, at - 100), at))?.[0] ?? '';
  return { from: at - before.length, to: at };
}

/**
 * What is to be said of a place.
 * @param {Schema} schema @param {string} text @param {number} at
 * @returns {Help|undefined}
 */
export function help(schema, text, at) {
  const place = getLocation(text, at);
  const token = place.previousNode;
  if (!token || at < token.offset || at > token.offset + token.length) return undefined;
  const here = schemasAt(schema, place.path);
  const said = words(here);
  const choices = values(here).map(({ value }) => JSON.stringify(value));
  if (!said && choices.length === 0) return undefined;
  const title = place.path.filter((step) => typeof step === 'string').join(' › ');
  return { from: token.offset, to: token.offset + token.length, title, text: said ?? '', choices };
}
