// dist/shopify/: what Shopify's own checker says of it, what its deployment accepts, and what its Liquid writes.

import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { liquid } from './liquid.mjs';

const require = createRequire(import.meta.url);
const built = fileURLToPath(new URL('../../dist/shopify/', import.meta.url));
const extension = join(built, 'extensions', 'cart-associate');
if (!existsSync(extension)) throw new Error('There is no dist/shopify. Run `npm run build` first.');

const temporary = mkdtempSync(join(tmpdir(), 'cart-associate-theme-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** All files below a folder, as paths from it. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());

/**
 * Shopify's checker, with the descriptions of Liquid that came with it: it would else look for newer ones on the
 * network.
 */
async function check(folder, config) {
  process.env.XDG_CACHE_HOME = temporary;
  process.env.SHOPIFY_TLD_ROOT = dirname(require.resolve('@shopify/theme-check-docs-updater/package.json'));
  const { themeCheckRun } = require('@shopify/theme-check-node');
  const { theme, offenses } = await themeCheckRun(folder, config);
  return {
    files: theme.length,
    offenses: offenses.map(({ check: name, uri, message }) => ({ name, file: uri.split('/').at(-1), message })),
  };
}

test('Shopify’s checker finds nothing in the theme app extension', async () => {
  const { files, offenses } = await check(extension, 'theme-check:theme-app-extension');
  assert.equal(files, filesIn(extension).filter((name) => /\.(liquid|json)$/.test(name)).length);
  assert.deepEqual(offenses, []);
});

test('the checker is awake: it does find what is wrong', async () => {
  const folder = join(temporary, 'spoilt');
  cpSync(extension, folder, { recursive: true });
  writeFileSync(
    join(folder, 'blocks', 'app-embed.liquid'),
    "{{ 'cart-associate-lost.js' | asset_url | no_such_filter }}{% render 'lost' %}",
  );
  const { offenses } = await check(folder, 'theme-check:theme-app-extension');
  assert.deepEqual(
    [...new Set(offenses.map(({ name }) => name))].filter((name) =>
      ['MissingSnippet', 'MissingTemplate', 'AppBlockMissingSchema'].includes(name),
    ).length,
    2,
    JSON.stringify(offenses),
  );
});

test('in a theme edited by hand the checker finds nothing in our files', async () => {
  const folder = join(temporary, 'theme');
  cpSync(join(built, 'theme'), folder, { recursive: true });
  mkdirSync(join(folder, 'layout'));
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'locales', 'en.default.json'), '{}');
  writeFileSync(
    join(folder, 'layout', 'theme.liquid'),
    '<!doctype html><html lang="en"><head>{{ content_for_header }}</head><body>{{ content_for_layout }}{% render \'cart-associate\' %}</body></html>',
  );
  const { offenses } = await check(folder, 'theme-check:recommended');
  assert.deepEqual(
    offenses.filter(({ file }) => file.startsWith('cart-associate')),
    [],
  );
});

test('what the deployment accepts: folders, endings, sizes; and nothing that the shop has no use for', () => {
  // Of Shopify's command line tool, and of the documentation of theme app extensions.
  const endings = ['.jpg', '.jpeg', '.json', '.js', '.css', '.png', '.svg', '.wasm'];
  const all = filesIn(extension);
  const size = (names) => names.reduce((sum, name) => sum + statSync(join(extension, name)).size, 0);
  assert.deepEqual([...new Set(all.map((name) => name.split('/')[0]))].sort(), [
    'assets',
    'blocks',
    'locales',
    'shopify.extension.toml',
    'snippets',
  ]);
  assert.deepEqual(
    readdirSync(join(extension, 'assets')).filter((name) => !endings.includes(extname(name))),
    [],
  );
  assert.ok(size(all) < 10 * 1024 * 1024);
  assert.ok(size(all.filter((name) => name.endsWith('.liquid'))) < 100 * 1024);
  assert.ok(!all.some((name) => /woocommerce|memory|storefront-api/.test(name)), all.join());
  // Its checker would not look at a script that a block names itself.
  assert.ok(
    gzipSync(readFileSync(join(extension, 'assets', 'cart-associate-shopify.js')), { level: 9 }).length <= 10_000,
    'the limit for a script',
  );
});

test('every file that the script may ask for lies beside it', () => {
  const assets = readdirSync(join(extension, 'assets'));
  const names = JSON.parse(readFileSync(new URL('../../dist/scripts.json', import.meta.url), 'utf8'));
  const others = /^(engine|engine-woocommerce|adapters-.*)$/;
  for (const [name, file] of Object.entries(names)) assert.equal(assets.includes(file), !others.test(name), file);
});

test('the WebAssembly is the one whose integrity the block names', () => {
  const hash = createHash('sha384')
    .update(readFileSync(join(extension, 'assets', 'cart-associate.wasm')))
    .digest('base64');
  for (const page of [
    join(extension, 'blocks', 'app-embed.liquid'),
    join(built, 'theme', 'snippets', 'cart-associate.liquid'),
  ]) {
    assert.ok(readFileSync(page, 'utf8').includes(`data-integrity="sha384-${hash}"`), page);
  }
});

// ---- What the Liquid writes

const hostile = [
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  '"quoted" \\ and \u2028 lines',
  "O'Brien & Söhne {{ cart }} {% raw %}",
  'عسل السدر',
  '\u0000\u001f',
];

const shop = (changes = {}) => ({
  cart: {
    currency: { iso_code: 'EUR' },
    taxes_included: true,
    item_count: hostile.length,
    items: hostile.map((title, index) => ({
      requires_shipping: index > 0,
      product: {
        id: 6786188247105 + index,
        title,
        vendor: title,
        type: title,
        tags: [title, 'oak'],
        collections: [{ handle: `c-${index}` }, { handle: 'desks' }],
      },
    })),
  },
  localization: { market: { handle: 'europe' }, country: { iso_code: 'DE' } },
  request: { locale: { iso_code: 'de' } },
  ...changes,
});

/** The facts of the page that the block or the snippet writes, as a browser would find them. */
async function facts(globals, settings = {}) {
  const text = await liquid(extension, globals).renderFile('app-embed', { block: { settings } });
  const [, json, rest] =
    /^\s*<script type="application\/json" data-cart-associate>([^<]*)<\/script>([\s\S]*)$/.exec(text) ??
    assert.fail(text);
  return { facts: JSON.parse(json), rest };
}

test('the facts of a page are right for the most hostile titles', async () => {
  const { facts: said } = await facts(shop());
  assert.deepEqual(said.context, { market: 'europe', country: 'DE', locale: 'de', signed_in: false, live_prices: [] });
  assert.equal(said.prices_include_tax, true);
  assert.deepEqual(
    said.products,
    Object.fromEntries(
      hostile.map((title, index) => [
        String(6786188247105 + index),
        {
          collections: [`c-${index}`, 'desks'],
          tags: [title, 'oak'],
          vendor: title,
          type: title,
          requires_shipping: index > 0,
        },
      ]),
    ),
  );
});

test('an empty cart, a product in two lines, a market without a name', async () => {
  const { facts: empty } = await facts(
    shop({
      cart: { currency: { iso_code: 'EUR' }, taxes_included: false, items: [] },
      localization: { country: { iso_code: 'DE' } },
    }),
  );
  assert.deepEqual(empty, {
    context: { market: null, country: 'DE', locale: 'de', signed_in: false, live_prices: [] },
    prices_include_tax: false,
    products: {},
  });
  const globals = shop();
  globals.cart.items = [globals.cart.items[0], globals.cart.items[0], globals.cart.items[1]];
  const text = await liquid(extension, globals).renderFile('cart-associate-facts');
  assert.equal(text.match(/"6786188247105"/g).length, 1);
});

test('of a customer only what rules may know: no name, no address, no tag that was not asked for', async () => {
  const customer = {
    first_name: 'Ada',
    email: 'ada@example.com',
    orders_count: 2,
    'b2b?': true,
    tags: ['trade', 'fraud-risk', 'gold "24"'],
  };
  const { facts: said, rest } = await facts(shop({ customer }), { customer_tags: ' trade, gold "24",vip ,' });
  assert.deepEqual(said.context, {
    market: 'europe',
    country: 'DE',
    locale: 'de',
    signed_in: true,
    returning: true,
    own_prices: true,
    customer_tags: ['trade', 'gold "24"'],
    live_prices: [],
  });
  assert.ok(!/Ada|ada@|fraud/.test(JSON.stringify(said) + rest));
  const { facts: none } = await facts(shop({ customer: { ...customer, orders_count: 0, 'b2b?': false } }));
  assert.deepEqual(none.context.customer_tags, []);
  assert.deepEqual([none.context.returning, none.context.own_prices], [false, false]);
});

test('live prices are in minor units of the currency, whatever Shopify’s hundredths are of', async () => {
  const suggested = [
    {
      variants: [
        { id: 39897499729985, price: 100000, available: true },
        { id: 2, price: 0, available: false },
      ],
    },
  ];
  for (const [iso, price] of [
    ['JPY', 1000],
    ['EUR', 100000],
    ['KWD', 1000000],
  ]) {
    const globals = shop();
    globals.cart.currency.iso_code = iso;
    const { facts: said } = await facts(globals, { suggested });
    assert.deepEqual(
      said.context.live_prices,
      [
        { variant: '39897499729985', price, available: true },
        { variant: '2', price: 0, available: false },
      ],
      iso,
    );
  }
});

test('the script’s attributes: defaults, and settings that try to leave their quotes', async () => {
  const attributes = (text) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { rest } = await facts(shop());
  const { 'data-integrity': integrity, ...plain } = attributes(rest.slice(rest.indexOf('<script')));
  assert.match(integrity, /^sha384-/);
  assert.deepEqual(plain, {
    src: 'https://cdn.example/assets/cart-associate-shopify.js?v=1',
    'data-rules': 'https://cdn.example/assets/cart-associate-rules.wasm?v=1',
    'data-wasm': 'https://cdn.example/assets/cart-associate.wasm?v=1',
    'data-items': String(hostile.length),
    'data-locale': 'de',
    'data-attribution': 'line',
  });
  const { rest: spoilt } = await facts(shop(), {
    rules: '"><script>alert(1)</script>',
    into: '\'"><b>',
    attribution: 'cart',
  });
  assert.equal(spoilt.match(/<script/g).length, 1);
  assert.deepEqual(
    [attributes(spoilt)['data-attribution'], attributes(spoilt)['data-into']],
    ['cart', '&#39;&#34;&gt;&lt;b&gt;'],
  );
});

test('by hand: the snippet writes the same as the block', async () => {
  const globals = shop();
  const block = await liquid(extension, globals).renderFile('app-embed', { block: { settings: { into: '.foot' } } });
  const snippet = await liquid(join(built, 'theme'), globals).renderFile('cart-associate', { into: '.foot' });
  assert.equal(snippet.trim(), block.trim());
});

test('preload hints: of files that are there, in the page’s language, and only where something is in the cart', async () => {
  const hints = async (locale, changes = {}) => {
    const globals = shop({ request: { locale: { iso_code: locale } } });
    Object.assign(globals.cart, changes);
    const text = await liquid(extension, globals).renderFile('app-embed', { block: { settings: { rules: '/r.bin' } } });
    return [...text.matchAll(/<link\b[^>]*? href="([^"]*)"/g)].map(([, address]) =>
      address.replace(/^https:\/\/cdn\.example\/assets\/(.*)\?v=1$/, '$1'),
    );
  };
  const assets = readdirSync(join(extension, 'assets'));
  for (const [locale, words] of [
    ['de', 'de'],
    ['pt-BR', 'pt'],
    ['nl', 'en'],
  ]) {
    const [engine, language, wasm, rules, ...more] = await hints(locale);
    assert.match(engine, /^cart-associate-engine-shopify-\w+\.js$/);
    assert.match(language, new RegExp(`^cart-associate-words-${words}-\\w+\\.js$`));
    assert.deepEqual([wasm, rules, more], ['cart-associate.wasm', '/r.bin', []]);
    for (const file of [engine, language, wasm]) assert.ok(assets.includes(file), file);
  }
  assert.deepEqual(await hints('de', { item_count: 0 }), []);
});
