// WooCommerce writes names and messages for HTML. Here they are text. By hand, because a parser is a Trusted Types
// sink.

/** @type {Record<string, string>} */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…' };

/**
 * What a browser would show of HTML: no tags, and what entities stand for. Of those by name it knows those that
 * WordPress and people write in names.
 * @param {unknown} html  WordPress gives text, and other plugins anything
 */
export const plain = (html) =>
  (/\[object /.test(`${html}`) ? JSON.stringify(html) : `${html ?? ''}`)
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, ' ')
    .replace(/<[a-z/!][^>]*>/gi, '')
    .replace(/&(?:#(x[\da-f]+|\d+)|(\w+));/gi, (whole, code, name) =>
      code ? String.fromCodePoint(Number(`0${code}`) % 0x110000) : (NAMED[name] ?? whole),
    )
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
