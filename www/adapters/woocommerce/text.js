// WooCommerce writes names and messages for HTML. Here they are text. By hand, because a parser is a Trusted Types
// sink.

/** @type {Record<string, string>} */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…' };

/** Undefined for a number that is no character's. @param {number} code */
const characterOf = (code) =>
  code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined;

/**
 * What a browser would show of HTML: no tags, and what entities stand for. Of those by name it knows those that
 * WordPress and people write in names.
 * @param {unknown} html  WordPress gives text, and other plugins anything
 */
export const plain = (html) =>
  (/\[object /.test(`${html}`) ? JSON.stringify(html) : `${html ?? ''}`)
    .replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, ' ')
    .replace(/<[a-z/!][^<>]*>/gi, '')
    .replace(/&(?:#(x[\da-f]+|\d+)|(\w+));/gi, (whole, code, name) =>
      code ? (characterOf(Number(`0${code}`)) ?? whole) : Object.hasOwn(NAMED, name) ? NAMED[name] : whole,
    )
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
