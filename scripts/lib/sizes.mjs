// How many bytes a file is, as it is and as it is sent.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { scriptNames } from './bundle.mjs';

/**
 * What a shopper of a Shopify theme downloads besides the rules, in English: the loader, and the one wave. Names
 * without their hashes.
 */
export const visit = [
  'cart-associate-shopify.js',
  'cart-associate-engine-shopify.js',
  'cart-associate.wasm',
  'cart-associate-words-en.js',
];

/** The file in dist/ of a name without its hash. @param {string} name */
export const fileOf = (name) => scriptNames()[name.slice('cart-associate-'.length, -'.js'.length)] ?? name;

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
