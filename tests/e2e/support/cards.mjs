// What a shopper can read in the cards of a placement.

import assert from 'node:assert/strict';
import { PATIENCE } from './guest.mjs';

/** @import { Locator, Page } from 'playwright-core' */
/** @typedef {Record<string, string|string[]>} Said  what a card says, by part */

/** The element of a placement. @param {Page} page */
export const associate = (page, placement = 'cart') => page.locator(`cart-associate[placement="${placement}"]`);

/** A card, by its offer. @param {Page} page @param {string} offer @param {string} [placement] */
export const card = (page, offer, placement) =>
  associate(page, placement).locator(`li[part~="card"][data-offer="${offer}"]`);

/**
 * Waits until a card moves no more, and takes presses again: for half a second after a press, it may not.
 * @param {Page} page @param {string} offer
 */
export const settled = (page, offer) =>
  eventually(() => card(page, offer).evaluate((node) => node.getAnimations().length), 0, `${offer} moves no more`);

/**
 * The button of a card that accepts, undoes or removes.
 * @param {Page} page @param {string} offer @param {string} [placement]
 */
export const main = (page, offer, placement) => card(page, offer, placement).locator('button[part~="accept"]');

/** The button that says no. @param {Page} page @param {string} offer @param {string} [placement] */
export const no = (page, offer, placement) => card(page, offer, placement).locator('button[part~="dismiss"]');

/**
 * Waits until an element has come, by a selector of CSS, and in it so many cards, on the screen or not.
 * @param {Page} page @param {string} selector @param {number} count
 */
export const cardsIn = (page, selector, count) =>
  eventually(() => page.locator(`${selector} li[part~=card]`).count(), count, `cards in ${selector}`);

/**
 * Everything that the cards of a placement say; empty where nothing is on the screen.
 * @param {Page} page @returns {Promise<Said[]>}
 */
export const readCards = (page, placement = 'cart') =>
  page.evaluate((which) => {
    /** @param {Element|null} node */
    const seen = (node) => Boolean(node?.checkVisibility({ visibilityProperty: true }));
    const element = document.querySelector(`cart-associate[placement="${which}"]`);
    if (!element?.shadowRoot || !seen(element)) return [];
    /** @type {NodeListOf<HTMLElement>} */
    const cards = element.shadowRoot.querySelectorAll('li[part~=card]');
    return [...cards].map((node) => {
      /** @param {string} selector */
      const text = (selector) => {
        const found = node.querySelector(selector);
        return seen(found) ? found?.textContent?.replaceAll('\u00a0', ' ') : undefined;
      };
      /** @param {string} selector */
      const all = (selector) => [...node.querySelectorAll(selector)].filter(seen).map((one) => one.textContent);
      const button = node.querySelector('button[part~=accept]');
      const said = {
        offer: node.dataset.offer,
        kind: node.dataset.kind,
        form: node.dataset.form,
        state: node.dataset.state,
        title: text('[part~=title]'),
        why: text('[part~=why] > :first-child'),
        about: text('[part~=for]'),
        difference: text('[part~=difference]'),
        saving: text('[part~=saving]'),
        compare: text('[part~=compare-at]'),
        unit: text('[part~=unit-price]'),
        status: text('[part~=status]'),
        help: text('[part~=help]'),
        confirm: text('[part~=confirm]'),
        button: button?.textContent,
        name: button?.getAttribute('aria-label') ?? undefined,
        contents: all('[part~=contents] li'),
        distribution: all('[part~=distribution] li'),
        steps: all('[part~=step]'),
        chosen: text('[part~=step]:has(:checked) [part~=step-title]'),
        picture: node.querySelector('img')?.getAttribute('src'),
      };
      const there = Object.fromEntries(Object.entries(said).filter(([, value]) => value?.length));
      return /** @type {Said} */ (there);
    });
  }, placement);

/**
 * Waits until something holds, and says what was there instead where it does not come about.
 * @template T
 * @param {() => T|Promise<T>} read @param {T} expected @param {string} [message]
 */
export async function eventually(read, expected, message = '') {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const actual = await read();
    try {
      assert.deepEqual(actual, expected, message);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((done) => {
      setTimeout(done, 50);
    });
  }
}

/**
 * Waits until exactly these offers are on the screen, in this order (those that were dismissed, or whose card has gone, not counted).
 * @param {Page} page @param {string[]} offers @param {string} [placement]
 */
export const showing = (page, offers, placement) =>
  eventually(
    async () =>
      (await readCards(page, placement))
        .filter(({ state }) => state !== 'gone' && state !== 'dismissed')
        .map(({ offer }) => offer),
    offers,
    `offers in ${placement ?? 'cart'}`,
  );

/**
 * Waits until a card is in a state, and answers what it says then.
 * @param {Page} page @param {string} offer @param {string} state @param {string} [placement]
 */
export async function inState(page, offer, state, placement) {
  const find = async () => (await readCards(page, placement)).find((one) => one.offer === offer);
  await eventually(async () => (await find())?.state, state, `state of ${offer}`);
  return find();
}

/**
 * Waits until a card says these things, whatever else it says.
 * @param {Page} page @param {string} offer @param {Said} expected @param {string} [placement]
 */
export async function says(page, offer, expected, placement) {
  const pick = async () => {
    const found = (await readCards(page, placement)).find((one) => one.offer === offer);
    return found && Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
  };
  await eventually(pick, expected, `what ${offer} says`);
}

/** Waits until the page has nothing left to do: several frames in a row have time to spare. @param {Page} page */
export const idle = (page) =>
  page.evaluate(async () => {
    for (let spare = 0; spare < 5; ) {
      await new Promise(requestAnimationFrame);
      const deadline = await new Promise((/** @type {IdleRequestCallback} */ done) => {
        requestIdleCallback(done);
      });
      spare = deadline.timeRemaining() > 5 ? spare + 1 : 0;
    }
  });

/**
 * Waits until something has been on the screen for more than a second: then it counts as shown. The rule is about this
 * second, so nothing but time can be waited for.
 * @param {Locator} locator
 */
export const lookAt = (locator) =>
  locator.evaluate(
    (node) =>
      new Promise((done) => {
        const observer = new IntersectionObserver(
          (entries) => {
            if (!entries.some(({ intersectionRatio }) => intersectionRatio >= 0.5)) return;
            observer.disconnect();
            setTimeout(done, 1300);
          },
          { threshold: 0.5 },
        );
        observer.observe(node);
      }),
  );
