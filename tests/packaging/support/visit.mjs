// What every consumer's page is held to: a suggestion comes, is accepted, is taken back, and nothing goes wrong.

import assert from 'node:assert/strict';
import { inState, main, showing } from '../../e2e/support/cards.mjs';
import { PATIENCE } from '../../e2e/support/guest.mjs';
import { serve } from '../../../scripts/serve.mjs';

/**
 * Opens a page of a folder, served as strictly as the demo shop, or of a server that runs already, and closes it again.
 * @param {import('playwright-core').Browser} browser
 * @param {string} dir  or an address
 * @param {string} name  of the page
 * @param {(page: import('playwright-core').Page, notes: {paths: string[], said: string[]}) => Promise<void>} work
 *   `paths`: what was asked for; `said`: warnings and errors
 */
export async function open(browser, dir, name, work) {
  const site = dir.startsWith('http:') ? { url: dir, async close() {} } : await serve({ dir, port: 0 });
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  context.setDefaultTimeout(PATIENCE);
  const notes = { said: [], paths: [] };
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) notes.said.push(message.text());
  });
  context.on('weberror', (error) => notes.said.push(error.error().stack));
  context.on('request', (request) => notes.paths.push(new URL(request.url()).pathname));
  try {
    const page = await context.newPage();
    await page.goto(site.url + name);
    await work(page, notes);
  } catch (error) {
    throw new Error(`${error.message}\nThe page said: ${notes.said.join('\n') || 'nothing'}`, { cause: error });
  } finally {
    await context.close();
    await site.close();
  }
}

/**
 * Waits until the cart that the page begins with has been decided on: what comes later is a change, for which a card
 * may be added.
 */
export const begun = (page) =>
  page.waitForFunction(async () => {
    const handle = globalThis[Symbol.for('cart-associate')];
    const loaded = await handle?.ready;
    await handle?.refresh();
    return Boolean(loaded);
  });

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} dir
 * @param {object} [options]
 * @param {string} [options.page]
 * @param {string[]} [options.offers]
 * @param {(page: import('playwright-core').Page) => Promise<void>} [options.before]  what leads to the suggestions
 * @returns {Promise<{paths: string[], layer: object[]}>} the paths that were asked for, and the dataLayer
 */
export async function visit(
  browser,
  dir,
  { page: name = 'index.html', offers = ['desk-cable-tray', 'desk-desk-mat'], before } = {},
) {
  const result = {};
  await open(browser, dir, name, async (page, { paths, said }) => {
    await before?.(page);
    await showing(page, offers);
    await main(page, offers[0]).click();
    await inState(page, offers[0], 'accepted');
    await main(page, offers[0]).click();
    await inState(page, offers[0], 'offered');
    assert.deepEqual(said, [], 'nothing on the console');
    Object.assign(result, { paths, layer: await page.evaluate(() => globalThis.dataLayer ?? []) });
  });
  return result;
}
