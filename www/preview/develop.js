// Raw rules.json: compiled in the page while developing, refused in a shop.

import { realDocument } from '../loader/real-document.js';
import { realGlobal } from '../loader/real-global.js';
import { authoring } from './authoring.js';
import { Problem } from './problem.js';

/**
 * Whether bytes are JSON, with or without comments, rather than something that is simply not a rule bundle.
 * @param {Uint8Array} bytes
 */
export function isRaw(bytes) {
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return /^(\{|\/[/*])/.test(start);
}

/**
 * Shoppers are not on this machine, and not in an unpublished theme or the theme editor.
 * @param {{dev?: boolean|string}} options
 * @param {{location: {hostname: string}, Shopify?: {designMode?: boolean, theme?: {role?: string}}}} [page]
 */
export function mayCompile({ dev }, page = { location, Shopify: realGlobal('Shopify') }) {
  if (dev !== undefined && dev !== null && dev !== false && dev !== 'false') return true;
  const { hostname } = page.location;
  if (/^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(hostname)) return true;
  const { Shopify: shop } = page;
  return Boolean(shop?.designMode || (shop?.theme?.role && shop.theme.role !== 'main'));
}

export const refusal = () =>
  new Problem(
    'raw_rules',
    'the rules are a raw rules.json, and every shopper would have to download the ' +
      'compiler to read it. Compile it: npx cart-associate compile rules.json -o rules.bin, and name rules.bin in its place. A page on ' +
      'localhost, in a theme preview, or with the attribute data-dev (the option `dev`) compiles it itself.',
  );

/**
 * Compiles the text of a rule bundle and says on the console what there is to say about it.
 * @param {Uint8Array} source
 * @param {import('../types/index.js').Options} options
 * @param {string} [name]
 * @returns {Promise<Uint8Array>}
 */
export async function compiled(source, options, name = nameOf(options.rules)) {
  const answer = await check(source, options, name);
  tell(answer, name);
  if (!answer.bytes)
    throw new Problem('rules', `${name} does not compile: ${count(answer.errors, 'error')}, told above`);
  return answer.bytes;
}

/**
 * What the linter and the compiler make of a source: `{bytes?, text, errors, warnings, offers, products}`.
 * @param {Uint8Array} source
 * @param {import('../types/index.js').Options} options
 * @param {string} name
 */
export async function check(source, options, name) {
  const { compile_rules: compile, lint_rules: lint } = await authoring(options);
  const { bytes, offers, products } = compile(source, name);
  // The linter says all that the compiler says, and more.
  const { diagnostics, text } = lint(source, name);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { bytes, offers, products, text, errors, warnings: diagnostics.length - errors };
}

/** "2 errors", "1 error". @param {number} number @param {string} word @param {string} [several]  where it is no plain plural */
export const count = (number, word, several = `${word}s`) => `${number} ${number === 1 ? word : several}`;

/** @param {Awaited<ReturnType<typeof check>>} answer @param {string} name */
function tell({ bytes, text, offers, products, errors, warnings }, name) {
  const say = errors > 0 ? console.error : console.warn;
  const found = [errors && count(errors, 'error'), warnings && count(warnings, 'warning')]
    .filter(Boolean)
    .join(' and ');
  if (found) say(`Cart Associate: ${found} in ${name}\n\n${text}`);
  if (bytes)
    console.info(
      `Cart Associate: ${name} was compiled in the page (${count(offers, 'offer')}, ${count(products, 'product')}). In a shop, name the compiled rules.bin.`,
    );
}

/** @param {import('../types/index.js').Options['rules']} rules */
function nameOf(rules) {
  const isAddress = typeof rules === 'string' || rules instanceof URL;
  return (isAddress && new URL(rules, realDocument.baseURI).pathname.split('/').at(-1)) || 'rules.json';
}
