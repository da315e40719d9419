// `npm run screenshots`: the gallery, which is every card in every theme, scheme, width and language; and the pages of the
// demo shop, narrow and wide, light and dark. All in test-results/screenshots/, with a page to look at them. The shop is
// built first.
//
//   npm run screenshots -- gallery.dawn.dark guidance    only those with one of these words in their names
//   npm run screenshots -- --docs                        those that the README and docs/card.md show, into docs/screenshots/

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { nameOf, pictures, sheets, takePicture, takeSheet } from './lib/gallery-shots.mjs';
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
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--docs');
  if (unknown) throw new Problem(`${unknown} is not known here. There are --docs, and words of the shots' names.`);
  await ensureTestTools({ browser: true });
  await build();
  // After the build: these need what it makes.
  const [{ launch }, { openSite }] = await Promise.all([
    import('../tests/e2e/support/chrome.mjs'),
    import('../tests/e2e/support/site.mjs'),
  ]);
  const [site, browser] = await Promise.all([openSite(), launch()]);
  try {
    if (args.includes('--docs')) await documented(site, browser);
    else await all(site, browser, words);
  } finally {
    await browser.close();
    await site.close();
  }
});

/** @param {Site} site @param {Browser} browser @param {string[]} words */
async function all(site, browser, words) {
  const isWanted = (/** @type {string} */ name) => words.length === 0 || words.some((word) => name.includes(word));
  const names = Object.keys(shots).filter(isWanted);
  const ofGallery = sheets().filter((sheet) => isWanted(nameOf(sheet)));
  if (names.length + ofGallery.length === 0)
    throw new Problem(
      `There is no shot with such a name. There are: gallery.(theme).(scheme).(width).(language); ${Object.keys(shots).join('; ')}`,
    );
  const dir = join(root, 'test-results', 'screenshots');
  if (words.length === 0) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const rows = [];
  /** @type {string[]} */
  const missing = [];
  for (const sheet of ofGallery) {
    const name = `${nameOf(sheet)}.png`;
    await step(name, () =>
      takeSheet(browser, site.url, sheet, join(dir, name)).catch((error) => {
        missing.push(`${name}: ${error instanceof Error ? error.message : error}`);
      }),
    );
    rows.push({ title: name, files: [{ name, what: 'every card' }] });
  }
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
  console.log(
    `\n${rows.reduce((sum, { files }) => sum + files.length, 0)} screenshots. To look at them all: test-results/screenshots/index.html`,
  );
}

/** @param {Site} site @param {Browser} browser */
async function documented(site, browser) {
  const dir = join(root, 'docs', 'screenshots');
  mkdirSync(dir, { recursive: true });
  for (const { name, shot, width, height, colorScheme } of forReadme) {
    await step(`docs/screenshots/${name}.png`, () =>
      take(site, browser, { shot, viewport: { width, height }, colorScheme, path: join(dir, `${name}.png`) }),
    );
  }
  for (const picture of pictures)
    await step(`docs/screenshots/${picture.file}`, () =>
      takePicture(browser, site.url, picture, join(dir, picture.file)),
    );
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
