// What a person does in the demo shop.

import { eventually } from './cards.mjs';

/** @import { Page } from 'playwright-core' */

/**
 * Puts something in the cart from its own page, and goes back to the front page. The rules do not come meanwhile, as on
 * a slow line, so that nothing counts as shown on the product page. @param {Page} page @param {string} product @param
 * {Record<string, string>} [options] "Size": "M"
 */
export async function putIn(page, product, options = {}) {
  const never = () => {};
  await page.route('**/rules.bin', never);
  await addOnPage(page, product, options);
  await page.unroute('**/rules.bin', never);
  await page.goto('index.html');
}

/**
 * Puts something in the cart from its own page, and waits until the drawer is open over it.
 * @param {Page} page @param {string} product @param {Record<string, string>} [options]
 */
export async function addOnPage(page, product, options = {}) {
  await page.goto(`product.html?id=${product}`);
  for (const [name, value] of Object.entries(options)) {
    await page.getByRole('group', { name }).getByRole('radio', { name: value, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('dialog').waitFor();
}

/** Opens the drawer, on any page that has one, and waits until it has slid in. @param {Page} page */
export async function openCart(page) {
  await page.locator('.cart-button').click();
  await page.getByRole('dialog').waitFor();
  await page
    .locator('.drawer-panel')
    .evaluate((panel) => Promise.all(panel.getAnimations().map(({ finished }) => finished)));
}

/** @param {Page} page */
export const closeCart = (page) => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

/** @param {Page} page */
export const checkoutButton = (page) => page.locator('.checkout-button');

/** The lines as they stand in the drawer: title, facts, quantity, price. @param {Page} page */
export const cartLines = (page) =>
  page.locator('.line').evaluateAll((rows) =>
    rows.map((row) => {
      /** @param {string} selector */
      const text = (selector) => row.querySelector(`${selector}:not([hidden])`)?.textContent ?? '';
      return [text('.line-title'), text('.line-facts'), text('.stepper-count'), text('.line-price span')]
        .filter(Boolean)
        .join(' | ');
    }),
  );

/** @param {Page} page */
export const total = (page) => page.getByRole('dialog').locator('.total dd').textContent();

/** @param {Page} page */
export const codes = (page) => page.locator('.codes li').allTextContents();

/** Waits until these are the lines, and answers nothing. @param {Page} page @param {string[]} lines */
export const hasLines = (page, lines) => eventually(() => cartLines(page), lines, 'lines of the cart');
/** @param {Page} page @param {string} amount */
export const costs = (page, amount) => eventually(async () => (await total(page)) ?? '', amount, 'total of the cart');

/** Enters a discount code. @param {Page} page @param {string} code */
export async function enterCode(page, code) {
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Add a discount code').click();
  await drawer.getByLabel('Discount code').fill(code);
  await drawer.getByRole('button', { name: 'Apply', exact: true }).click();
  await eventually(() => codes(page).then((all) => all.includes(code)), true, `the code ${code} is in force`);
}

/**
 * One more or one less of a line, by the title of its product.
 * @param {Page} page @param {'more'|'less'} which @param {string} title
 */
export const step = (page, which, title) =>
  page.getByRole('button', { name: new RegExp(`^One ${which} of ${title}`) }).click();

/** @param {Page} page @param {string} title */
export const takeOut = (page, title) => page.getByRole('button', { name: new RegExp(`^Remove ${title}`) }).click();

/** Opens the panel behind the counter, if it is not open, and answers it. @param {Page} page */
export async function counter(page) {
  const panel = page.getByRole('complementary', { name: 'Behind the counter' });
  const button = panel.getByRole('button', { name: 'Behind the counter' });
  // A page that has just loaded opens a panel that was open before: a click at that very moment would close it.
  const content = panel.locator('.counter-content');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (attempt > 0 && (await button.isVisible())) await button.click();
    const open = content.waitFor({ timeout: attempt === 0 ? 100 : 1000 }).then(
      () => true,
      () => false,
    );
    if (await open) return panel;
  }
  throw new Error('the panel behind the counter does not open');
}

/**
 * Changes market, currency or language behind the counter; the shop comes back in it.
 * @param {Page} page @param {string} what @param {string} value
 */
export async function move(page, what, value) {
  const panel = await counter(page);
  // The panel may be drawn anew between finding the switch and using it, and the choice be lost with the old one.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const loaded = page.waitForEvent('load', { timeout: 5000 }).then(
      () => true,
      () => false,
    );
    await panel.getByLabel(what, { exact: true }).selectOption(value);
    if (await loaded) return;
  }
  throw new Error(`the shop does not come back in ${what} ${value}`);
}

/**
 * Waits until the panel gives a reason for an offer, in words.
 * @param {Page} page @param {string} offer @param {string} expected
 */
export async function hasReason(page, offer, expected) {
  const panel = await counter(page);
  const row = panel.locator('.reasons li').filter({ has: page.getByText(offer, { exact: true }) });
  await eventually(
    async () => (await row.locator('.reason-code').allTextContents())[0],
    expected,
    `the reason for ${offer}`,
  );
}
