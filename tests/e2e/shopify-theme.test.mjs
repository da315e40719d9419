// A theme like Dawn with our app embed in it: what `npm run build` makes for Shopify, its Liquid written out, the real
// adapter, and the double of the Ajax API.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { liquid } from '../node/liquid.mjs';
import { openShop } from './platforms/server.mjs';
import { rulesBin } from './platforms/shop.mjs';
import { shopifyShop } from './platforms/shopify.mjs';
import { cardsIn, eventually, inState, main, showing } from './support/cards.mjs';
import { drawn, focused, themes } from './support/drawers.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();
const extension = fileURLToPath(new URL('../../dist/shopify/extensions/cart-associate/', import.meta.url));

/** The theme's page as the server writes it, with the embed at the end of the body. */
async function pageOf(site) {
  const globals = {
    cart: {
      currency: { iso_code: 'USD' },
      taxes_included: false,
      items: [
        {
          requires_shipping: true,
          product: {
            id: 1001,
            vendor: 'Alder',
            type: 'Desk',
            tags: ['oak', '</script>'],
            collections: [{ handle: 'desks' }],
          },
        },
      ],
    },
    localization: { market: { handle: 'us' }, country: { iso_code: 'US' } },
    request: { locale: { iso_code: 'en' } },
  };
  const embed = await liquid(extension, globals, (name) => `/assets/${name}?v=1`).renderFile('app-embed', {
    block: { settings: {} },
  });
  return readFileSync(join(site.dir, 'drawers', 'dawn.html'), 'utf8')
    .replace(/<script src="..\/cart-associate.js"[\s\S]*?<\/script>/, '<script src="shopify-globals.js"></script>')
    .replace('</body>', () => `${embed}</body>`);
}

async function open(site) {
  const { api, shop } = shopifyShop({ cart: [{ variant: '10011' }] });
  const page = await pageOf(site);
  const answer = (request, response, path) => {
    if (api.answer(request, response, path)) return true;
    const send = (type, body) => {
      response.writeHead(200, { 'Content-Type': type });
      response.end(body);
      return true;
    };
    if (path === '/drawers/theme') return send('text/html; charset=utf-8', page);
    const [, asset] = /^\/assets\/([\w.-]+)$/.exec(path) ?? [];
    if (asset === 'cart-associate-rules.wasm')
      return rulesBin().then((rules) => send('application/wasm', rules)) && true;
    const file = asset && join(extension, 'assets', asset);
    return file && existsSync(file)
      ? send(asset.endsWith('.js') ? 'text/javascript' : 'application/wasm', readFileSync(file))
      : false;
  };
  const server = await openShop(site, { script: '', setting: {}, answer });
  return { url: server.url, close: server.close, address: `${server.url}drawers/theme`, shop };
}

test(
  'the app embed in a theme like Dawn: the drawer has cards, a click adds once, and the theme draws it',
  guest(
    { open, asks: /^POST \/cart\/(add|change|update)\.js$/, reducedMotion: 'reduce' },
    async (page, { shop: { address, shop }, notes }) => {
      await page.goto(address);
      // The stool is for what has the tag "oak", which only the theme knows.
      await cardsIn(page, 'cart-associate', 2);
      await page.locator(themes.dawn.opener).click();
      await page.getByRole('dialog').waitFor();
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      await showing(page, ['tray', 'stool']);
      const names = notes.requests
        .map(({ url }) => new URL(url).pathname)
        .filter((path) => path.startsWith('/assets/'));
      assert.deepEqual(names, [...new Set(names)], 'nothing twice');
      await main(page, 'tray').focus();
      await page.keyboard.press('Enter');
      await inState(page, 'tray', 'accepted');
      await page.locator('#CartDrawer-Item-2').waitFor();
      await drawn(page);
      assert.equal(await focused(page), 'tray accept');
      assert.deepEqual((await shop.cart()).lines.map(({ variant, quantity }) => `${variant} ${quantity}`).sort(), [
        '10011 1',
        '10021 1',
      ]);
      assert.equal(notes.requests.filter(({ method }) => method === 'POST').length, 1);
      // The theme's own change, found without its telling anybody.
      await page
        .getByRole('button', { name: /^Remove/ })
        .filter({ hasText: 'desk' })
        .click();
      await eventually(async () => (await shop.cart()).lines.map(({ variant }) => variant), ['10021']);
      // What was accepted is in the cart, and says so; what was for the desk has gone with it.
      await showing(page, ['tray']);
    },
  ),
);
