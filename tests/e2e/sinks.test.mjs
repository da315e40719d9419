// The merchant's analytics, by the attributes of the script tag: what arrives at each, and that nothing does without
// consent.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, inState, lookAt, main, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const OFFERS = ['desk-cable-tray', 'desk-desk-mat'];

/**
 * A platform with Shopify's signal of consent and its customer events. The session keeps what was sent when a page
 * goes.
 */
const platform = (allowed) => async (context) => {
  await context.addInitScript((agreed) => {
    if (location.protocol === 'about:') return;
    globalThis.published = [];
    globalThis.Shopify = {
      customerPrivacy: { analyticsProcessingAllowed: () => agreed },
      analytics: { publish: (name, data) => globalThis.published.push([name, data.offer, data.difference]) },
    };
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (address, body) => {
      sessionStorage.collected = JSON.stringify([
        ...JSON.parse(sessionStorage.collected ?? '[]'),
        [address, JSON.parse(body)],
      ]);
      return send(address, body);
    };
  }, allowed);
  await context.route('**/collect', (route) => route.fulfill({ status: 204 }));
};

const collected = (page) => page.evaluate(() => JSON.parse(sessionStorage.collected ?? '[]'));

test(
  'with consent each sink is told what was seen for a second, and what was taken',
  guest({ init: platform(true), beacons: '/collect', session: ['collected'] }, async (page, { notes }) => {
    await page.goto('script-tag-sinks.html');
    await showing(page, OFFERS);
    await lookAt(card(page, 'desk-cable-tray'));
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    const layer = await page.evaluate(() => globalThis.dataLayer.filter(({ event }) => event));
    assert.deepEqual(
      layer.map(({ event }) => event),
      ['view_item_list', 'view_item_list', 'select_item', 'add_to_cart'],
    );
    assert.deepEqual(layer.at(-1).ecommerce, {
      currency: 'USD',
      value: 29,
      items: [
        {
          item_id: 'cable-tray',
          item_name: 'Cable tray',
          item_variant: 'cable-tray-1',
          item_list_id: 'cart_drawer_upsell',
          promotion_id: 'desk-cable-tray',
          price: 29,
          quantity: 1,
        },
      ],
    });
    assert.deepEqual(
      layer[0].ecommerce.items.map(({ index, item_name: name }) => [index, name]),
      [[0, 'Cable tray']],
    );
    assert.deepEqual(await page.evaluate(() => globalThis.published), [
      ['cart_associate_shown', 'desk-cable-tray', 29],
      ['cart_associate_shown', 'desk-desk-mat', 39],
      ['cart_associate_accepted', 'desk-cable-tray', 29],
    ]);
    assert.deepEqual(await collected(page), [], 'the endpoint hears of it when the shopper goes');
    await page.goto('checkout.html');
    const [[address, { events }], ...more] = await collected(page);
    assert.deepEqual([address, more], ['/collect', []]);
    assert.deepEqual(
      events.map(({ event, offer, revision }) => [event, offer, revision]),
      [
        ['shown', 'desk-cable-tray', '2026-11-22'],
        ['shown', 'desk-desk-mat', '2026-11-22'],
        ['accepted', 'desk-cable-tray', '2026-11-22'],
      ],
    );
    const scripts = notes.requests
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path.includes('associate-sinks'));
    assert.equal(scripts.length, 1, scripts.join());
  }),
);

test(
  'without consent none is told anything',
  guest({ init: platform(false) }, async (page) => {
    await page.goto('script-tag-sinks.html');
    await showing(page, OFFERS);
    await lookAt(card(page, 'desk-cable-tray'));
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    assert.deepEqual(await page.evaluate(() => [globalThis.dataLayer, globalThis.published]), [undefined, []]);
    await page.goto('checkout.html');
    assert.deepEqual(await collected(page), []);
  }),
);
