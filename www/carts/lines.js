// A file with a cart on each line, in chunks that are cut anywhere, and what people have in its place: one list of
// carts, or one cart over many lines.

import { isCart } from './read.js';
import { lineOf, parsed } from './text.js';

/** Of a file that is not one cart a line, so much is held, in bytes. */
const MOST = 1 << 28;
/** The longest line that is looked at, in bytes; the module refuses it (src/authoring/simulate/line.rs). */
const LONGEST = 4 << 20;
const LINE_BREAK = 10;

const NOT_BY_LINE =
  'the file has no cart on a line of its own, and is no list of carts either: put one cart on each line, or all into one list';

/**
 * The same lines with every cart in our form; the merchant's module tells what is wrong with the others.
 * @param {AsyncIterable<Uint8Array>|Iterable<Uint8Array>} chunks
 * @param {import('../types/context.js').LivePrice[]} [livePrices]  of carts without a context of their own
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* cartLines(chunks, livePrices) {
  /** @param {unknown} value @param {Uint8Array} line */
  const ours = (value, line) => (value === undefined ? line : encoder.encode(lineOf(value, livePrices)));
  /** What has come of a line, or of a file that is held as a whole. @type {Uint8Array[]} */
  let held = [];
  let size = 0;
  /** No line has been a cart yet. */
  let isFirst = true;
  /** A list, or a cart that goes on over many lines: only the whole tells. */
  let isWhole = false;
  /** The rest of a line that is too long. */
  let isPassedOn = false;
  for await (const chunk of chunks) {
    let rest = chunk;
    /** @type {Uint8Array[]} */
    const done = [];
    for (let end = isWhole ? -1 : rest.indexOf(LINE_BREAK); end >= 0; end = rest.indexOf(LINE_BREAK)) {
      const line = joined([...held, rest.subarray(0, end)]);
      /** @type {unknown} */
      const value = isPassedOn ? undefined : valueIn(line);
      isWhole = isFirst && (value === undefined ? isOpened(line) : Array.isArray(value));
      if (isWhole) break;
      isFirst &&= value === undefined;
      done.push(ours(value, line), NEW_LINE);
      held = [];
      size = 0;
      isPassedOn = false;
      rest = rest.subarray(end + 1);
    }
    held.push(rest);
    size += rest.length;
    isPassedOn ||= !isFirst && size > LONGEST;
    if (isPassedOn) done.push(...held.splice(0));
    if (done.length > 0) yield joined(done);
    if (isFirst && size > MOST) break;
  }
  const last = joined(held);
  const value = isPassedOn ? undefined : valueIn(last);
  if (isFirst && Array.isArray(value)) {
    for (const one of value) yield encoder.encode(`${lineOf(one, livePrices)}\n`);
  } else if (value !== undefined || !isWhole) {
    yield ours(value, last);
  } else {
    const lines = split(last);
    const isByLine = lines.some((line) => isCart(valueIn(line)));
    const refused = { code: 'cart_form', pointer: '', message: NOT_BY_LINE };
    if (!isByLine) yield encoder.encode(JSON.stringify({ given: { refused } }));
    else for (const line of lines) yield joined([ours(valueIn(line), line), NEW_LINE]);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** What a line says; undefined where it is no JSON. @param {Uint8Array} line */
function valueIn(line) {
  try {
    return parsed(decoder.decode(line));
  } catch {
    return undefined;
  }
}

const NEW_LINE = new Uint8Array([LINE_BREAK]);

/** Whether a list or an object begins here. @param {Uint8Array} line */
const isOpened = (line) => {
  const first = line.find((byte) => byte > 32 && byte < 128);
  return first === '{'.charCodeAt(0) || first === '['.charCodeAt(0);
};

/** @param {Uint8Array[]} parts */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
function split(bytes) {
  const lines = [];
  let from = 0;
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  lines.push(bytes.subarray(from));
  return lines;
}
