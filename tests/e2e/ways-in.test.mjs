// A theme's two ways to use it: a script tag, or an import. And how lightly it comes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { eventually, inState, main, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';
import { openCart, putIn } from './support/shop.mjs';

const guest = guests();

for (const [name, page_] of [
  ['a script tag', 'script-tag'],
  ['an import', 'module'],
]) {
  test(
    `by ${name}: the cards come, and a click adds`,
    guest({}, async (page) => {
      await page.goto(`${page_}.html`);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'accepted');
      const { revision } = await page.evaluate(() => globalThis.CartAssociate.ready);
      assert.equal(revision, '2026-11-22');
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'offered');
    }),
  );
}

test(
  'unmounted and mounted again, the same cards come back',
  guest({}, async (page) => {
    await page.goto('module.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await page.evaluate(async () => {
      globalThis.CartAssociate.unmount();
      const { mount } = await import('./index.js');
      await mount({ rules: 'rules.bin', adapter: globalThis.deskAdapter }).refresh();
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
  }),
);

test(
  'unmounted during a change: the change is carried out, and nothing comes back',
  guest({}, async (page) => {
    await page.goto('module.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await page.evaluate(() => {
      const { apply } = globalThis.deskAdapter;
      globalThis.deskAdapter.apply = async (change) => {
        await new Promise((go) => {
          globalThis.deliver = go;
        });
        return apply(change);
      };
      globalThis.accepted = new Promise((go) => {
        document.addEventListener('cart-associate:accepted', () => setTimeout(go));
      });
    });
    await main(page, 'desk-cable-tray').click();
    await page.waitForFunction(() => globalThis.deliver);
    const [hidden, left] = await page.evaluate(async () => {
      globalThis.CartAssociate.unmount();
      globalThis.deliver();
      await globalThis.accepted;
      const element = document.querySelector('cart-associate');
      return [element.hidden, element.shadowRoot.childNodes.length];
    });
    assert.deepEqual([hidden, left], [true, 0]);
    assert.equal(await page.evaluate(async () => (await globalThis.deskAdapter.read()).lines.length), 2);
  }),
);

test(
  'unmounted twice, it leaves alone what was mounted in between',
  guest({}, async (page) => {
    await page.goto('module.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await page.evaluate(async () => {
      const { mount } = await import('./index.js');
      const first = globalThis.CartAssociate;
      first.unmount();
      const options = { rules: 'rules.bin', adapter: globalThis.deskAdapter };
      globalThis.CartAssociate = mount(options);
      await globalThis.CartAssociate.refresh();
      first.unmount();
      globalThis.again = mount(options);
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    assert.ok(await page.evaluate(() => globalThis.again === globalThis.CartAssociate), 'it is mounted still');
  }),
);

test(
  'mounted, unmounted and mounted at once, as React does in its strict mode: the first does not get in the way of the second',
  guest({}, async (page) => {
    await page.goto('module.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await page.evaluate(async () => {
      globalThis.CartAssociate.unmount();
      const { mount } = await import('./index.js');
      // The cart of the first one comes later than that of the second.
      let deliver;
      const waiting = new Promise((go) => {
        deliver = go;
      });
      const { deskAdapter } = globalThis;
      const first = mount({
        rules: 'rules.bin',
        adapter: { ...deskAdapter, read: () => waiting.then(deskAdapter.read) },
      });
      first.refresh();
      first.unmount();
      const second = mount({ rules: 'rules.bin', adapter: deskAdapter });
      await second.refresh();
      deliver();
      await second.refresh();
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
  }),
);

test(
  'a script that comes a second time, after the first was unmounted, shows the same cards',
  guest({}, async (page) => {
    await page.goto('script-tag.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await page.evaluate(async () => {
      globalThis.CartAssociate.unmount();
      await import('./cart-associate.js?again');
    });
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
  }),
);

test(
  'the script tag leaves one global behind',
  guest({ expected: /ERR_FAILED/ }, async (page) => {
    await page.route('**/cart-associate.js', (route) => route.abort());
    await page.goto('script-tag.html');
    const without = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
    await page.unroute('**/cart-associate.js');
    await page.goto('script-tag.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    const added = await page.evaluate(
      (known) => Object.getOwnPropertyNames(globalThis).filter((key) => !known.includes(key)),
      without,
    );
    assert.deepEqual(added, ['CartAssociate']);
  }),
);

test(
  'the policy is as strict as it says, and nothing breaks it',
  guest(
    {
      init: (context) =>
        context.addInitScript(() => {
          globalThis.broken = [];
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
            globalThis.broken.push(`${violatedDirective} ${blockedURI}`),
          );
        }),
    },
    async (page) => {
      const answer = await page.goto('product.html?id=standing-desk');
      const policy = answer.headers()['content-security-policy'];
      for (const part of [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "require-trusted-types-for 'script'",
      ]) {
        assert.ok(policy.includes(part), part);
      }
      await putIn(page, 'standing-desk');
      await openCart(page);
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      await main(page, 'desk-cable-tray').click();
      await inState(page, 'desk-cable-tray', 'accepted');
      assert.deepEqual(await page.evaluate(() => globalThis.broken), []);
    },
  ),
);

/** The page with the script tag, its tag written otherwise. */
const withTag = (page, change) =>
  page.route('**/script-tag.html', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });

test(
  'as a module, which has no currentScript, and with attributes for mount’s options',
  guest({}, async (page) => {
    await withTag(page, (text) => text.replace(' defer>', ' type="module" data-locale="de">'));
    await page.goto('script-tag.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    assert.match(await main(page, 'desk-cable-tray').textContent(), /hinzufügen/i);
  }),
);

test(
  'a page that is of no known platform, and a global that is not there: the console says what to write',
  guest({ expected: /Cart Associate/ }, async (page, { notes }) => {
    for (const [attribute, said] of [
      ['', /data-adapter="": there is no such global/],
      ['data-adapter="lost"', /data-adapter="lost": there is no such global/],
    ]) {
      notes.console.length = 0;
      await withTag(page, (text) => text.replace('data-adapter="deskAdapter"', attribute));
      await page.goto('script-tag.html');
      await eventually(async () => notes.console.some((text) => said.test(text)), true, String(said));
      await page.unroute('**/script-tag.html');
    }
  }),
);

test(
  'the platform is found by what the page tells, and its adapter comes with it',
  guest({ expected: /.*/ }, async (page, { notes }) => {
    const pages = {
      shopify: (text) =>
        text.replace(
          '<script src="adapter.js">',
          '<script src="shopify-globals.js"></script><script src="adapter.js">',
        ),
      woocommerce: (text) => text.replace('<body>', '<body class="home woocommerce-js">'),
    };
    await page.route('**/shopify-globals.js', (route) =>
      route.fulfill({ body: 'globalThis.Shopify = { routes: { root: "/" } };', contentType: 'text/javascript' }),
    );
    // Their own servers are not here.
    await page.route(/cart\.js$|wp-json/, (route) => route.fulfill({ status: 404, body: 'none' }));
    for (const [name, change] of Object.entries(pages)) {
      notes.requests.length = 0;
      await withTag(page, (text) => change(text.replace('data-adapter="deskAdapter"', '')));
      await page.goto('script-tag.html');
      await eventually(
        async () =>
          notes.requests.map(({ url }) => /cart-associate-adapters-(\w+)-\w+\.js/.exec(url)?.[1]).filter(Boolean),
        [name],
      );
      await page.unroute('**/script-tag.html');
    }
  }),
);
