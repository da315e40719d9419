// WooCommerce writes names and messages for HTML. Here they are text. By hand, because a parser is a Trusted Types
// sink.

/** @type {Record<string, string>} */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * What a browser would show of HTML without tags. Of entities by name it knows those that WordPress escapes by.
 * @param {unknown} html  WordPress gives text, and other plugins anything
 */
export const plain = (html) =>
  `${html}`.replace(/&(#x?)?(\w+);/g, (whole, sharp, name) =>
    sharp ? String.fromCodePoint((sharp[1] ? parseInt(name, 16) : Number(name)) % 0x110000) : (NAMED[name] ?? whole),
  );
