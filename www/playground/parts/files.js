// Files from elsewhere: rules, a cart, or a catalog to take into the rules. What it is, the file itself says.

import { parse } from 'jsonc-parser';
import { messageOf } from '../../demo/parts/dom.js';

/** @import { ImportFile, Imported } from '../../types/authoring.js' */
/** @import { Work } from '../shapes.js' */
/** @import { Shopkeeper } from './shop.js' */
/** @typedef {ReturnType<typeof import('./banner.js').notices>} Banner */

/** A cart from elsewhere, in our form or in that of Shopify's cart.js. */
/** @typedef {{currency?: string, lines?: CartLine[], items?: CartLine[]}} CartFile */
/**
 * @typedef {object} CartLine
 * @property {string|number} [variant] @property {string|number} [variant_id]
 * @property {number|string} [quantity] @property {string} [plan] @property {Record<string, string>} [properties]
 */

const MAGIC = 'CART';

/**
 * @param {File[]} files
 * @param {object} ways
 * @param {Banner} ways.banner
 * @param {(work: Work, words: string) => void} ways.open
 * @param {Shopkeeper} ways.shop
 * @param {(files: ImportFile[]) => Promise<Imported>} ways.importCatalog
 * @param {() => string} ways.rules
 */
export async function take(files, { banner, open, shop, importCatalog, rules }) {
  /** @type {ImportFile[]} */
  const catalogs = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const found = kindOf(file.name, text);
    if (found === 'compiled')
      banner.say(
        `${file.name} is compiled already, and cannot be turned back into rules. Import the rules.json that it was made from.`,
      );
    else if (found === 'catalog') catalogs.push({ name: file.name, bytes });
    else if (found === 'cart') await fill(parse(text), file.name, shop, banner);
    else open({ rules: text, cart: shop.state(), settings: shop.settings() }, `${file.name} is open.`);
  }
  if (catalogs.length === 0) return;
  try {
    const { rules: next, text } = await importCatalog(catalogs);
    open({ rules: next ?? rules(), cart: shop.state(), settings: shop.settings() }, text);
  } catch (error) {
    banner.say(`The catalog could not be imported: ${messageOf(error)}.`);
  }
}

/** @param {string} name @param {string} text @returns {'compiled'|'catalog'|'cart'|'rules'} */
export function kindOf(name, text) {
  if (text.startsWith(MAGIC)) return 'compiled';
  if (/\.csv$/i.test(name)) return 'catalog';
  const content = parse(text);
  if (Array.isArray(content)) return 'catalog';
  if (!content || typeof content !== 'object' || 'format' in content || 'offers' in content) return 'rules';
  if ('lines' in content || 'items' in content) return 'cart';
  return 'products' in content ? 'catalog' : 'rules';
}

/**
 * Puts the lines of a cart in our own form, or of Shopify's cart.js, into the cart in place of what is there.
 * @param {CartFile} content @param {string} name @param {Shopkeeper} shop @param {Banner} banner
 */
async function fill(content, name, shop, banner) {
  const lines = (content.lines ?? content.items ?? []).map((line) => ({
    variant: String(line.variant ?? line.variant_id ?? ''),
    quantity: Number(line.quantity ?? 1),
    ...(line.plan && { plan: String(line.plan) }),
    properties: line.properties ?? {},
  }));
  /** @type {string[]} */
  const refused = [];
  if (content.currency && shop.goods().currencies.includes(content.currency))
    await shop.move({ currency: content.currency });
  await shop.change(async (cart) => {
    await cart.clear();
    for (const line of lines) {
      await cart.add(line).catch((error) => refused.push(`${line.variant}: ${messageOf(error)}`));
    }
  });
  banner.say(
    refused.length > 0 ? `${name}: not all of it could be put in. ${refused.join(' ')}` : `${name} is in the cart.`,
  );
}

/** Hands a file to the visitor. @param {string} name @param {BlobPart} content @param {string} type */
export function give(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
