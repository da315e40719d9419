// How many bytes a file is, as it is and as it is sent.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The files that every shopper of a Shopify theme downloads, in dist/; the last one of an English page. */
export const core = [
  'cart-associate-shopify.js',
  'cart-associate.wasm',
  'cart-associate-shim-style.js',
  'cart-associate-lang-en.js',
];

/** @param {string|URL} file */
export function sizeOf(file) {
  const bytes = readFileSync(file);
  const options = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, options).length,
  };
}

/** @typedef {{raw: number, gzip: number, brotli: number}} Sizes */

/** A file's row in the tables of README.md and docs/: name, raw, gzip, brotli. @param {string} name */
const row = (name) => new RegExp(String.raw`^\| \x60${name.replaceAll('.', String.raw`\.`)}\x60 \|([\d, |]+)\|$`, 'gm');

/** What the tables in a page say of a file. @param {string} page @param {string} name @returns {Sizes[]} */
export const figuresIn = (page, name) =>
  [...page.matchAll(row(name))].map(([, cells]) => {
    const [raw, gzip, brotli] = cells.split('|').map((cell) => Number(cell.replaceAll(',', '')));
    return { raw, gzip, brotli };
  });

/**
 * The page with today's figures of a file in its tables.
 * @param {string} page @param {string} name @param {Sizes} sizes
 */
export function withFigures(page, name, { raw, gzip, brotli }) {
  const cells = [raw, gzip, brotli].map((figure) => figure.toLocaleString('en'));
  return page.replace(row(name), `| \`${name}\` | ${cells.join(' | ')} |`);
}
