// Times two builds of the demo shop side by side: how long it takes from opening a page with something in the cart
// until the first suggestion is in the document. Interleaved runs on a slow line and a slow processor, medians, ratios.
//
//   node scripts/compare.mjs OTHER            OTHER: another checkout of this project that has been built
//   node scripts/compare.mjs OTHER --runs 15  that many runs of each; default 9

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from './lib/browser.mjs';
import { main, Problem, root } from './lib/run.mjs';

/** A slow 4G line, as Lighthouse has it. */
const line = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (750e3 / 8) | 0 };
const slowdown = 4;

/** What is put in the cart, and the form of the suggestion that comes first for it. */
const cases = [
  { name: 'product', put: ['standing-desk'] },
  { name: 'quantity break', put: ['candle', 'candle'] },
  { name: 'kit', put: ['coffee-maker'] },
  { name: 'guidance', put: ['rain-jacket'], options: { Size: 'M' } },
  { name: 'confirmation', put: ['sofa'] },
  { name: 'tier', put: ['audit'] },
];

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves a folder compressed, as a shop's host does. @param {string} folder */
async function serveCompressed(folder) {
  const known = new Map();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)).replace(
      /\/$/,
      '/index.html',
    );
    const file = join(folder, path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    if (!known.has(file)) {
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      known.set(file, brotliCompressSync(readFileSync(file), options));
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Encoding': 'br',
      'Cache-Control': 'no-store',
    });
    response.end(known.get(file));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** @import { Browser } from 'playwright-core' */
/** @typedef {Window & {firstCard?: number}} Page  the moment, in ms */

/**
 * What the shop has in its storage with this in the cart.
 * @param {Browser} browser @param {string} url @param {{put: string[], options?: Record<string, string>}} what
 */
async function cartOf(browser, url, { put, options = {} }) {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  for (const product of put) {
    await page.goto(`${url}product.html?id=${product}`);
    for (const [name, value] of Object.entries(options)) {
      await page.getByRole('group', { name }).getByRole('radio', { name: value, exact: true }).check();
    }
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('dialog').waitFor();
  }
  const entries = await page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => !key.startsWith('cart-associate:ledger')),
  );
  await context.close();
  return entries;
}

/**
 * Milliseconds from the start of the navigation to the first card in the document, and the bytes fetched by then.
 * @param {Browser} browser @param {string} url @param {string[][]} entries
 */
async function once(browser, url, entries) {
  const context = await browser.newContext({ locale: 'en-US' });
  await context.addInitScript((stored) => {
    for (const [key, value] of stored) localStorage.setItem(key, value);
    const look = () => {
      const hosts = [...document.querySelectorAll('cart-associate')];
      if (hosts.some((host) => host.shadowRoot?.querySelector('[part~=card]')))
        /** @type {Page} */ (window).firstCard = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  }, entries);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(`${url}index.html`, { waitUntil: 'commit' });
  await page.waitForFunction(() => /** @type {Page} */ (window).firstCard, undefined, { timeout: 60_000 });
  const time = await page.evaluate(() => /** @type {Page} */ (window).firstCard ?? 0);
  await context.close();
  return time;
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

await main(async () => {
  const args = process.argv.slice(2);
  const at = args.indexOf('--runs');
  const runs = at >= 0 ? Number(args[at + 1]) : 9;
  const other = args[0];
  const folders = [join(other ?? '', 'dist', 'demo'), join(root, 'dist', 'demo')];
  const missing = folders.find((folder) => !existsSync(join(folder, 'index.html')));
  if (!other || missing)
    throw new Problem(`There is no built demo shop in ${missing}. Run \`npm run build\` in both checkouts.`);
  const servers = await Promise.all(folders.map(serveCompressed));
  const flags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({
    executablePath: (await findBrowser()).chrome,
    args: [...flags, '--no-first-run', '--disable-quic'],
  });
  console.log(
    `first suggestion, ms from navigation; slow 4G, ${slowdown}x slower processor, median of ${runs} (least–most)`,
  );
  for (const one of cases) {
    const carts = [];
    for (const { url } of servers) carts.push(await cartOf(browser, url, one));
    /** @type {number[][]} */
    const times = [[], []];
    for (let run = 0; run < runs; run += 1) {
      // In turn, and each first every other time.
      for (const which of run % 2 ? [1, 0] : [0, 1])
        times[which].push(await once(browser, servers[which].url, carts[which]));
    }
    const words = times.map(
      (list) => `${median(list).toFixed(0)} (${Math.min(...list).toFixed(0)}–${Math.max(...list).toFixed(0)})`,
    );
    console.log(
      `${one.name.padEnd(15)} other ${words[0].padEnd(22)} here ${words[1].padEnd(22)} ratio ${(median(times[1]) / median(times[0])).toFixed(3)}`,
    );
  }
  await browser.close();
  for (const server of servers) server.close();
});
