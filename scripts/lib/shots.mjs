// What is photographed: every form of card and every state, each in a fresh browser profile. The acts are those of the
// end-to-end tests, so that what can be looked at is what is tested.

import { card, inState, main, no, showing } from '../../tests/e2e/support/cards.mjs';
import { addToCart, importFile, judged, openPlayground, starter } from '../../tests/e2e/support/playground.mjs';
import { addOnPage, counter, enterCode, move, openCart, putIn, takeOut } from '../../tests/e2e/support/shop.mjs';

/** @import { Page } from 'playwright-core' */
/** @typedef {(page: Page) => Promise<void>} Act */

/** @param {string} product @param {string[]} offers @param {Record<string, string>} [options] @returns {Act} */
const drawerWith = (product, offers, options) => async (page) => {
  await putIn(page, product, options);
  await openCart(page);
  await showing(page, offers);
};

/**
 * Then presses a card's button and waits.
 * @param {Act} before @param {string} offer @param {string} state
 * @returns {Act}
 */
const then = (before, offer, state) => async (page) => {
  await before(page);
  await main(page, offer).click();
  await inState(page, offer, state);
};

/**
 * Pulls a lever behind the counter, which on a narrow screen the drawer covers.
 * @param {Page} page @param {string} selector @param {string} [value]
 */
const lever = (page, selector, value) =>
  page.locator(selector).evaluate((node, to) => {
    const control = /** @type {HTMLSelectElement} */ (node);
    if (to === undefined) control.click();
    else {
      control.value = to;
      control.dispatchEvent(new Event('change'));
    }
  }, value);

/** Another language, with the panel closed again. @param {Page} page @param {string} language */
const speak = async (page, language) => {
  await move(page, 'Language', language);
  await page.locator('.counter').getByRole('button', { name: 'Close' }).click();
};

const desk = drawerWith('standing-desk', ['desk-cable-tray', 'desk-desk-mat']);
const shoes = drawerWith('oxford', ['leather-care', 'oxford-belt-set']);
const jacket = drawerWith('rain-jacket', ['jacket-size'], { Size: 'M' });
const sofa = drawerWith('sofa', ['sofa-doorway', 'sofa-protection']);
const coffee = drawerWith('coffee-maker', ['coffee-starter']);
const audit = drawerWith('audit', ['audit-package'], { Package: 'Audit' });
/** @type {Act} */
const candles = async (page) => {
  await putIn(page, 'candle');
  await drawerWith('candle', ['candle-three'])(page);
};
/** @param {string} query @param {string} offer @returns {Act} */
const form = (query, offer) => async (page) => {
  await page.goto(`forms.html?${query}`);
  await card(page, offer).waitFor();
};

/** @type {Record<string, Act>} */
export const shots = {
  product: desk,
  'product, accepted': then(desk, 'desk-cable-tray', 'accepted'),
  'product, one dismissed': async (page) => {
    await desk(page);
    await no(page, 'desk-cable-tray').click();
    await showing(page, ['desk-desk-mat']);
  },
  'product, busy': async (page) => {
    await desk(page);
    await lever(page, '#counter-latency', '2000');
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'busy');
  },
  'product, failed': async (page) => {
    await desk(page);
    await lever(page, '.counter button:text("Fail the next change")');
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'failed');
  },
  'choice of variant': form('cart=lamp-1', 'lamp-shade'),
  guidance: jacket,
  'guidance, switched': then(jacket, 'jacket-size', 'accepted'),
  'confirmation and plan': sofa,
  'confirmation, ticked': async (page) => {
    await sofa(page);
    await card(page, 'sofa-doorway').getByRole('checkbox').click();
    await inState(page, 'sofa-doorway', 'accepted');
  },
  'the plan without the sofa': async (page) => {
    await then(sofa, 'sofa-protection', 'accepted')(page);
    await takeOut(page, 'Two-seat sofa');
    await page.locator('cart-associate [part~="notice"]').waitFor();
  },
  'quantity break': candles,
  'quantity break, accepted': then(candles, 'candle-three', 'accepted'),
  kit: coffee,
  'kit, accepted': then(coffee, 'coffee-starter', 'accepted'),
  'kit of shoes and belt': shoes,
  'deal by code': form('cart=pot-1,cups-1,tea-1', 'tea-set'),
  'tier of a line': audit,
  'tier of a line, taken': then(audit, 'audit-package', 'accepted'),
  'tier of the order': async (page) => {
    await putIn(page, 'candle');
    await page.goto('checkout.html');
    await showing(page, ['delivery-speed'], 'checkout');
    await card(page, 'delivery-speed', 'checkout').scrollIntoViewIfNeeded();
  },
  'price mismatch': async (page) => {
    await drawerWith('soap', ['soap-and-dish'])(page);
    await enterCode(page, 'WELCOME10');
    await main(page, 'soap-and-dish').click();
    await inState(page, 'soap-and-dish', 'mismatch');
  },
  withdrawn: async (page) => {
    await shots['price mismatch'](page);
    await main(page, 'soap-and-dish').click();
    await inState(page, 'soap-and-dish', 'withdrawn');
  },
  'product page': async (page) => {
    await page.goto('product.html?id=standing-desk');
    await showing(page, ['desk-desk-mat'], 'product');
    await page.locator('cart-associate').first().scrollIntoViewIfNeeded();
  },
  'long words': form('cart=honey-1', 'long-name'),
  Arabic: async (page) => {
    await putIn(page, 'standing-desk');
    await speak(page, 'ar');
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  },
  German: async (page) => {
    await putIn(page, 'coffee-maker');
    await speak(page, 'de');
    await openCart(page);
    await showing(page, ['coffee-starter']);
  },
  'behind the counter': async (page) => {
    await putIn(page, 'standing-desk');
    await counter(page);
    await page.locator('.reasons li').first().waitFor();
  },
  playground: async (page) => {
    await openPlayground(page);
    await page.getByLabel('Begin with an example').selectOption('demo');
    await page.getByText('rules of the demo shop are open').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await addToCart(page, 'oxford brown 42');
    await showing(page, ['leather-care', 'oxford-belt-set']);
  },
  'playground, with an error': async (page) => {
    await openPlayground(page);
    await addToCart(page, 'standing desk');
    await importFile(page, 'rules.json', (await starter()).replace('"collection": "desks"', '"colection": "desks"'));
    await judged(page, /1 error/);
    await page.locator('.finding').first().click();
  },
  'preview in the shop': async (page) => {
    await putIn(page, 'standing-desk');
    await page.goto('index.html?cart-associate-preview=rules.json');
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('region', { name: 'Preview of suggestions' }).getByRole('listitem').first().waitFor();
    await openCart(page);
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
  },
  'added on the product page': async (page) => {
    await addOnPage(page, 'oxford');
    await showing(page, ['leather-care', 'oxford-belt-set']);
  },
};

/** What the README shows: which shot, how large the window, how the file is called. */
/** @type {{name: string, shot: string, width: number, height: number, colorScheme: 'light'|'dark'}[]} */
export const forReadme = [
  { name: 'drawer', shot: 'kit of shoes and belt', width: 1180, height: 940, colorScheme: 'light' },
  { name: 'drawer-dark', shot: 'product', width: 390, height: 780, colorScheme: 'dark' },
  { name: 'guidance', shot: 'guidance', width: 390, height: 780, colorScheme: 'light' },
  { name: 'tier', shot: 'tier of a line', width: 390, height: 780, colorScheme: 'light' },
];
