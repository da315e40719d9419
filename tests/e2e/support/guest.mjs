// A shopper with a browser profile of their own, and a note of everything that the page did that it must not do.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch } from './chrome.mjs';
import { openSite } from './site.mjs';

/** What may be stored without anybody's consent, by whom (www/shim/remember.js; the rest is the demo shop's own). */
const OURS = ['cart-associate:ledger'];
const SHOPS = ['cart-associate-demo-cart', 'alder-quince-counter', 'alder-quince-theme'];

/** A flag for `guests`: `name` is this machine, for the browser. */
export const elsewhere = (name) => `--host-resolver-rules=MAP ${name} 127.0.0.1`;

/** How long to wait for something to come about, in ms: the machine may have other things to do. */
export const PATIENCE = 10_000;

/**
 * Opens site and browser for the tests of a file, and answers what runs a test as a guest:
 * `guest(async (page, site) => …)`, or with options of a browser context before it.
 */
export function guests(...flags) {
  let site;
  let browser;
  before(async () => {
    [site, browser] = await Promise.all([openSite(), launch(...flags)]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /**
   * @param {import('playwright-core').BrowserContextOptions & {expected?: RegExp, failing?: boolean, keys?: string[], session?: string[], beacons?: string, host?: string, open?: (site: object) => Promise<{url: string, close: () => Promise<void>}>, asks?: RegExp, init?: (context: import('playwright-core').BrowserContext) => Promise<void>}} options
   *   `expected`: what the console may say, and which answers may be errors; `keys`: what else may be stored, `session`: what
   *   else for the session; `beacons`: a path that the merchant has asked to be told at; `host`: the site under another name than
   *   that of this machine (with the browser's flag `elsewhere`); `open`: opens a shop of its own for the test, `{url, close}`,
   *   whose pages are looked at instead; `asks`: which requests, by method and path, such a shop gets besides those for files
   */
  return (options, work) => async () => {
    const { expected, keys, session, beacons, host, open, asks, init, ...settings } = options;
    const shop = await open?.(site);
    const url = shop?.url ?? (host ? `http://${host}:${site.port}/` : site.url);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: url, ...settings });
    context.setDefaultTimeout(PATIENCE);
    const notes = note(context, url);
    try {
      await init?.(context);
      const page = await context.newPage();
      await work(page, { site, context, notes, shop });
      await wellBehaved(context, notes, { expected, keys, session, beacons, asks });
    } finally {
      await context.close();
      await shop?.close();
    }
  };
}

/** Writes down what the pages of a context ask for and say. */
function note(context, url) {
  const notes = { requests: [], console: [], said: [], errors: [] };
  context.on('request', (request) => {
    notes.requests.push({ method: request.method(), url: request.url(), own: request.url().startsWith(url) });
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) notes.console.push(message.text());
    notes.said.push(message.text());
  });
  context.on('weberror', (error) => notes.errors.push(error.error().stack));
  return notes;
}

async function wellBehaved(context, notes, { expected, keys = [], session = [], beacons, asks }) {
  assert.deepEqual(notes.errors, [], 'no error goes uncaught');
  assert.deepEqual(
    notes.console.filter((text) => !expected?.test(text)),
    [],
    'nothing on the console',
  );
  const told = (method, path) => method === 'POST' && path === beacons;
  const allowed = ({ method, own, url }) => {
    const path = new URL(url).pathname;
    return own && (method === 'GET' || told(method, path) || asks?.test(`${method} ${path}`));
  };
  const strange = notes.requests.filter((request) => !request.url.startsWith('data:') && !allowed(request));
  assert.deepEqual(strange, [], 'no request but for the page’s own static files');
  assert.deepEqual(await context.cookies(), [], 'no cookies');
  for (const page of context.pages()) {
    const stored = await page.evaluate(() => ({
      lasting: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
    }));
    assert.deepEqual(
      stored.session.filter((key) => ![...OURS, ...session].includes(key)),
      [],
      'session storage holds the ledger, and nothing else of ours',
    );
    assert.deepEqual(
      stored.lasting.filter((key) => ![...SHOPS, ...keys].includes(key)),
      [],
      'nothing of ours lasts without consent',
    );
  }
}
