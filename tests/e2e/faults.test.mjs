// Whatever fails: the drawer is as the theme drew it, the shop works, and whoever runs it is told what and where.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { eventually, inState, main, readCards, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { costs, hasLines, openCart, putIn } from './support/shop.mjs';

const guest = guests();

/** Collects what is told of failures. */
const init = (context) =>
  context.addInitScript(() => {
    globalThis.told = [];
    document.addEventListener('cart-associate:failed', ({ detail }) => globalThis.told.push(detail));
  });

/** The console may say what is wrong; nothing may be thrown. */
const expected = /Cart Associate|404|Failed to load|Suggestions|WebAssembly|unsafe-eval/;

const told = (page) => page.evaluate(() => globalThis.told);

/** The shop does everything that it does without us. */
async function works(page) {
  await openCart(page);
  await hasLines(page, ['Standing desk | 140 × 70 cm | 1 | $499.00']);
  assert.deepEqual(await readCards(page), []);
  assert.equal(await page.locator('cart-associate').evaluate(({ offsetHeight }) => offsetHeight), 0);
  await page.getByRole('button', { name: /^One more of Standing desk/ }).click();
  await costs(page, '$998.00');
  await page.locator('.checkout-button').click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
}

const bytes = (site) => readFileSync(join(site.dir, 'rules.bin'));
const files = {
  'the rules are not there': ['**/rules.bin', () => ({ status: 404, body: 'Not found' }), 'network'],
  'the rules are empty': ['**/rules.bin', () => ({ body: Buffer.alloc(0) }), 'not_a_bundle'],
  'the rules are cut off': ['**/rules.bin', (site) => ({ body: bytes(site).subarray(0, 4000) }), 'bundle'],
  'a byte of the rules has changed': [
    '**/rules.bin',
    (site) => {
      const body = Buffer.from(bytes(site));
      body[body.length >> 1] ^= 0x40;
      return { body };
    },
    'bundle',
  ],
  'the rules are a web page': ['**/rules.bin', () => ({ body: '<!doctype html><title>Sorry</title>' }), 'not_a_bundle'],
  'the rules are of a newer version': [
    '**/rules.bin',
    (site) => {
      const body = Buffer.from(bytes(site));
      for (let at = 4; at < 8; at += 1) body[at] = at === 4 ? 200 : body[at];
      return { body };
    },
    'bundle',
  ],
  'the WebAssembly is not there': ['**/cart-associate.wasm', () => ({ status: 404, body: 'Not found' }), 'network'],
  'the WebAssembly is something else': ['**/cart-associate.wasm', () => ({ body: 'Sorry' }), 'compile'],
};

for (const [what, [where, answer, code]] of Object.entries(files)) {
  test(
    `${what}: the shop works without us`,
    guest({ init, expected }, async (page, { site }) => {
      await page.route(where, (route) => route.fulfill(answer(site)));
      await putIn(page, 'standing-desk');
      await eventually(async () => (await told(page)).length > 0, true, 'something is said');
      const [first] = await told(page);
      assert.ok(first.code.startsWith(code), `${first.code}: ${first.message}`);
      assert.notEqual(`${first.message}${first.pointer}`, '', 'in words');
      await works(page);
    }),
  );
}

test(
  'a policy without wasm-unsafe-eval: the shop works without us',
  guest({ init, expected }, async (page) => {
    await page.route('**/*.html*', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      headers['content-security-policy'] = headers['content-security-policy'].replace(" 'wasm-unsafe-eval'", '');
      await route.fulfill({ response, headers });
    });
    await putIn(page, 'standing-desk');
    await eventually(async () => (await told(page)).map(({ code }) => code), ['compile']);
    await works(page);
  }),
);

test(
  'storage is blocked: the cards come, and what was dismissed is remembered for the page',
  guest(
    {
      init: (context) =>
        context.addInitScript(() => {
          for (const name of ['localStorage', 'sessionStorage']) {
            Object.defineProperty(globalThis, name, {
              configurable: true,
              get() {
                throw new DOMException('blocked', 'SecurityError');
              },
            });
          }
          // The note that the tests take at the end is not concerned.
          globalThis.addEventListener('unblock', () => {
            for (const name of ['localStorage', 'sessionStorage'])
              Object.defineProperty(globalThis, name, { value: {} });
          });
        }),
    },
    async (page) => {
      await page.goto('module.html');
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'accepted');
      await page.evaluate(() => dispatchEvent(new Event('unblock')));
    },
  ),
);

const carts = [
  'nothing',
  'text',
  'empty',
  'lines',
  'quantity',
  'fraction',
  'number',
  'huge',
  'currency',
  'hole',
  'exponent',
  'missing',
];
for (const how of carts) {
  test(
    `an adapter whose cart makes no sense (${how}): a code and a place, and nothing is drawn`,
    guest({ expected }, async (page) => {
      await page.goto(`module.html?read=${how}`);
      await eventually(() => page.evaluate(() => globalThis.failures.length > 0), true, 'something is said');
      const [{ code, message }] = await page.evaluate(() => globalThis.failures);
      assert.match(code, /^(cart|context|input|adapter)/, message);
      assert.notEqual(message, '');
      assert.deepEqual(await readCards(page), []);
      assert.equal(await page.locator('#theme').textContent(), 'Standing desk');
    }),
  );
}

test(
  'a malformed cart is told with its place',
  guest({ expected }, async (page) => {
    await page.goto('module.html?read=quantity');
    await eventually(
      () => page.evaluate(() => globalThis.failures.map(({ pointer }) => pointer)),
      ['/lines/0/quantity'],
    );
  }),
);

test(
  'an adapter that rejects, that has a bug, that throws where it must not',
  guest({ expected }, async (page) => {
    for (const fault of ['read=reject', 'read=bug']) {
      await page.goto(`module.html?${fault}`);
      await eventually(
        () => page.evaluate(() => globalThis.failures.map(({ code }) => code)),
        ['cart_unreadable'],
        fault,
      );
      assert.deepEqual(await readCards(page), []);
    }
    // Without these it can still help.
    for (const fault of ['subscribe=bug', 'context=bug']) {
      await page.goto(`module.html?${fault}`);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      assert.ok((await page.evaluate(() => globalThis.failures.map(({ code }) => code))).includes('adapter'), fault);
    }
    await page.goto('module.html?context=text');
    await eventually(
      () => page.evaluate(() => globalThis.failures.map(({ pointer }) => pointer)),
      ['/market'],
      'what is no context',
    );
  }),
);

for (const how of ['reject', 'bug', 'never', 'nothing', 'text', 'lines', 'number', 'hole']) {
  test(
    `an adapter that fails when a click is to be carried out (${how}): the card says so`,
    guest({ expected }, async (page) => {
      await page.goto(`module.html?apply=${how}&patience=400`);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      await main(page, 'desk-cable-tray').click();
      const { status } = await inState(page, 'desk-cable-tray', 'failed');
      if (how === 'reject') assert.equal(status, 'The shop is closed. Your cart is as it was.');
      else assert.doesNotMatch(status, /undefined|TypeError|object/);
      if (how === 'number' || how === 'hole') {
        // The cart that was answered has a line that cannot be read and no desk: what was for the desk goes.
        await showing(page, ['desk-cable-tray']);
        return;
      }
      // And the other card still works, or says so too.
      await main(page, 'desk-desk-mat').click();
      await inState(page, 'desk-desk-mat', 'failed');
    }),
  );
}
