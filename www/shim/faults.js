// What is wrong with what a page handed in: asked only when encode.js has refused it, and fetched only then.

import { CHOICES, fieldsOf, get } from './encode.js';

/**
 * The first thing that is wrong, in the order in which encode.js looks.
 * @param {object} request
 * @returns {{pointer: string, message: string}|undefined}  `pointer` is a JSON Pointer into the value; undefined where nothing is
 *   wrong any more
 */
export function faultOf(request) {
  try {
    check('request', request, '');
    return undefined;
  } catch (fault) {
    return fault;
  }
}

/** A name as a JSON Pointer has it (RFC 6901). @param {string} name */
const token = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function check(kind, value, pointer) {
  const must = (good, message) => {
    if (!good) throw { pointer, message: value === undefined ? 'this is required' : message };
  };
  const mustBeText = () => must(typeof value === 'string', 'this must be a text');
  const mustBeObject = () => must(typeof value === 'object' && value, 'this must be an object');

  if (kind.endsWith('*')) {
    must(Array.isArray(value), 'this must be a list');
    for (let at = 0; at < value.length; at += 1) check(kind.slice(0, -1), get(value, at), `${pointer}/${at}`);
  } else if (kind === 'text') {
    mustBeText();
  } else if (kind === 'flag') {
    must(typeof value === 'boolean', 'this must be true or false');
  } else if (kind === 'whole' || kind === 'count' || kind === 'byte') {
    must(Number.isSafeInteger(value), 'this must be a whole number');
    must(kind === 'whole' || (value >= 0 && value < 2 ** 32), 'this number is out of range');
  } else if (CHOICES[kind]) {
    mustBeText();
    const all = CHOICES[kind];
    must(all.includes(value), `this must be "${all.slice(0, -1).join('", "')}" or "${all.at(-1)}"`);
  } else if (kind === 'properties') {
    mustBeObject();
    for (const name of Object.keys(value)) check('text', get(value, name), `${pointer}/${token(name)}`);
  } else {
    const isRequest = kind === 'request';
    // What is no object inside lacks its first field.
    if (!pointer) mustBeObject();
    for (const [, name, inner, mark] of fieldsOf(kind)) {
      const found = get(value, name);
      // What is wrong with what a call was given is told of the value itself.
      const isLeftOut = mark && (isRequest ? !(name in value) : found == null);
      if (!isLeftOut) check(inner || 'text', found, isRequest ? '' : `${pointer}/${name}`);
    }
  }
}
