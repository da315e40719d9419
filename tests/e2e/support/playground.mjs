// What a person does in the playground.

import { authoring } from '../../../bin/lib/authoring.mjs';
import { eventually } from './cards.mjs';

/** What the playground keeps in the browser. */
export const KEPT = ['cart-associate-playground', 'cart-associate-playground-before'];

/** @import { Page } from 'playwright-core' */

/** @param {Page} page */
export const textbox = (page) => page.getByRole('textbox', { name: /^Rules/ });

/** @param {Page} page */
export const verdict = async (page) => (await page.locator('#verdict').textContent()) ?? '';

/** Waits for what the checker says in the end. @param {Page} page @param {string|RegExp} expected */
export const judged = (page, expected) =>
  eventually(
    async () => {
      const said = await verdict(page);
      return typeof expected === 'string' || !expected.test(said) ? said : 'as expected';
    },
    typeof expected === 'string' ? expected : 'as expected',
    'the verdict',
  );

/** Opens the playground and waits until it has looked at the rules. @param {Page} page */
export async function openPlayground(page, address = 'playground/') {
  await page.goto(address);
  await judged(page, /Fine/);
}

/**
 * The text of another file takes the place of what is there.
 * @param {Page} page @param {string} name @param {string} content
 */
export async function importFile(page, name, content) {
  await page
    .getByLabel('Files to import')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** Puts the first product that the search finds into the cart. @param {Page} page @param {string} words */
export async function addToCart(page, words) {
  await page.getByLabel('Add from the catalog').fill(words);
  await page.locator('.found-item').first().click();
}

/** The explanation as it stands there: offer, state, words; those for other carts last. @param {Page} page */
export async function explained(page) {
  const others = page.locator('#reasons details');
  if ((await others.isVisible()) && !(await others.evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open)))
    await others.locator('summary').click();
  return page
    .locator('#reasons li')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent)));
}

/** The starter, as `init` writes it. */
export async function starter() {
  const { starter_rules: rules } = await authoring();
  return rules();
}

/** A rule bundle with so many offers, each of its own product. @param {number} offers */
export function many(offers) {
  const products = Array.from({ length: offers }, (_, at) => ({
    id: `p${at}`,
    title: `Product number ${at}`,
    short_name: `product ${at}`,
    collections: [`shelf-${at % 40}`],
    variants: [{ id: `p${at}-1`, prices: { USD: `${10 + (at % 90)}.00` } }],
  }));
  return {
    format: 1,
    revision: '1',
    language: 'en',
    products,
    offers: Array.from({ length: offers }, (_, at) => ({
      id: `offer-${at}`,
      kind: 'pairs_well',
      when: { line: { product: `p${at}` } },
      suggest: { product: `p${(at + 1) % offers}` },
      why: `Goes with your {trigger}, as number ${at}.`,
    })),
  };
}
