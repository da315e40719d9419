// What a page hands in, as the bytes that src/boundary/read.rs reads: every value checked, in a fixed order, and without
// its name. Only what is named here is looked at.

/**
 * Fields as `name:kind`, in the order in which the engine reads them; without a kind it is a text. `*`: a list. `?`: may be
 * unknown. `~`: where it is left out it is zero, false or empty.
 */
const FORMS = {
  request: 'placement:placement~ offer~ action:action~ freedom:freedom~ explain:flag~ value:count~ now:whole~ texts:text*~ '
    + 'cart:cart? context:context? message?',
  cart: 'currency exponent:byte total:whole lines:line* codes:text*~ prices_include_tax:flag?',
  line: 'key product variant quantity:count unit_price:whole total:whole added:count~ title? plan? properties:properties~ '
    + 'parent? vendor? type? tags:text*~ collections:text*~ requires_shipping:flag?',
  context: 'now:whole locale placement:placement root? market? country? signed_in:flag~ customer_tags:text*~ returning:flag? '
    + 'visitor? own_prices:flag~ viewed:viewed? live_prices:live*~',
  viewed: 'product variant',
  live: 'variant price:whole? available:flag? stock:count?',
};

/** Kinds that are one of these, in the order of their numbers in src/boundary.rs and src/bundle/record/mod.rs. */
export const CHOICES = {
  placement: ['product', 'cart', 'checkout'],
  action: ['accept', 'undo', 'remove', 'dismiss', 'choose'],
  freedom: ['closed', 'cart_changed', 'held'],
};

export const encoder = new TextEncoder();

/** A getter that throws is a field that is not there. */
function get(from, name) {
  try {
    return from[name];
  } catch {
    return undefined;
  }
}

/**
 * @param {object} request
 * @returns {number[]}
 * @throws {{code: string, pointer: string, message: string}} the first thing that is wrong
 */
export function encode(request) {
  let bytes = [];

  /** Seven bits at a time, the lowest first (LEB128). */
  function number(left) {
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
    bytes.push(left);
  }

  const append = (list) => {
    for (const byte of list) bytes.push(byte);
  };

  /** What is written, with its length in bytes before it. */
  function part(write) {
    const before = bytes;
    const inner = bytes = [];
    write();
    bytes = before;
    number(inner.length);
    append(inner);
  }

  function put(kind, value, pointer) {
    const must = (good, message) => {
      if (!good) throw { code: 'input_form', pointer, message: value === undefined ? 'this is required' : message };
    };
    const mustBeText = () => must(typeof value === 'string', 'this must be a text');
    const mustBeWhole = () => must(Number.isSafeInteger(value), 'this must be a whole number');
    const mustBeObject = () => must(typeof value === 'object' && value, 'this must be an object');

    if (kind.endsWith('*')) {
      must(Array.isArray(value), 'this must be a list');
      part(() => {
        for (let at = 0; at < value.length; at += 1) put(kind.slice(0, -1), get(value, at), `${pointer}/${at}`);
      });
    } else if (kind === 'text') {
      mustBeText();
      part(() => append(encoder.encode(value)));
    } else if (kind === 'flag') {
      must(typeof value === 'boolean', 'this must be true or false');
      number(Number(value));
    } else if (kind === 'whole') {
      mustBeWhole();
      // The sign in the lowest bit.
      number(value < 0 ? -2 * value - 1 : 2 * value);
    } else if (kind === 'count' || kind === 'byte') {
      mustBeWhole();
      must(value >= 0 && value < 2 ** 32, 'this number is out of range');
      if (kind === 'count') number(value);
      else bytes.push(Math.min(value, 255));
    } else if (CHOICES[kind]) {
      mustBeText();
      const all = CHOICES[kind];
      must(all.includes(value), `this must be "${all.slice(0, -1).join('", "')}" or "${all.at(-1)}"`);
      number(all.indexOf(value));
    } else if (kind === 'properties') {
      mustBeObject();
      part(() => {
        for (const name of Object.keys(value)) {
          put('text', name, pointer);
          put('text', get(value, name), `${pointer}/${name}`);
        }
      });
    } else {
      const isRequest = kind === 'request';
      // What is no object inside lacks its first field.
      if (!pointer) mustBeObject();
      for (const [, name, inner, mark] of FORMS[kind].matchAll(/(\w+):?(\w*\*?)([?~]?)/g)) {
        const found = get(value, name);
        // A request has what its call needs; what is wrong with that is told of the value itself.
        if (mark && (isRequest ? !(name in value) : found == null)) {
          bytes.push(0);
        } else {
          if (mark === '?') bytes.push(1);
          put(inner || 'text', found, isRequest ? '' : `${pointer}/${name}`);
        }
      }
    }
  }

  put('request', request, '');
  return bytes;
}
