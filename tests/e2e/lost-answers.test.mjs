// An answer that does not come: nobody knows whether the shop has done it, and the card says so until the cart shows it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { card, eventually, inState, main, readCards, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();

/** A shop whose answers to a change are lost, and that may carry it out all the same, some time later. */
const shop = (page, { carriesOut, after = 0 }) =>
  page.evaluate(
    ([does, ms]) => {
      const { apply } = globalThis.deskAdapter;
      globalThis.tries = 0;
      globalThis.deskAdapter.apply = async (change) => {
        globalThis.tries += 1;
        if (does) setTimeout(() => apply(change), ms);
        throw new TypeError('Failed to fetch');
      };
    },
    [carriesOut, after],
  );

const units = (page) =>
  page.evaluate(async () =>
    (await globalThis.deskAdapter.read()).lines
      .filter(({ product }) => product === 'cable-tray')
      .reduce((sum, { quantity }) => sum + quantity, 0),
  );

/** Waits until the shop has been asked for a change. */
const tried = (page) => page.waitForFunction(() => globalThis.tries === 1);

const said = async (page) => {
  const [first] = await readCards(page);
  return JSON.stringify(first);
};

/** The page's clock can be put forward: nobody waits for what it waits for. */
async function open(page) {
  await page.clock.install();
  await page.goto('module.html');
  await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
}

test(
  'the shop carries it out, and only the answer is lost: the card says that it is in the cart',
  guest({}, async (page) => {
    await open(page);
    await shop(page, { carriesOut: true, after: 500 });
    await main(page, 'desk-cable-tray').click();
    await tried(page);
    await page.clock.runFor(3000);
    await inState(page, 'desk-cable-tray', 'accepted');
    assert.equal(await units(page), 1);
  }),
);

test(
  'the shop carries it out late: the card says first that nobody knows, and then what the cart holds',
  guest({}, async (page) => {
    await open(page);
    await shop(page, { carriesOut: true, after: 5000 });
    await main(page, 'desk-cable-tray').click();
    await tried(page);
    await page.clock.runFor(3000);
    await inState(page, 'desk-cable-tray', 'failed');
    assert.match(await said(page), /did not answer/);
    assert.doesNotMatch(await said(page), /as it was/);
    await page.clock.runFor(6000);
    await inState(page, 'desk-cable-tray', 'accepted');
    assert.equal(await units(page), 1);
    assert.equal(await page.evaluate(() => globalThis.tries), 1);
  }),
);

test(
  'a second press looks into the cart first, and adds nothing twice',
  guest({}, async (page) => {
    await open(page);
    await shop(page, { carriesOut: false });
    await main(page, 'desk-cable-tray').click();
    await tried(page);
    await page.clock.runFor(3000);
    await inState(page, 'desk-cable-tray', 'failed');
    // The shop has done it meanwhile, and nobody has told this page.
    await page.evaluate(() => {
      const { read } = globalThis.deskAdapter;
      globalThis.deskAdapter.read = async () => {
        const cart = await read();
        const tray = { ...cart.lines[0], key: 'b', product: 'cable-tray', variant: 'cable-tray-1', collections: [] };
        const price = { unit_price: 2900, total: 2900, added: 2 };
        return { ...cart, total: cart.total + 2900, lines: [...cart.lines, { ...tray, ...price }] };
      };
    });
    await main(page, 'desk-cable-tray').click();
    await eventually(() => card(page, 'desk-cable-tray').count(), 0, 'what is in the cart is not offered');
    assert.deepEqual([await units(page), await page.evaluate(() => globalThis.tries)], [1, 1]);
  }),
);

test(
  'the shop has not done it: the card never says that the cart is as it was, and a second press adds it once',
  guest({}, async (page) => {
    await open(page);
    await page.evaluate(() => {
      globalThis.working = globalThis.deskAdapter.apply;
    });
    await shop(page, { carriesOut: false });
    await main(page, 'desk-cable-tray').click();
    await tried(page);
    await page.clock.runFor(3000);
    await inState(page, 'desk-cable-tray', 'failed');
    assert.match(await said(page), /did not answer/);
    await page.evaluate(() => {
      globalThis.deskAdapter.apply = globalThis.working;
    });
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    assert.equal(await units(page), 1);
  }),
);

test(
  'accepting for a cart that was read a while ago reads it first: what the offer was for has left',
  guest({}, async (page) => {
    await open(page);
    await page.evaluate(() => {
      const { read } = globalThis.deskAdapter;
      globalThis.tries = 0;
      globalThis.deskAdapter.apply = async () => {
        globalThis.tries += 1;
        throw new Error('never asked');
      };
      // Another tab has taken the desk out, and nobody has told this one.
      globalThis.deskAdapter.read = async () => ({ ...(await read()), lines: [], total: 0 });
    });
    await page.clock.fastForward(5500);
    await main(page, 'desk-cable-tray').click();
    await eventually(() => card(page, 'desk-cable-tray').count(), 0, 'the offer goes with the desk');
    assert.equal(await page.evaluate(() => globalThis.tries), 0);
  }),
);
