// A classic theme with our WordPress plugin active: what `npm run build` makes for WooCommerce, its PHP run, the real
// adapter, real jQuery, and the double of the Store API.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { wordpress } from '../node/wordpress.mjs';
import { bodyOf, openShop } from './platforms/server.mjs';
import { rulesBin } from './platforms/shop.mjs';
import { keyFor } from './platforms/woocommerce/shapes.mjs';
import { wooShop } from './platforms/woocommerce.mjs';
import { associate, cardsIn, eventually, inState, main, showing } from './support/cards.mjs';
import { drawn, focused } from './support/drawers.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const plugin = fileURLToPath(new URL('../../dist/woocommerce/cart-associate/', import.meta.url));
const jquery = fileURLToPath(new URL('../../node_modules/jquery/dist/jquery.min.js', import.meta.url));
if (!existsSync(plugin)) throw new Error('There is no dist/woocommerce. Run `npm run build` first.');

let php;
before(async () => {
  php = await wordpress(plugin);
});

/** The theme's page as the server writes it. The widget comes empty, and is filled by fragments. */
const page = ([head, foot]) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A classic theme</title>
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="https://api.w.org/" href="/wp-json/">
<link rel="stylesheet" href="/drawers/base.css">
<link rel="stylesheet" href="/drawers/woo-classic.css">
<script src="/wp-includes/js/jquery/jquery.min.js"></script>
${head}
</head>
<body class="home woocommerce woocommerce-js">
<header><button type="button" id="open">Cart</button></header>
<main><a href="#add" class="button ajax_add_to_cart" data-product_id="10011">Add the desk</a> <a href="#add" class="button ajax_add_to_cart" data-product_id="10021">Add the tray</a></main>
<aside id="mini" role="dialog" aria-label="Your cart" tabindex="-1" hidden>
<button type="button" name="close">Close</button>
<div class="widget woocommerce widget_shopping_cart"><div class="widget_shopping_cart_content"></div></div>
</aside>
<script src="/drawers/woo-classic.js"></script>
${foot}
</body>
</html>`;

const open = (more) => async (site) => {
  // That the desk is of oak, only the facts of the visitor tell.
  const { 'cart-associate': visitor } = await php.run('return store_cart()["extensions"];', {
    asked: true,
    theme: `add_filter( 'cart_associate_facts', function ( $facts ) {
      $facts['products']['1001'] = array( 'tags' => array( 'oak', '</script>' ) );
      return $facts;
    } );`,
  });
  const {
    till: { memory },
    api,
    shop,
  } = await wooShop({ cart: [{ variant: '10011' }], woocommerce: { visitor } });
  /** The shop as PHP knows it. */
  const known = async () => ({
    ...more,
    site: server.url.replace(/\/$/, ''),
    cart: (await memory.read()).lines.map((line) => ({
      id: Number(line.variant),
      parent: Number(line.product),
      key: keyFor(line),
      name: line.title,
      quantity: line.quantity,
    })),
  });
  const ajax = {
    get_refreshed_fragments: () => {},
    add_to_cart: (data) => memory.add({ variant: data.get('product_id') }),
    remove_from_cart: async (data) =>
      memory.remove((await memory.read()).lines.find((line) => keyFor(line) === data.get('cart_item_key')).key),
  };
  const answer = (request, response, path) => {
    if (api.answer(request, response, path)) return true;
    const send = async (type, body) => {
      const written = await body;
      response.writeHead(200, { 'Content-Type': type });
      response.end(written);
    };
    const file = (folder, name) => existsSync(join(folder, name)) && readFileSync(join(folder, name));
    const [, asset] = /^\/wp-content\/plugins\/cart-associate\/assets\/([\w.-]+)$/.exec(path) ?? [];
    const script =
      path === '/wp-includes/js/jquery/jquery.min.js'
        ? readFileSync(jquery)
        : asset && file(join(plugin, 'assets'), asset);
    const what = new URL(request.url, 'http://shop').searchParams.get('wc-ajax');
    if (what) {
      const done = async () => {
        await ajax[what](new URLSearchParams(await bodyOf(request)));
        return JSON.stringify(await php.run('return fragments();', await known()));
      };
      send('application/json', done());
    } else if (path === '/shop/') {
      send(
        'text/html; charset=utf-8',
        known()
          .then((all) =>
            php.run(
              'ob_start(); wp_head(); $head = ob_get_clean(); ob_start(); wp_footer(); return array( $head, ob_get_clean() );',
              all,
            ),
          )
          .then(page),
      );
    } else if (path === '/wp-content/uploads/cart-associate/rules.bin') send('application/octet-stream', rulesBin());
    else if (script) send(path.endsWith('.js') ? 'text/javascript' : 'application/wasm', script);
    else return false;
    return true;
  };
  const server = await openShop(site, { script: '', setting: {}, answer });
  return {
    url: server.url,
    address: `${server.url}shop/`,
    shop,
    async close() {
      api.close();
      await server.close();
    },
  };
};

const options = { open: open(), asks: /^POST \/(wp-json\/wc\/store\/v1\/cart\/[a-z-]+)?$/, reducedMotion: 'reduce' };
/** The requests of a page, each by what it asks. */
const asked = ({ requests }, part) =>
  requests.map(({ method, url }) => `${method} ${url}`).filter((one) => one.includes(part));
/** What the mini-cart is made of. */
const order = (page) =>
  page
    .locator('.widget_shopping_cart_content')
    .evaluate((widget) => [...widget.children].map(({ localName, className }) => className.split(' ')[0] || localName));
const titles = (page) =>
  page
    .locator('.mini_cart_item')
    .evaluateAll((items) => items.map((item) => item.querySelector('a:not(.remove)').hash));

test(
  'the plugin in a classic theme: the mini-cart has cards, a click adds once, and the theme draws it',
  guest(options, async (page, { shop: { address, shop }, notes }) => {
    await page.goto(address);
    // The stool is for what has the tag "oak".
    await cardsIn(page, 'cart-associate', 2);
    // The page tells that its fragments have come just before the mini-cart in them has us ask for the cart.
    assert.equal(asked(notes, 'GET').filter((one) => one.includes('wp-json')).length, 1);
    await page.locator('#open').click();
    await showing(page, ['tray', 'stool']);
    assert.deepEqual(await order(page), [
      'woocommerce-mini-cart',
      'woocommerce-mini-cart__total',
      'cart-associate',
      'cart-associate-place',
      'woocommerce-mini-cart__buttons',
    ]);
    const element = await page.evaluateHandle(() => document.querySelector('cart-associate'));
    await main(page, 'tray').focus();
    await page.keyboard.press('Enter');
    await inState(page, 'tray', 'accepted');
    await eventually(() => titles(page), ['#10011', '#10021']);
    await drawn(page);
    assert.equal(await focused(page), 'tray accept');
    await showing(page, ['tray', 'stool']);
    // It is no other element that the new mini-cart has.
    assert.ok(await element.evaluate((node) => node.isConnected && node === document.querySelector('cart-associate')));
    assert.deepEqual((await shop.cart()).lines.map(({ variant, quantity }) => `${variant} ${quantity}`).sort(), [
      '10011 1',
      '10021 1',
    ]);
    assert.deepEqual(
      asked(notes, 'POST')
        .filter((one) => one.includes('wp-json'))
        .map((one) => one.split('/').at(-1)),
      ['add-item'],
    );
    // Once as the page came, and once for the click: what the page does for us is no news to us.
    assert.equal(asked(notes, 'get_refreshed_fragments').length, 2);
    // The theme's own change.
    await page.getByRole('link', { name: /^Remove .*desk/ }).click();
    await eventually(() => titles(page), ['#10021']);
    // What was accepted is in the cart, and says so; what was for the desk has gone with it.
    await showing(page, ['tray']);
    const names = notes.requests
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => /\/(assets|uploads)\//.test(path));
    assert.ok(names.some((name) => name.endsWith('/cart-associate-woocommerce.js')));
    assert.deepEqual(names, [...new Set(names)], 'nothing twice');
    assert.equal(await associate(page).count(), 1);
    assert.deepEqual(
      await associate(page).evaluate((node) => node.nextElementSibling.className),
      'cart-associate-place',
    );
  }),
);

test(
  'whether anything is in the cart, WooCommerce’s cookie tells the script',
  guest(options, async (page, { shop: { address, url } }) => {
    const items = async () => {
      await page.goto(address);
      return page.locator('#cart-associate-js').getAttribute('data-items');
    };
    assert.equal(await items(), '0');
    await page.context().addCookies([{ name: 'woocommerce_items_in_cart', value: '1', url }]);
    assert.equal(await items(), '1');
    // The shop's, and none of ours.
    await page.context().clearCookies({ name: 'woocommerce_items_in_cart' });
  }),
);

test(
  'what a classic theme does to its cart is seen, told by jQuery or not told at all',
  guest(options, async (page, { shop: { address, shop }, notes }) => {
    await page.goto(address);
    await cardsIn(page, 'cart-associate', 2);
    const remove = (key) =>
      page.evaluate(
        (one) =>
          fetch('/?wc-ajax=remove_from_cart', {
            method: 'POST',
            body: new URLSearchParams({ cart_item_key: one }),
          }).then(() => {}),
        key,
      );
    await page.getByRole('link', { name: 'Add the tray' }).click();
    await eventually(() => titles(page), ['#10011', '#10021']);
    await page.locator('#open').click();
    await showing(page, ['stool']);
    assert.equal(asked(notes, 'POST').filter((one) => one.includes('wp-json')).length, 0);
    // A request, and no event: the desk has gone, and the oak with it, whatever the mini-cart still says.
    const [key] = await page
      .locator('.mini_cart_item .remove')
      .evaluateAll((links) => links.map((link) => link.dataset.cart_item_key));
    await remove(key);
    await showing(page, []);
    assert.deepEqual(
      (await shop.cart()).lines.map(({ variant }) => variant),
      ['10021'],
    );
  }),
);

test(
  'what is left of the cart leaves with the last line, and the suggestions come again with the next',
  guest(options, async (page, { shop: { address } }) => {
    await page.goto(address);
    await cardsIn(page, 'cart-associate', 2);
    await page.locator('#open').click();
    await page.getByRole('link', { name: /^Remove .*desk/ }).click();
    await page.getByText('No products in the cart.').waitFor();
    await eventually(() => associate(page).count(), 0);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Add the desk' }).click();
    await eventually(() => titles(page), ['#10011']);
    await page.locator('#open').click();
    await showing(page, ['tray', 'stool']);
  }),
);

test(
  'where a theme’s own mini-cart leaves out the hook, the suggestions stand before the total',
  guest({ ...options, open: open({ hooks: false }) }, async (page, { shop: { address } }) => {
    await page.goto(address);
    await cardsIn(page, 'cart-associate', 2);
    assert.deepEqual(await order(page), [
      'woocommerce-mini-cart',
      'cart-associate',
      'woocommerce-mini-cart__total',
      'woocommerce-mini-cart__buttons',
    ]);
  }),
);
