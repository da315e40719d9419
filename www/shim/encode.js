// What a page hands in, as the bytes that src/boundary/read.rs reads: every value checked, in a fixed order, and without
// its name. Only what is named here is looked at. What is wrong with a value is for faults.js to say.

/**
 * Fields as `name:kind`, in the order in which the engine reads them; without a kind it is a text. `*`: a list. `?`: may be
 * unknown. `~`: where it is left out it is zero, false or empty.
 */
export const FORMS = {
  request:
    'placement:placement~ offer~ action:action~ freedom:freedom~ explain:flag~ value:count~ now:whole~ texts:text*~ ' +
    'cart:cart? context:context? message?',
  cart: 'currency exponent:byte total:whole lines:line* codes:text*~ prices_include_tax:flag?',
  line:
    'key product variant quantity:count unit_price:whole total:whole added:count~ title? plan? properties:properties~ ' +
    'parent? vendor? type? tags:text*~ collections:text*~ requires_shipping:flag?',
  context:
    'now:whole locale placement:placement root? market? country? signed_in:flag~ customer_tags:text*~ returning:flag? ' +
    'visitor? own_prices:flag~ viewed:viewed? live_prices:live*~',
  viewed: 'product variant',
  live: 'variant price:whole? available:flag? stock:count?',
};

/** Kinds that are one of these, in the order of their numbers in src/boundary.rs and src/core/vocabulary.rs. */
export const CHOICES = {
  placement: ['product', 'cart', 'checkout'],
  action: ['accept', 'undo', 'remove', 'dismiss', 'choose'],
  freedom: ['closed', 'cart_changed', 'held'],
};

export const encoder = new TextEncoder();

/** A getter that throws is a field that is not there. */
export function get(from, name) {
  try {
    return from[name];
  } catch {
    return undefined;
  }
}

/** The fields of a form: what matched, name, kind, mark. @param {string} kind */
export const fieldsOf = (kind) => FORMS[kind].matchAll(/(\w+):?(\w*\*?)([?~]?)/g);

/**
 * @param {object} request
 * @returns {number[]}
 * @throws {TypeError} without a word, where anything is not as it must be
 */
export function encode(request) {
  const bytes = [];

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
    const from = bytes.length;
    write();
    const inner = bytes.splice(from);
    number(inner.length);
    append(inner);
  }

  function put(kind, value) {
    const must = (good) => {
      if (!good) throw new TypeError();
    };

    if (kind.endsWith('*')) {
      must(Array.isArray(value));
      part(() => {
        for (let at = 0; at < value.length; at += 1) put(kind.slice(0, -1), get(value, at));
      });
    } else if (kind === 'text') {
      must(typeof value === 'string');
      part(() => append(encoder.encode(value)));
    } else if (kind === 'flag') {
      must(typeof value === 'boolean');
      number(+value);
    } else if (kind === 'whole') {
      must(Number.isSafeInteger(value));
      // The sign in the lowest bit.
      number(value < 0 ? -2 * value - 1 : 2 * value);
    } else if (kind === 'count' || kind === 'byte') {
      must(Number.isInteger(value) && value >= 0 && value < 2 ** 32);
      if (kind === 'count') number(value);
      else bytes.push(Math.min(value, 255));
    } else if (CHOICES[kind]) {
      const at = CHOICES[kind].indexOf(value);
      must(at >= 0);
      number(at);
    } else if (kind === 'properties') {
      must(typeof value === 'object' && value);
      part(() => {
        for (const name of Object.keys(value)) {
          put('text', name);
          put('text', get(value, name));
        }
      });
    } else {
      // What is no object lacks its first field.
      for (const [, name, inner, mark] of fieldsOf(kind)) {
        const found = get(value, name);
        // A request has what its call needs.
        if (mark && (kind === 'request' ? !(name in value) : found == null)) {
          bytes.push(0);
        } else {
          if (mark === '?') bytes.push(1);
          put(inner || 'text', found);
        }
      }
    }
  }

  put('request', request);
  return bytes;
}
