// The library liquid-ajax-cart, as it is published, in a page with us: what it changes we see, what we change it sees,
// and nobody asks for anything twice.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { openShop } from './platforms/server.mjs';
import { shopifyShop } from './platforms/shopify.mjs';
import { holds } from './platforms/stories/story.mjs';
import { eventually, inState, main, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const library = readFileSync(new URL('../../node_modules/liquid-ajax-cart/liquid-ajax-cart.js', import.meta.url));
const guest = guests();

/** The shop, with the library in the page and a section that it draws. */
async function open(site) {
  const setting = { cart: [{ variant: '10011' }] };
  const { api, shop } = shopifyShop(setting);
  const server = await openShop(site, {
    script: 'liquid-ajax-cart.js',
    setting,
    head: '<script type="module" src="library.js"></script>',
    // Its sections are put in as HTML: it cannot run where Trusted Types are required, and nor can a theme that is
    // built on it.
    policy: (strict) => strict.replace("; require-trusted-types-for 'script'", ''),
    body: '<div id="shopify-section-my-cart"><div data-ajax-cart-section><b>1 items</b></div></div>',
    answer(request, response, path) {
      if (path !== '/library.js') return api.answer(request, response, path);
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      response.end(library);
      return true;
    },
  });
  return { url: server.url, shop, close: server.close };
}

/** What its cart holds, and what its section says. */
const theirs = (page) =>
  page.evaluate(() => ({
    lines: globalThis.liquidAjaxCart.cart.items.map((item) => `${item.variant_id} ×${item.quantity}`).sort(),
    section: document.querySelector('[data-ajax-cart-section]').textContent,
  }));
const asked = (shop, since) =>
  shop
    .requests()
    .slice(since)
    .map(({ method, path }) => `${method} ${path}`);

const told = (name, work) =>
  test(
    name,
    guest(
      { open, asks: /^POST \/cart\/(add|change|update)\.js$/, expected: /Failed to load resource/ },
      async (page, { shop: { shop } }) => {
        await page.goto('./');
        await page.waitForFunction(() => globalThis.stage && globalThis.liquidAjaxCart.init);
        await showing(page, ['tray']);
        await work(page, shop);
      },
    ),
  );

told('what it changes is seen, and the cart is asked for once', async (page, shop) => {
  const since = shop.requests().length;
  await page.evaluate(() => globalThis.stage.theme.setQuantity('10031', 1));
  await showing(page, ['tray', 'candles']);
  await page.waitForLoadState('networkidle');
  // Its change, the sections that it draws after adding, and our one reading of the cart.
  assert.deepEqual(asked(shop, since), ['POST /cart/add.js', 'POST /cart/update.js', 'GET /cart.js']);
});

told('what we change is seen by it: its cart is the new one, and its section is drawn anew', async (page, shop) => {
  const since = shop.requests().length;
  await main(page, 'tray').click();
  await inState(page, 'tray', 'accepted');
  await holds(shop, ['10011 ×1', '10021 ×1']);
  await eventually(() => theirs(page), { lines: ['10011 ×1', '10021 ×1'], section: '2 items' });
  await page.waitForLoadState('networkidle');
  // Our change, and one request of its queue, whose answer is the cart for both.
  assert.deepEqual(asked(shop, since), ['POST /cart/add.js', 'POST /cart/update.js']);
  await main(page, 'tray').click();
  await inState(page, 'tray', 'offered');
  await eventually(() => theirs(page), { lines: ['10011 ×1'], section: '1 items' });
});

told('its queue fails: our change stands all the same', async (page, shop) => {
  let failed = 0;
  await page.route('**/cart/update.js', (route) => {
    failed += 1;
    return route.fulfill({
      status: 503,
      contentType: 'application/json',
      body: '{"status":503,"message":"Service Unavailable"}',
    });
  });
  await main(page, 'tray').click();
  await inState(page, 'tray', 'accepted');
  await holds(shop, ['10011 ×1', '10021 ×1']);
  assert.ok(failed > 0, 'it was asked to draw itself');
});
