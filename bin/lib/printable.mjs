// What comes from a file, a name or an argument is text, and never an order to a terminal.

/**
 * Control characters but for line breaks and tabs, and those that turn the direction of text around them: the same as
 * `is_unsafe_character` in src/core/text.rs.
 */
const UNSAFE = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text without them. @param {unknown} text */
export const printable = (text) => String(text).replace(UNSAFE, '');

/** JSON that says the same with none of them in it. @param {unknown} value */
export const printableJson = (value) =>
  JSON.stringify(value, null, 2).replace(UNSAFE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
