// Photographs of the gallery (www/demo/gallery/): a sheet for each theme, scheme, width and language with every card on it; and
// for docs/card.md a picture of each custom property and of each part.

import { LANGUAGES, SCHEMES, THEMES, WIDTHS } from '../../www/demo/gallery/choices.js';

/** @import { Browser, Page } from 'playwright-core' */

/** How long the cards of a sheet may take, in ms. */
const PATIENCE = 90_000;

/** How wide a sheet is, in CSS pixels. */
const SHEET = 2150;

/** A sheet is a way to look at every card. @typedef {{theme: string, scheme: string, width: string, language: string}} Sheet */

/** @returns {Sheet[]} */
export const sheets = () =>
  Object.keys(THEMES).flatMap((theme) =>
    Object.keys(SCHEMES).flatMap((scheme) =>
      Object.keys(WIDTHS).flatMap((width) =>
        Object.keys(LANGUAGES).map((language) => ({ theme, scheme, width, language })),
      ),
    ),
  );

/** @param {Sheet} sheet */
export const nameOf = ({ theme, scheme, width, language }) => `gallery.${theme}.${scheme}.${width}.${language}`;

/** @param {Browser} browser @param {string} baseURL @param {{width: number, height: number}} viewport */
async function opened(browser, baseURL, viewport) {
  const context = await browser.newContext({ viewport, baseURL, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  return { page: await context.newPage(), close: () => context.close() };
}

/** @param {Browser} browser @param {string} url  of the site @param {Sheet} sheet @param {string} path */
export async function takeSheet(browser, url, sheet, path) {
  const { page, close } = await opened(browser, url, { width: SHEET, height: 1000 });
  try {
    await page.goto(`gallery/?${new URLSearchParams(sheet)}`);
    // All windows are near the screen then, and load.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: SHEET, height });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('iframe')].every(
        ({ contentDocument }) => contentDocument?.documentElement?.dataset.done !== undefined,
      ),
    );
    await page.screenshot({ path });
  } finally {
    await close();
  }
}

/** By custom property: its value in the picture, and the card. @type {Record<string, [value: string, card: string, theme?: string]>} */
const PROPERTIES = {
  accent: ['#b4236a', 'advice, offered'],
  surface: ['#f6efe2', 'product, offered'],
  border: ['#b4236a', 'product, offered'],
  radius: ['16px', 'product, offered'],
  gap: ['4em', 'product, offered', 'page'],
  padding: ['20px', 'product, offered'],
  'image-size': ['6em', 'product, offered'],
  alert: ['#7a1fa2', 'product, failed'],
};

/** By card: the parts that its pictures mark. @type {Record<string, string[]>} */
const PARTS = {
  'product, offered': [
    ...['associate', 'heading', 'list', 'card', 'image', 'body', 'title', 'link', 'price', 'difference', 'why'],
    ...['actions', 'accept', 'dismiss'],
  ],
  'reduced product, offered': ['compare-at', 'unit-price'],
  'choice of variant, offered': ['choice'],
  'open option, offered': ['option'],
  'quantity break, offered': ['saving'],
  'kit, offered': ['contents', 'content-image', 'content-price'],
  'advice, offered': ['share', 'distribution', 'bar', 'help'],
  'steps, offered': ['steps', 'step', 'step-title', 'step-price', 'step-adds'],
  'statement, offered': ['confirm'],
  'product, accepted': ['status'],
  'notice, the sofa has left': ['notice'],
};

/**
 * Every picture of docs/card.md: its file in docs/screenshots/, and what the address of a card asks for.
 * @type {{file: string, query: Record<string, string>}[]}
 */
export const pictures = [
  ...Object.entries(PROPERTIES).map(([name, [value, card, theme = 'dawn']]) => ({
    file: `property-${name}.png`,
    query: { card, theme, [`--cart-associate-${name}`]: value },
  })),
  ...Object.entries(PARTS).flatMap(([card, parts]) =>
    parts.map((part) => ({ file: `part-${part}.png`, query: { card, theme: 'dawn', part } })),
  ),
  // Seen only where the sentence does not name the line.
  { file: 'part-for.png', query: { card: 'kit, offered', theme: 'dawn', part: 'for', language: 'de' } },
];

/** @param {Browser} browser @param {string} url  of the site @param {typeof pictures[number]} picture @param {string} path */
export async function takePicture(browser, url, { query }, path) {
  const width = query.theme === 'page' ? 1000 : 390;
  const { page, close } = await opened(browser, url, { width, height: 844 });
  try {
    await page.goto(`gallery-card.html?${new URLSearchParams(query)}`);
    await page.waitForFunction(() => document.documentElement.dataset.done !== undefined);
    const { x = 0, y = 0, width: wide = 0, height = 0 } = (await page.locator('cart-associate').boundingBox()) ?? {};
    // Marks at the edge are to be seen.
    const edge = 8;
    const clip = { x: x - edge, y: y - edge, width: wide + 2 * edge, height: height + 2 * edge };
    await page.screenshot({ path, clip });
  } finally {
    await close();
  }
}
