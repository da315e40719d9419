// What a story is made of, and the questions that most of them ask.

import { eventually } from '../../support/cards.mjs';

/**
 * @typedef {object} Scene
 * @property {import('playwright-core').Page} page
 * @property {import('../index.mjs').Shop} shop
 * @property {Record<string, boolean>} can  of the platform
 * @property {object} notes  what the page asked for and said
 *
 * @typedef {object} Story
 * @property {string} name
 * @property {import('../shop.mjs').Setting} setting
 * @property {(scene: Scene) => Promise<void>} run
 * @property {RegExp} [expected]  what the console may say
 * @property {boolean} [brief]  told also where a platform hears only a few
 * @property {string} [only]  what the platform must be able to do for there to be a story at all
 */

/**
 * @param {string} name @param {import('../shop.mjs').Setting} setting @param {Story['run']} run
 * @param {Partial<Story>} [more]
 * @returns {Story}
 */
export const story = (name, setting, run, more = {}) => ({ name, setting, run, ...more });

/** "10011 ×2" of every line, and "{…}" of what else it carries. @param {import('../index.mjs').Shop} shop */
export async function bag(shop) {
  const { lines } = await shop.cart();
  return lines
    .map(({ variant, quantity, plan, properties, parent }) => {
      const more = { ...(plan && { plan }), ...properties, ...(parent && { parent }) };
      const names = Object.keys(more).sort();
      return `${variant} ×${quantity}${names.map((name) => ` ${name}=${more[name]}`).join('')}`;
    })
    .sort();
}

/** Waits until the shop's cart holds exactly this. */
export const holds = (shop, lines) => eventually(() => bag(shop), [...lines].sort(), 'what is in the cart');

/** The shopper comes back to this tab from another one. */
export const comeBack = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** The shopper comes back by the browser's button: the page is shown as it was kept. */
export const goBack = (page) =>
  page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
