// What a browser really downloads in a visit to the demo shop that sees and accepts a suggestion, for each form of offer.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../serve.mjs';
import { findBrowser } from './browser.mjs';
import { Problem, root } from './run.mjs';
import { sizeOf } from './sizes.mjs';

/**
 * What is put into the cart, with the options chosen on the product's page, and the offer that it brings.
 * @type {{form: string, put: [string, Record<string, string>?][], offer: string}[]}
 */
const VISITS = [
  { form: 'product', put: [['standing-desk']], offer: 'desk-cable-tray' },
  { form: 'kit', put: [['oxford', { Colour: 'Brown', Size: '42' }]], offer: 'oxford-belt-set' },
  { form: 'quantity_break', put: [['candle'], ['candle']], offer: 'candle-three' },
  { form: 'guidance', put: [['rain-jacket', { Size: 'M' }]], offer: 'jacket-size' },
  { form: 'confirmation', put: [['sofa']], offer: 'sofa-doorway' },
  { form: 'tier', put: [['audit', { Package: 'Audit' }]], offer: 'audit-package' },
];

/** By address in the demo shop: which share of a script is Cart Associate's and not the shop's own (demo.mjs). */
const sharesOf = () => JSON.parse(readFileSync(join(root, 'dist', 'demo-shares.json'), 'utf8'));

/**
 * @returns {Promise<{form: string, offer: string, files: {name: string, brotli: number}[], brotli: number}[]>}  in bytes with
 *   brotli; of a script that the shop's own code shares, the share that is ours
 */
export async function visits() {
  const dir = join(root, 'dist', 'demo');
  if (!existsSync(join(dir, 'rules.bin')))
    throw new Problem('There is no demo shop in dist/demo. Build it first: npm run build');
  const { chrome } = findBrowser();
  if (!chrome) throw new Problem('No Chrome or Chromium was found; `npm test` says how to get one.');
  const shares = sharesOf();
  const server = await serve({ dir, port: 0 });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: chrome, args });
  try {
    const all = [];
    for (const one of VISITS) all.push(await visit(browser, server.url, shares, one));
    return all;
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {Record<string, number>} shares
 * @param {{form: string, put: [string, Record<string, string>?][], offer: string}} what
 */
async function visit(browser, url, shares, { form, put, offer }) {
  const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
  const page = await context.newPage();
  /** @type {Set<string>}  a file that comes twice is in the browser's cache in a real shop */
  const fetched = new Set();
  page.on('response', (response) => fetched.add(new URL(response.url()).pathname.slice(1)));
  for (const [product, options = {}] of put) {
    await page.goto(`product.html?id=${product}`);
    for (const [name, value] of Object.entries(options))
      await page.getByRole('group', { name }).getByRole('radio', { name: value, exact: true }).check();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('dialog').waitFor();
  }
  const card = page.locator(`cart-associate[placement="cart"] li[part~="card"][data-offer="${offer}"]`);
  await card.locator(form === 'confirmation' ? 'input[type=checkbox]' : 'button[part~="accept"]').click();
  await card.and(page.locator('[data-state="accepted"]')).waitFor();
  const files = [...fetched]
    .filter((name) => name.endsWith('.wasm') || shares[name] > 0)
    .map((name) => {
      const { brotli } = sizeOf(join(root, 'dist', 'demo', name));
      return { name, brotli: Math.round(brotli * (shares[name] ?? 1)) };
    });
  await context.close();
  return { form, offer, files, brotli: files.reduce((sum, { brotli }) => sum + brotli, 0) };
}
