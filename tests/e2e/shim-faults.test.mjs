// What goes wrong around the suggestions, and what themes do to them: traps, policies, late files, replaced drawers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { associate, card, cardsIn, eventually, inState, main, no, readCards, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { checkoutButton, closeCart, openCart } from './support/shop.mjs';

const guest = guests();

const DESK = { product: 'standing-desk', variant: 'standing-desk-140', quantity: 1, properties: {}, added: 1 };
const CART = { lines: [DESK], codes: [], market: 'US', currency: 'USD', locale: 'en', sequence: 1, consent: false };
const OFFERS = ['desk-cable-tray', 'desk-desk-mat'];
/** Once the first of them was accepted. */
const NEXT = ['desk-desk-mat', 'desk-anti-fatigue-mat'];

/** A guest with a desk in the cart; `more` is run in the page before anything else. */
const withDesk =
  (more = () => {}, argument = undefined) =>
  async (context) => {
    await context.addInitScript((cart) => {
      if (location.protocol === 'about:') return;
      if (!localStorage.getItem('cart-associate-demo-cart'))
        localStorage.setItem('cart-associate-demo-cart', JSON.stringify(cart));
      globalThis.told = [];
      for (const name of ['ready', 'shown', 'accepted', 'dismissed', 'failed', 'price-mismatch']) {
        document.addEventListener(`cart-associate:${name}`, ({ detail }) =>
          globalThis.told.push([name, detail?.code ?? detail?.offer]),
        );
      }
    }, CART);
    await context.addInitScript(more, argument);
  };

/** Where something is, in whole pixels, once the drawer has come to rest. */
async function place(locator) {
  await locator.evaluate((node) =>
    Promise.all(node.ownerDocument.getAnimations().map((one) => one.finished.catch(() => {}))),
  );
  const { x, y } = await locator.boundingBox();
  return [Math.round(x), Math.round(y)];
}

const told = (page) => page.evaluate(() => globalThis.told);

/** The engine traps the first `times` times that it is given a cart. */
function trap(times) {
  const { Instance } = WebAssembly;
  let left = times;
  WebAssembly.Instance = function Poisoned(module, imports) {
    globalThis.instances = (globalThis.instances ?? 0) + 1;
    const exports = { ...new Instance(module, imports).exports };
    const { call, memory } = exports;
    exports.call = (at, length) => {
      const request = JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, at, length)));
      if (request.call === 'update') left -= 1;
      if (request.call === 'update' && left >= 0) throw new WebAssembly.RuntimeError('unreachable');
      return call(at, length);
    };
    return { exports };
  };
  WebAssembly.Instance.prototype = Instance.prototype;
}

/** The policy that the documents promise to be enough. */
const [, written] = /```\n(default-src [^`]+)\n```/.exec(
  readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8'),
);
const STRICT = written.replaceAll('\n', ' ');

/** The page is served under a policy. */
const policy = (text) => async (context) => {
  await withDesk()(context);
  await context.route('**/index.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': text } });
  });
};

test(
  'after a trap a fresh instance goes on, and the shopper does not notice',
  guest({ init: withDesk(trap, 1) }, async (page) => {
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    await main(page, OFFERS[0]).click();
    await inState(page, OFFERS[0], 'accepted');
    assert.equal(await page.evaluate(() => globalThis.instances), 2);
  }),
);

test(
  'a second trap switches off: the drawer is as the theme drew it',
  guest({ init: withDesk(trap, 2), expected: /Cart Associate \(trap\)/ }, async (page) => {
    await page.goto('index.html');
    await eventually(
      () => told(page).then((all) => all.some(([name, code]) => name === 'failed' && code === 'trap')),
      true,
      'told of the trap',
    );
    await openCart(page);
    assert.deepEqual(await readCards(page), []);
    assert.equal(await associate(page).evaluate((element) => element.hidden), true);
    await checkoutButton(page).click({ trial: true });
  }),
);

/** The instance says that it takes as much memory as the page says, in pages of 64 KiB. */
function pretendMemory() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function Watched(module, imports) {
    globalThis.memoryPages = 2;
    globalThis.instances = (globalThis.instances ?? 0) + 1;
    const fresh = { ...new Instance(module, imports).exports };
    fresh.memory_pages = () => globalThis.memoryPages;
    return { exports: fresh };
  };
  WebAssembly.Instance.prototype = Instance.prototype;
}

test(
  'an instance that has grown large is replaced while the drawer is closed, and the shopper does not notice',
  guest({ init: withDesk(pretendMemory) }, async (page) => {
    const instances = () => page.evaluate(() => globalThis.instances);
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    assert.equal(await instances(), 1);

    // In an open drawer a fresh instance would forget what can be undone.
    await page.evaluate(() => {
      globalThis.memoryPages = 600;
    });
    await main(page, OFFERS[0]).click();
    await inState(page, OFFERS[0], 'accepted');
    assert.equal(await instances(), 1);

    await closeCart(page);
    await openCart(page);
    await eventually(instances, 2, 'a fresh instance');
    await showing(page, NEXT);
    await main(page, OFFERS[1]).click();
    await inState(page, OFFERS[1], 'accepted');
    assert.equal(await instances(), 2);
  }),
);

test(
  'where the drawer never closes, an instance of four times that size is replaced all the same',
  guest({ init: withDesk(pretendMemory) }, async (page) => {
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    await page.evaluate(() => {
      document.addEventListener('cart-associate:accepted', () => {
        globalThis.memoryPages = 2100;
      });
    });
    await main(page, OFFERS[0]).click();
    await eventually(() => page.evaluate(() => globalThis.instances), 2, 'a fresh instance');
    await showing(page, NEXT);
  }),
);

test(
  'a policy that forbids WebAssembly: told once, and the shop works',
  guest(
    { init: policy("default-src 'self'"), expected: /Cart Associate \(compile\)|Content Security Policy/ },
    async (page) => {
      await page.goto('index.html');
      await eventually(() => told(page), [['failed', 'compile']], 'told of the policy');
      await openCart(page);
      assert.deepEqual(await readCards(page), []);
    },
  ),
);

test(
  'the strict policy of SECURITY.md is enough, with Trusted Types, and nothing breaks it',
  guest(
    {
      init: async (context) => {
        await policy(STRICT)(context);
        await context.addInitScript(() => {
          globalThis.violations = [];
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
            globalThis.violations.push(`${violatedDirective} ${blockedURI}`),
          );
        });
      },
    },
    async (page) => {
      await page.goto('index.html');
      await openCart(page);
      await showing(page, OFFERS);
      assert.equal(await card(page, OFFERS[0]).evaluate((node) => getComputedStyle(node).display), 'grid');
      await main(page, OFFERS[0]).click();
      await inState(page, OFFERS[0], 'accepted');
      assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    },
  ),
);

test(
  'files that do not come: told, and tried again when the cart changes',
  guest(
    {
      init: async (context) => {
        await withDesk()(context);
        await context.route('**/rules.bin', (route) => route.abort());
      },
      expected: /Cart Associate \(network\)|ERR_FAILED/,
    },
    async (page) => {
      await page.goto('index.html');
      await eventually(() => told(page), [['failed', 'network']], 'told of the network');
      await page.context().unroute('**/rules.bin');
      await openCart(page);
      await page.getByRole('button', { name: /^One more of Standing desk/ }).click();
      await showing(page, OFFERS);
    },
  ),
);

test(
  'what comes late to an open drawer waits where it would push a button, and shows where it would not',
  guest({ init: withDesk() }, async (page) => {
    let deliver;
    const waiting = new Promise((resolve) => {
      deliver = resolve;
    });
    await page.route('**/*.wasm', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto('index.html');
    await openCart(page);
    const before = await place(checkoutButton(page));
    await associate(page).evaluate((element) => {
      const button = Object.assign(document.createElement('button'), { id: 'below', textContent: 'Below' });
      element.after(button);
    });
    const below = page.locator('#below');
    const there = await place(below);
    deliver();
    await cardsIn(page, 'cart-associate[placement=cart]', OFFERS.length);
    assert.deepEqual(await readCards(page), []);
    assert.deepEqual(await place(below), there);
    await below.evaluate((button) => button.remove());
    await closeCart(page);
    await openCart(page);
    await showing(page, OFFERS);
    assert.deepEqual(await place(checkoutButton(page)), before);
  }),
);

test(
  'a theme that replaces the inside of its drawer: the cards are there before the browser paints',
  guest({ init: withDesk() }, async (page) => {
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    const counts = await associate(page).evaluate((element) => {
      const count = (one) => (one.hidden ? 0 : one.shadowRoot.querySelectorAll('[part~=card]').length);
      const fresh = document.createElement('cart-associate');
      fresh.setAttribute('placement', 'cart');
      element.replaceWith(fresh);
      const copy = document.createElement('div');
      const first = count(fresh);
      copy.append(fresh.cloneNode());
      fresh.replaceWith(copy);
      return [first, count(copy.firstChild)];
    });
    assert.deepEqual(counts, [2, 2]);
    await no(page, OFFERS[0]).click();
    await inState(page, OFFERS[0], 'dismissed');
  }),
);

test(
  'the focus stays with a button that is replaced',
  guest({ init: withDesk() }, async (page) => {
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    const focused = () =>
      associate(page).evaluate(({ shadowRoot }) => {
        const node = shadowRoot.activeElement;
        return node && [node.part.value, node.dataset.action, node.closest('[data-offer]')?.dataset.offer];
      });
    await main(page, OFFERS[1]).press('Enter');
    await inState(page, OFFERS[1], 'accepted');
    assert.deepEqual(await focused(), ['accept', 'undo', OFFERS[1]]);
    await main(page, OFFERS[1]).press('Enter');
    await inState(page, OFFERS[1], 'offered');
    assert.deepEqual(await focused(), ['accept', 'accept', OFFERS[1]]);
    await no(page, OFFERS[1]).press('Enter');
    await inState(page, OFFERS[1], 'dismissed');
    assert.deepEqual(await focused(), ['accept', 'undo', OFFERS[1]]);
  }),
);

test(
  'fifty changes in a row end with the right cards',
  guest({ init: withDesk() }, async (page) => {
    await page.goto('index.html');
    await openCart(page);
    await showing(page, OFFERS);
    await page.evaluate(async () => {
      for (let i = 0; i < 50; i += 1) {
        const buttons = document.querySelectorAll('.stepper button');
        buttons[i % 2 === 0 ? buttons.length - 1 : 0].click();
        await new Promise((go) => {
          setTimeout(go, i % 7);
        });
      }
    });
    await eventually(
      () => readCards(page).then((cards) => cards.map(({ offer, state }) => `${offer} ${state}`)),
      OFFERS.map((offer) => `${offer} offered`),
      'cards',
    );
  }),
);
