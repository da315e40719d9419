// A shopper with a browser profile of their own, and a note of everything that the page did that it must not do.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch } from './chrome.mjs';
import { openSite } from './site.mjs';

/** What may be stored without anybody's consent, by whom (www/shim/remember.js; the rest is the demo shop's own). */
const OURS = ['cart-associate:ledger'];
const SHOPS = ['cart-associate-demo-cart', 'alder-quince-counter', 'alder-quince-theme'];

/** A flag for `guests`: `name` is this machine, for the browser. @param {string} name */
export const elsewhere = (name) => `--host-resolver-rules=MAP ${name} 127.0.0.1`;

/** How long to wait for something to come about, in ms: the machine may have other things to do. */
export const PATIENCE = 10_000;

/** @import { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core' */
/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */
/** @typedef {ReturnType<typeof note>} Notes */
/** @typedef {{url: string, close: () => Promise<void>}} Shop */

/**
 * @typedef {object} Allowed  what a page may do
 * @property {RegExp} [expected]  what the console may say, and which answers may be errors
 * @property {string[]} [keys]  what else may be stored
 * @property {string[]} [session]  what else for the session
 * @property {string} [beacons]  a path that the merchant has asked to be told at
 * @property {RegExp} [asks]  which requests, by method and path, a shop of the test's own gets besides those for files
 *
 * @typedef {object} Setting
 * @property {boolean} [failing]
 * @property {string} [host] the site under another name than that of this machine (with the browser's flag `elsewhere`)
 * @property {(site: Site) => Promise<Shop>} [open] opens a shop of its own for the test, whose pages are looked at
 *   instead
 * @property {(context: BrowserContext) => Promise<void>} [init]
 *
 * @typedef
 *   {(page: Page, around: {site: Site, context: BrowserContext, notes: Notes, shop: Shop|undefined}) => Promise<void>}
 *   Work
 */

/**
 * Opens site and browser for the tests of a file, and answers what runs a test as a guest:
 * `guest(async (page, site) => …)`, or with options of a browser context before it.
 * @param {...string} flags
 */
export function guests(...flags) {
  /** @type {Site} */
  let site;
  /** @type {Browser} */
  let browser;
  before(async () => {
    [site, browser] = await Promise.all([openSite(), launch(...flags)]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** @param {BrowserContextOptions & Allowed & Setting} options @param {Work} work */
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

/** Writes down what the pages of a context ask for and say. @param {BrowserContext} context @param {string} url */
function note(context, url) {
  /**
   * @type
   *   {{requests: {method: string, url: string, own: boolean}[], console: string[], said: string[], errors: (string|undefined)[]}}
   */
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

/** @param {BrowserContext} context @param {Notes} notes @param {Allowed} allowed */
async function wellBehaved(context, notes, { expected, keys = [], session = [], beacons, asks }) {
  assert.deepEqual(notes.errors, [], 'no error goes uncaught');
  assert.deepEqual(
    notes.console.filter((text) => !expected?.test(text)),
    [],
    'nothing on the console',
  );
  /** @param {string} method @param {string} path */
  const told = (method, path) => method === 'POST' && path === beacons;
  /** @param {Notes['requests'][number]} request */
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
