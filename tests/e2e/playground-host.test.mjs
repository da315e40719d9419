// From any static host, under any path, without headers, and without a network once it is there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { inState, main, showing } from './support/cards.mjs';
import { launch } from './support/chrome.mjs';
import { openSite } from './support/site.mjs';
import { addToCart, importFile, judged, starter } from './support/playground.mjs';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const PATH = '/some/folder/of/mine/';

let site;
let browser;
let server;
before(async () => {
  [site, browser] = await Promise.all([openSite(), launch()]);
  // As plain as a host can be: files under a path, no policy, no type for WebAssembly.
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    try {
      if (!pathname.startsWith(PATH)) throw new Error('not here');
      const name = pathname.slice(PATH.length) || 'index.html';
      const body = readFileSync(join(site.dir, 'playground', name));
      response
        .writeHead(200, {
          'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
          'Cache-Control': 'max-age=600',
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => {
    server.listen(0, '127.0.0.1', done);
  });
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await site?.close();
});

test('under a path of a plain host, then offline; nothing is asked but for its own files', async () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const context = await browser.newContext();
  const asked = [];
  const said = [];
  context.on('request', (request) => asked.push([request.method(), request.url()]));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(`${message.text()} ${message.location().url}`);
  });
  const page = await context.newPage();
  await page.goto(origin + PATH);
  await judged(page, /Fine/);
  await addToCart(page, 'standing desk');
  await showing(page, ['desk-cable-tray']);

  await context.setOffline(true);
  asked.length = 0;
  await main(page, 'desk-cable-tray').click();
  await inState(page, 'desk-cable-tray', 'accepted');
  const text = await starter();
  await importFile(page, 'rules.json', text.replace('"collection": "desks"', '"colection": "desks"'));
  await judged(page, /1 error/);
  await importFile(page, 'rules.json', text.replaceAll('/images/', 'https://shop.example/images/'));
  await judged(page, /Fine/);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.waitForURL(/#work=/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download rules.bin' }).click(),
  ]);
  assert.equal(
    readFileSync(await file.path())
      .subarray(0, 4)
      .toString(),
    'CART',
  );
  await page.waitForLoadState('networkidle');
  assert.deepEqual(
    asked.filter(([method, url]) => method !== 'GET' || !(url.startsWith(origin + PATH) || url.startsWith('blob:'))),
    [],
    'nothing but its own files',
  );
  assert.deepEqual(said, [], 'nothing on the console');
  await context.close();
});

test('its own policy stands in the page, as strict as it can be', async () => {
  const html = readFileSync(join(site.dir, 'playground', 'index.html'), 'utf8');
  for (const part of [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "require-trusted-types-for 'script'",
  ]) {
    assert.ok(html.includes(part), part);
  }
  assert.ok(
    !/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:/.test(html.replace('http-equiv', '')),
    'and no way around it',
  );
});
