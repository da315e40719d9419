// `npm run screenshots`: every form of card, narrow and wide, light and dark, in test-results/screenshots/, with a page
// to look at them all. The shop is built first.
//
//   npm run screenshots -- guidance tier    only the shots with these words in their names
//   npm run screenshots -- --readme         the few that the README shows, into docs/screenshots/

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { forReadme, shots } from './lib/shots.mjs';
import { sheet } from './lib/shots-sheet.mjs';
import { main, Problem, root, step } from './lib/run.mjs';
import { ensureTestTools } from './tools.mjs';

const sizes = { narrow: { width: 390, height: 844 }, wide: { width: 1280, height: 900 } };
/** @type {('light'|'dark')[]} */
const schemes = ['light', 'dark'];

/** @import { Browser } from 'playwright-core' */
/** @typedef {{url: string}} Site */
/**
 * @typedef {object} Shot
 * @property {string} shot
 * @property {{width: number, height: number}} viewport
 * @property {'light'|'dark'} colorScheme
 * @property {string} path  of the picture
 */

await main(async () => {
  const args = process.argv.slice(2);
  const words = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--readme');
  if (unknown) throw new Problem(`${unknown} is not known here. There are --readme, and words of the shots' names.`);
  await ensureTestTools({ browser: true });
  await build();
  // After the build: these need what it makes.
  const [{ launch }, { openSite }] = await Promise.all([
    import('../tests/e2e/support/chrome.mjs'),
    import('../tests/e2e/support/site.mjs'),
  ]);
  const [site, browser] = await Promise.all([openSite(), launch()]);
  try {
    if (args.includes('--readme')) await readme(site, browser);
    else await all(site, browser, words);
  } finally {
    await browser.close();
    await site.close();
  }
});

/** @param {Site} site @param {Browser} browser @param {string[]} words */
async function all(site, browser, words) {
  const names = Object.keys(shots).filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  if (names.length === 0)
    throw new Problem(`There is no shot with such a name. There are: ${Object.keys(shots).join('; ')}`);
  const dir = join(root, 'test-results', 'screenshots');
  if (words.length === 0) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const rows = [];
  /** @type {string[]} */
  const missing = [];
  for (const name of names) {
    /** @type {{name: string, what: string}[]} */
    const files = [];
    await step(name, async () => {
      const ways = Object.entries(sizes).flatMap(([size, viewport]) =>
        schemes.map((colorScheme) => ({ size, viewport, colorScheme })),
      );
      await Promise.all(
        ways.map(async ({ size, viewport, colorScheme }) => {
          const file = `${name.replace(/\W+/g, '-')}.${size}.${colorScheme}.png`;
          files.push({ name: file, what: `${size}, ${colorScheme}` });
          try {
            await take(site, browser, { shot: name, viewport, colorScheme, path: join(dir, file) });
          } catch (error) {
            missing.push(`${name} (${size}, ${colorScheme}): ${error instanceof Error ? error.message : error}`);
          }
        }),
      );
    });
    rows.push({ title: name, files });
  }
  writeFileSync(join(dir, 'index.html'), sheet(rows));
  if (missing.length > 0) throw new Problem(`These could not be taken:\n\n${missing.join('\n\n')}`);
  console.log(`\n${rows.length * 4} screenshots. To look at them all: test-results/screenshots/index.html`);
}

/** @param {Site} site @param {Browser} browser */
async function readme(site, browser) {
  const dir = join(root, 'docs', 'screenshots');
  mkdirSync(dir, { recursive: true });
  for (const { name, shot, width, height, colorScheme } of forReadme) {
    await step(`docs/screenshots/${name}.png`, () =>
      take(site, browser, { shot, viewport: { width, height }, colorScheme, path: join(dir, `${name}.png`) }),
    );
  }
}

/** @param {Site} site @param {Browser} browser @param {Shot} shot */
async function take(site, browser, { shot, viewport, colorScheme, path }) {
  const context = await browser.newContext({ viewport, colorScheme, baseURL: site.url, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    await shots[shot](page);
    // The pointer and the focus ring of what was pressed are not what is to be seen, what is below the fold is.
    await page.mouse.move(0, 0);
    await page.evaluate(() => {
      const [last] = [...document.querySelectorAll('.drawer-body')].filter((one) => one.checkVisibility());
      last?.scrollTo(0, last.scrollHeight);
    });
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path });
  } finally {
    await context.close();
  }
}
