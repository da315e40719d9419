// The WordPress plugin: what its PHP writes into the page, tells and takes over the Store API, and writes into an
// order; that it is whole, and that it and the script mean the same.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { cartOf } from '../../www/adapters/woocommerce/read.js';
import { adding, changed, OURS } from '../../www/adapters/woocommerce/lines.js';
import { compiled } from '../e2e/support/site.mjs';
import { wordpress } from './wordpress.mjs';

const dir = fileURLToPath(new URL('../../www/woocommerce/cart-associate/', import.meta.url));
const text = (name) => readFileSync(join(dir, name), 'utf8');
const main = text('cart-associate.php');
const files = ['cart-associate.php', ...readdirSync(join(dir, 'includes')).map((name) => `includes/${name}`)];
const all = files.map(text).join('\n');

const { run, raw } = await wordpress(dir);

// ---- Whole

test('every file that is required is there, and every file is required', () => {
  const required = [...main.matchAll(/require_once __DIR__ \. '\/([^']+)'/g)].map(([, name]) => name);
  assert.deepEqual(required.sort(), files.slice(1).sort());
  for (const name of ['readme.txt', 'LICENSE-MIT', 'LICENSE-APACHE']) assert.ok(existsSync(join(dir, name)), name);
});

test('no file does anything when it is asked for by itself, and each names its licence', async () => {
  for (const name of files) {
    assert.equal(
      await raw(`echo 'begun '; require '/site/plugins/cart-associate/${name}'; echo 'and on';`),
      'begun ',
      name,
    );
    assert.match(text(name), /SPDX-License-Identifier: MIT OR Apache-2\.0/, name);
  }
});

test('every name of ours has our prefix', async () => {
  const loaded =
    "function loaded() { return array( get_defined_functions()['user'], array_keys( get_defined_constants( true )['user'] ?? array() ) ); }";
  const [functions, constants] = await run('return loaded();', { config: loaded });
  const [others, theirs] = JSON.parse(
    await raw(
      `${loaded} $shop = array(); require '/wordpress.php'; require '/woocommerce.php'; echo json_encode( loaded() );`,
    ),
  );
  const ours = functions.filter((name) => !others.includes(name));
  assert.ok(ours.length > 20);
  assert.deepEqual(
    ours.filter((name) => !name.startsWith('cart_associate_')),
    [],
  );
  assert.deepEqual(
    constants.filter((name) => !theirs.includes(name) && !name.startsWith('CART_ASSOCIATE_')),
    [],
  );
});

test('version and requirements are the same everywhere', async () => {
  const [, version] = /^ \* Version: +(\S+)$/m.exec(main);
  assert.equal((await run('return store_cart();')).extensions[OURS].version, version);
  assert.match(text('readme.txt'), new RegExp(`^Stable tag: ${version}$`, 'm'));
  assert.equal(JSON.parse(readFileSync(join(dir, '../../../package.json'), 'utf8')).version, version);
  for (const name of ['Requires at least', 'Requires PHP']) {
    const value = (where) => new RegExp(`${name}: +(\\S+)$`, 'm').exec(where)[1];
    assert.equal(value(main), value(text('readme.txt')), name);
  }
});

test('every setting is in the readme', () => {
  const settings = [
    ...all.matchAll(/apply_filters\( '(cart_associate_\w+)'/g),
    ...all.matchAll(/defined\( '(CART_ASSOCIATE_\w+)' \)/g),
  ].map(([, name]) => name);
  assert.ok(settings.length >= 8);
  for (const name of settings) assert.ok(text('readme.txt').includes(`\`${name}\``), name);
});

// ---- In the page

const page = 'ob_start(); wp_head(); echo "--\n"; wp_footer(); return ob_get_clean();';
const BUNDLE = /^http:\/\/shop\.example\/wp-content\/uploads\/cart-associate\/rules\.bin\?ver=\d+$/;

/** The script tags with an address in what PHP writes, each as its attributes. */
const tags = (html) =>
  [...html.matchAll(/<script((?: [\w-]+(?:="[^"]*")?)+)><\/script>/g)].map(([, attributes]) =>
    Object.fromEntries(
      [...attributes.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = true]) => [name, value]),
    ),
  );

/** The facts of a page as a browser would find them. */
function factsIn(html) {
  const [, json] =
    /<script type="application\/json" data-cart-associate>([^<>&']*)<\/script>/.exec(html) ?? assert.fail(html);
  return JSON.parse(json);
}

test('the script tag: beside the plugin’s files, deferred, with the rule bundle and the places for suggestions', async () => {
  const written = tags(await run(page));
  assert.equal(written.length, 1);
  const [{ 'data-rules': rules, 'data-into': into, ...rest }] = written;
  assert.match(rules, BUNDLE);
  const known = readFileSync(join(dir, '../../place/place.js'), 'utf8');
  const others = [...into.matchAll(/\.([\w-]+)/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'cart-associate-place');
  assert.equal(others.length, 4);
  assert.deepEqual(
    others.filter((name) => !known.includes(`.${name}`)),
    [],
  );
  assert.deepEqual(rest, {
    src: 'http://shop.example/wp-content/plugins/cart-associate/assets/cart-associate-woocommerce.js',
    id: 'cart-associate-js',
    defer: true,
    'data-wp-strategy': 'defer',
  });
  const script = readFileSync(join(dir, '../../loader/tag.js'), 'utf8');
  for (const name of ['data-rules', 'data-into']) assert.match(script, new RegExp(`^// ${name}\\s`, 'm'));
  // What a page by https asks for by http is not fetched.
  const [secure] = tags(await run(page, { secure: true }));
  assert.match(secure.src, /^https:/);
  assert.match(secure['data-rules'], /^https:/);
});

test('the script tag has the version of the build in its address, where it is the plugin’s own', async () => {
  const scripts = { script: 'cart-associate-woocommerce.js?v=abc' };
  assert.match(tags(await run(page, { scripts }))[0].src, /assets\/cart-associate-woocommerce\.js\?v=abc$/);
  const config = "define( 'CART_ASSOCIATE_ASSETS', 'https://cdn.example/dist' );";
  assert.match(tags(await run(page, { scripts, config }))[0].src, /dist\/cart-associate-woocommerce\.js$/);
});

test('preload hints: of the plugin’s own files, in the page’s language, where something is in the cart and no cache keeps the page', async () => {
  const scripts = {
    'engine-woocommerce': 'e-1.js',
    'words-en': 'en-1.js',
    'words-de': 'de-1.js',
    wasm: 'cart-associate.wasm?v=abc',
  };
  const cart = [{ id: 7 }];
  const config = "define( 'DONOTCACHEPAGE', true );";
  const hints = async (shop) =>
    [...(await run(page, { scripts, cart, config, ...shop })).matchAll(/<link ([^>]*)>/g)].map(([, attributes]) =>
      attributes.replace('http://shop.example/wp-content/plugins/cart-associate/assets/', ''),
    );
  const [engine, words, wasm, rules, ...more] = await hints({ language: 'de-DE' });
  assert.equal(engine, 'rel="modulepreload" href="e-1.js"');
  assert.equal(words, 'rel="modulepreload" href="de-1.js"');
  assert.equal(wasm, 'rel="preload" as="fetch" href="cart-associate.wasm?v=abc" crossorigin');
  assert.match(rules, /^rel="preload" as="fetch" href="http:[^"]*rules\.bin\?ver=\d+" crossorigin$/);
  assert.deepEqual(more, []);
  assert.equal((await hints({ language: 'nl-NL' }))[1], 'rel="modulepreload" href="en-1.js"');
  const theme = "add_filter( 'cart_associate_private', fn () => true );";
  assert.equal((await hints({ config: '', theme })).length, 4);
  const elsewhere = { config: `${config} define( 'CART_ASSOCIATE_ASSETS', 'https://cdn.example/dist' );` };
  for (const none of [
    { cart: [] },
    { config: '' },
    { scripts: undefined },
    { scripts: {} },
    { checkout: true },
    elsewhere,
  ])
    assert.deepEqual(await hints(none), [], JSON.stringify(none));
});

test('settings: constants, and filters over them, in a theme as well', async () => {
  const config =
    "define( 'CART_ASSOCIATE_RULES', '/rules.bin?a=1&b=2' ); define( 'CART_ASSOCIATE_ASSETS', 'https://cdn.example/dist' );";
  const [given] = tags(await run(page, { config, rules: false }));
  assert.equal(given['data-rules'], '/rules.bin?a=1&amp;b=2');
  assert.equal(given.src, 'https://cdn.example/dist/cart-associate-woocommerce.js');
  // A theme's functions are there after the plugins have been loaded.
  const theme = "add_filter( 'cart_associate_rules', fn ( $rules ) => $rules . '/other.bin' );";
  assert.equal(tags(await run(page, { theme, rules: false }))[0]['data-rules'], '/other.bin');
});

test('attributes by the filter cannot leave their quotes, nor their names', async () => {
  const theme = `add_filter( 'cart_associate_attributes', fn ( $attributes ) => array(
    'data-into' => "'\\"><script>alert(1)</script>", 'data-dev' => true, 'data-rules' => 'javascript:alert(1)', 'onload' => 'alert(1)', "data-x\\n" => 1, 'data-"' => 1, 7 => 8,
  ) );`;
  const html = await run(page, { theme });
  const [written] = tags(html);
  assert.deepEqual(Object.keys(written), [
    'src',
    'id',
    'defer',
    'data-wp-strategy',
    'data-into',
    'data-dev',
    'data-rules',
  ]);
  assert.equal(written['data-into'], '&#039;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  assert.equal(written['data-rules'], '');
});

test('other scripts, and what others write around ours, stay as they are', async () => {
  const inline = 'before = "<script src=x>"';
  const theme = `add_action( 'wp_enqueue_scripts', function () { wp_enqueue_script( 'other', 'http://shop.example/other.js' ); wp_add_inline_script( 'cart-associate', '${inline}', 'before' ); } );`;
  const html = await run(page, { theme });
  assert.ok(html.includes(`<script id="cart-associate-js-before">\n${inline}\n</script>`), html);
  const { 'cart-associate-js': own, 'other-js': other } = Object.fromEntries(tags(html).map((tag) => [tag.id, tag]));
  assert.match(own['data-rules'], BUNDLE);
  assert.deepEqual(other, { src: 'http://shop.example/other.js?ver=6.9', id: 'other-js' });
});

test('nothing at the checkout, without a rule bundle, or without WooCommerce', async () => {
  assert.equal(await run(page, { checkout: true }), '--\n');
  const nothing =
    'return array( apply_filters( "woocommerce_add_to_cart_fragments", array() ), (array) ( $GLOBALS["extended"] ?? null ) );';
  for (const shop of [{ rules: false }, { woocommerce: false }]) {
    assert.equal(await run(page, shop), '--\n');
    assert.deepEqual(await run(nothing, shop), [[], []]);
  }
});

const hostile = [
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  '"quoted" \\ and \u2028 lines',
  "O'Brien & Söhne",
  'عسل السدر',
  '%d9%83',
];

/** What a rule may call the terms of these slugs: by slug, or by the name that the double gives each. */
const called = (slugs) => [...slugs, ...slugs.map((slug) => `The ${slug}`)];

/** A visitor of whom there is much to tell. */
const visitor = {
  country: 'DE',
  language: 'de-DE',
  home: '/laden',
  with_tax: true,
  roles: ['customer', 'wholesale'],
  cart: [{ id: 1401, parent: 140 }, { id: 7, ships: false }, { id: 8 }],
  terms: { 140: { product_cat: hostile, product_tag: ['oak'] }, 7: { product_tag: hostile } },
  theme: `add_filter( 'cart_associate_facts', function ( $facts ) {
    $facts['context']['own_prices'] = true;
    $facts['products'][0]           = array( 'tags' => array( 'free' ) );
    return $facts;
  } );`,
};

test('a page that a cache may keep is the same whoever it is made for', async () => {
  const { language, home } = visitor;
  const scripts = { 'engine-woocommerce': 'e-1.js', 'words-en': 'en-1.js', wasm: 'w' };
  const all = `${page.replace('return', '$page =')} return array( $page, fragments()['fragments'] );`;
  const [one, fragments] = await run(all, { ...visitor, scripts });
  const [other] = await run(all, { language, home, scripts });
  assert.equal(one, other);
  assert.deepEqual(factsIn(one), { context: { locale: 'de-DE', root: '/laden' } });
  assert.deepEqual(factsIn(await run(page)), { context: { locale: 'en-US' } });
  // WordPress's own pieces of the mini-cart are all that is fetched anew.
  assert.deepEqual(Object.keys(fragments), ['div.widget_shopping_cart_content']);
});

test('the mini-cart marks the place between total and buttons', async () => {
  const { fragments } = await run('return fragments();', { cart: [{ id: 7 }] });
  assert.match(
    fragments['div.widget_shopping_cart_content'],
    /<\/p><span class="cart-associate-place" hidden><\/span><p class="woocommerce-mini-cart__buttons/,
  );
  assert.ok(tags(await run(page))[0]['data-into'].includes('.cart-associate-place,'));
  const empty = await run('return fragments();');
  assert.doesNotMatch(empty.fragments['div.widget_shopping_cart_content'], /cart-associate/);
});

// ---- Over the Store API

const line = (properties, more = {}) => ({ product: '140', variant: '1401', quantity: 1, properties, ...more });
/** PHP for a value. */
const php = (value) =>
  `json_decode( base64_decode( '${Buffer.from(JSON.stringify(value)).toString('base64')}' ), true )`;
const add = (...lines) => lines.map((one) => `store_add( ${php(adding(one, {}))} );`).join('\n');
const extend = (data) => `store_extend( ${php({ namespace: OURS, data })} );`;
/** A rule bundle whose confirmations record these, as its bytes. */
const using = (...names) => Buffer.concat(names.flatMap((name) => [Buffer.from(`\x02${name}`), Buffer.from([0xff])]));
/** One that records whatever these tests write. */
const rules = using(
  ...['Doorway', 'Text', 'Entity', '1', '_hidden', 'Octet', 'Lines', 'Größe & <5', 'a', 'b', 'number', 'tag', 'nul'],
  ...['名'.repeat(500), '_reduced_stock', '_offer', 'Colour'],
  ...Array.from({ length: 30 }, (_, at) => `n${String(at).padStart(2, '0')}`),
);
/** The shop's cart as the adapter reads it. */
const read = async (code, shop) => {
  const raw = await run(`${code}\nreturn store_cart();`, { asked: true, rules, ...shop });
  return { raw, cart: cartOf(raw, { products: {} }) };
};

test('of a visitor the Store API tells, and nobody keeps its answer', async () => {
  const cart = await run('return store_cart()["extensions"];', { ...visitor, asked: true });
  const { version, ...facts } = cart[OURS];
  assert.deepEqual(facts, {
    context: {
      market: 'DE',
      country: 'DE',
      signed_in: true,
      customer_tags: ['customer', 'wholesale'],
      own_prices: true,
    },
    prices_include_tax: true,
    products: { 0: { tags: ['free'] } },
  });
  assert.deepEqual((await run('return store_cart()["extensions"];', { asked: true }))[OURS], {
    version,
    context: { market: 'US', country: 'US', signed_in: false, customer_tags: [] },
    products: {},
  });
  // Blocks write the answer into pages.
  assert.deepEqual((await run('return store_cart()["extensions"];', visitor))[OURS], { version });
  const headers = (route) => run(`return array( rest_headers( '${route}' ), defined( 'DONOTCACHEPAGE' ) );`);
  for (const route of ['/wc/store/v1/cart', '/wc/store/cart/add-item', '/wc/store/v1/batch'])
    assert.deepEqual(await headers(route), [{ 'Cache-Control': 'no-store, private' }, true], route);
  for (const route of ['/wc/store/v1/products', '/wp/v2/posts', '/wc/store/v1/carts'])
    assert.deepEqual(await headers(route), [{}, false], route);
});

test('what is sold individually, and any limit, holds for lines that differ by what was ticked', async () => {
  const wide = line({ Doorway: 'wide' }, { variant: '7' });
  const plain = line({}, { variant: '7' });
  const attempt = (first, then, shop) =>
    run(`${add(...first)} return store_try( fn () => ${add(then).replace(';', '')} );`, {
      asked: true,
      rules,
      ...shop,
    });
  const refused = [400, 'invalid_quantity'];
  const single = { single: [7] };
  assert.deepEqual(await attempt([plain], wide, single), refused);
  assert.deepEqual(await attempt([wide], plain, single), refused);
  assert.deepEqual(await attempt([line({})], wide, single), [1, 1], 'another product');
  assert.equal(await run(`${add(wide)} return WC()->cart->add_to_cart( 7 );`, { rules, ...single }), false);
  assert.ok(await run('return WC()->cart->add_to_cart( 7 );', single));
  const few = { stock: { 7: 3 } };
  assert.deepEqual(await attempt([{ ...plain, quantity: 2 }], { ...wide, quantity: 2 }, few), refused);
  assert.deepEqual(await attempt([{ ...plain, quantity: 2 }], wide, few), [2, 1]);
  assert.deepEqual(await attempt([{ ...plain, quantity: 2 }, wide], plain, few), refused);
  assert.deepEqual(await attempt([plain], wide, {}), [1, 1], 'no limit');
  // The limits that the script reads are what the other lines leave.
  const { raw } = await read(add({ ...plain, quantity: 2 }, wide), { rules, stock: { 7: 5 } });
  assert.deepEqual(
    raw.items.map(({ quantity_limits: { maximum } }) => maximum),
    [4, 3],
  );
  const { raw: free } = await read(add(plain, wide), { rules });
  assert.equal(free.items[0].quantity_limits.maximum, 9999);
  // What another plugin keeps with a line makes it another one.
  const engraved = { cart: [{ id: 7, data: { engraving: 'A' } }], ...single };
  assert.deepEqual(await attempt([], wide, engraved), [1, 1]);
});

test('only what the rules use, or what is in the cart already, comes into the cart and the order', async () => {
  const properties = { Doorway: 'wide', Doorwa: 'x', oorway: 'x', Reseller: 'pays nothing', _hidden: 'x' };
  const kept = async (shop, code = add(line(properties))) => (await read(code, shop)).cart.lines[0].properties;
  const bundle = await compiled({
    format: 1,
    revision: '1',
    language: 'en',
    products: [{ id: '1', title: 'Wardrobe', variants: [{ id: '11', prices: { USD: '9.00' } }] }],
    offers: [
      {
        id: 'wide',
        kind: 'avoids_returns',
        when: { line: { product: '1' } },
        confirm: { property: 'Doorway', statement: 'My doorway is wide', value: 'wide' },
        why: 'It would not go through a narrow one.',
      },
    ],
  });
  assert.deepEqual(await kept({ rules: bundle }), { Doorway: 'wide' });
  assert.deepEqual(await kept({ rules: true }), {});
  const config = "define( 'CART_ASSOCIATE_PROPERTIES', array( 'Reseller', '_hidden' ) );";
  assert.deepEqual(await kept({ config }), { Reseller: 'pays nothing', _hidden: 'x' });
  // The rules have changed while it was in the cart.
  const cart = [{ id: 7, key: 'old', data: { cart_associate: { Old: 'yes' } } }];
  const more = extend({ key: 'old', properties: { Old: 'yes', Doorway: 'wide', Other: 'x' } });
  assert.deepEqual(await kept({ rules: bundle, cart }, more), { Doorway: 'wide', Old: 'yes' });
  assert.deepEqual(await kept({ rules: bundle, cart }, extend({ key: 'old', properties: { Old: 'no' } })), {});
});

test('the adapter reads what the plugin tells of a line', async () => {
  const {
    cart: {
      lines: [known, other],
    },
  } = await read('', {
    cart: [{ id: 1401, parent: 140, ships: false }, { id: 7 }],
    terms: { 140: { product_cat: ['desks'], product_tag: ['oak'] } },
  });
  assert.deepEqual(
    [known.product, known.variant, known.collections, known.tags, known.requires_shipping, known.properties],
    ['140', '1401', called(['desks']), called(['oak']), false, {}],
  );
  assert.deepEqual(
    [other.product, other.variant, other.collections, other.tags, other.requires_shipping],
    ['7', '7', [], [], true],
  );
});

test('the form of what it tells is that of a JSON schema', async () => {
  const [data, schema] = await run(
    'return array( store_cart()["items"][0]["extensions"], extended( "cart-item", "schema_callback" ) );',
    { cart: [{ id: 1401, parent: 140 }] },
  );
  assert.deepEqual(Object.keys(schema[OURS]).sort(), Object.keys(data[OURS]).sort());
  for (const [name, { type, items, context, readonly }] of Object.entries(schema[OURS])) {
    const value = data[OURS][name];
    assert.equal(Array.isArray(value) ? 'array' : typeof value, type, name);
    assert.deepEqual(
      [context, readonly, items?.type],
      [['view', 'edit'], true, type === 'array' ? 'string' : undefined],
      name,
    );
  }
});

test('properties stay with a line character for character, whatever they are', async () => {
  const properties = {
    Doorway: '<80 cm',
    Text: 'Tom & Jerry "x" it\'s',
    Entity: 'a &amp; b &lt;',
    1: 'one',
    _hidden: 'h',
    Octet: '50%20 off',
    Lines: 'a\nb  c ',
    'Größe & <5': 'ش',
  };
  const { raw, cart } = await read(add(line(properties)));
  assert.deepEqual(raw.items[0].extensions[OURS].properties, properties);
  assert.deepEqual(cart.lines[0].properties, properties);
  // The adapter takes none of them for another plugin's, and does not send again what is there.
  assert.equal(changed(raw.items[0], line(properties)), undefined);
  assert.ok(!raw.items[0].item_data.some(({ key }) => key === '_hidden'));
  assert.deepEqual((await read(add(line({})))).raw.items[0].extensions[OURS].properties, {});
});

test('the same properties in another order make the same line, other properties another', async () => {
  const lines = [line({ a: '1', b: '2' }), line({ b: '2', a: '1' }), line({ a: '1' }), line({})];
  const { raw } = await read(add(...lines));
  assert.deepEqual(
    raw.items.map(({ quantity }) => quantity),
    [2, 1, 1],
  );
});

test('of what a request may say, no more is kept than anybody needs, and no tag', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`n${String(at).padStart(2, '0')}`, 'x']));
  assert.equal(Object.keys((await read(add(line(many)))).cart.lines[0].properties).length, 20);
  // Three bytes each: cut between characters, or nothing could keep the text.
  const {
    cart: {
      lines: [long],
    },
  } = await read(add(line({ ['名'.repeat(600)]: '値'.repeat(600) })));
  assert.deepEqual(Object.entries(long.properties), [['名'.repeat(500), '値'.repeat(500)]]);
  const odd = {
    ' ': 'no name',
    list: ['x'],
    none: null,
    object: { a: 1 },
    number: 5,
    tag: '<b>x</b><script>alert(1)</script><!--',
    nul: 'a\u0000b',
  };
  const { raw } = await read(add(line(odd)));
  const { tag, ...kept } = raw.items[0].extensions[OURS].properties;
  assert.deepEqual(kept, { number: '5', nul: 'ab' });
  assert.equal(tag, '< b>x< /b>< script>alert(1)< /script>< !--');
  for (const { value } of raw.items[0].item_data) assert.doesNotMatch(value, /[<>"']/);
});

test('a line gets other properties, in its place, and joins one that is the same', async () => {
  const lines = [line({}), line({}, { variant: '7' }), line({ Doorway: 'wide' })];
  const {
    raw: {
      items: [plain, other, wide],
    },
  } = await read(add(...lines));
  const { raw } = await read(add(...lines) + extend({ key: plain.key, properties: { Doorway: 'wide' } }));
  assert.deepEqual(
    raw.items.map(({ key, quantity }) => [key, quantity]),
    [
      [wide.key, 2],
      [other.key, 1],
    ],
  );
  const { raw: back } = await read(add(lines[2]) + extend({ key: wide.key, properties: {} }));
  assert.deepEqual(
    back.items.map(({ key, extensions }) => [key, extensions[OURS].properties]),
    [[plain.key, {}]],
  );
  // What other plugins keep with it stays with it, and stays part of what it is.
  const engraved = { cart: [{ id: 1401, key: 'engraved', data: { engraving: 'A' } }] };
  const item = await run(
    `${extend({ key: 'engraved', properties: { Doorway: 'wide' } })}
    $item = array_values( WC()->cart->get_cart() )[0];
    unset( $item['data'] );
    return array( $item, WC()->cart->generate_cart_id( 1401, 0, array(), array( 'engraving' => 'A', 'cart_associate' => array( 'Doorway' => 'wide' ) ) ), WC()->cart->done );`,
    { rules, ...engraved },
  );
  const [{ key, engraving, cart_associate: properties }, expected, done] = item;
  assert.deepEqual([key, engraving, properties, done], [expected, 'A', { Doorway: 'wide' }, { totals: 1, kept: 1 }]);
});

test('requests that make no sense change nothing', async () => {
  const strange = [
    null,
    {},
    { key: ['x'] },
    { key: 'gone', properties: {} },
    { key: 5 },
    { mark: 'x' },
    { mark: { offer: [], revision: '1' } },
    { mark: { offer: 'o', revision: '1', keys: 'x', variants: { a: [] } } },
  ];
  const before = await read(add(line({ a: '1' })));
  const after = await read(add(line({ a: '1' })) + strange.map(extend).join('\n'));
  assert.deepEqual(after.raw, before.raw);
  const body = (given) => `store_add( ${php({ id: 7, quantity: 1, [OURS]: given })} );`;
  const { cart } = await read(['x', [], { properties: 'x' }, null].map(body).join('\n'));
  assert.deepEqual(
    cart.lines.map(({ quantity, properties }) => [quantity, properties]),
    [[4, {}]],
  );
});

// ---- In the order

test('the order’s line has the properties and the offer, and nothing that steers the shop', async () => {
  const properties = { Doorway: '<80 cm', 1: 'one', _reduced_stock: '9', _offer: 'forged', Colour: 'gold' };
  const {
    raw: {
      items: [{ key }],
    },
  } = await read(add(line(properties)));
  const mark = { offer: 'tray', revision: '7', keys: [key, 'gone'] };
  const {
    lines: [written],
  } = await run(`${add(line(properties))} ${extend({ mark })} return checkout( null, array( 'Colour' => 'red' ) );`, {
    rules,
  });
  assert.deepEqual(written, {
    Colour: ['red'],
    Doorway: ['<80 cm'],
    1: ['one'],
    _cart_associate_reduced_stock: ['9'],
    _cart_associate_offer: ['forged'],
    _offer: ['tray'],
    _offer_v: ['7'],
  });
});

test('a mark splits no line', async () => {
  const {
    raw: {
      items: [{ key }],
    },
  } = await read(add(line({})));
  const { raw } = await read(
    add(line({})) + extend({ mark: { offer: 'tray', revision: '7', keys: [key] } }) + add(line({})),
  );
  assert.deepEqual(
    raw.items.map((item) => [item.key, item.quantity]),
    [[key, 2]],
  );
});

test('offers without a line are noted with the order, as far as what they added is bought', async () => {
  const marks = [
    ['tray', ['7']],
    ['tray', ['7']],
    ['mat', ['7', '1401']],
    ['gone', ['8']],
  ]
    .map(([offer, variants]) => extend({ mark: { offer, revision: '7', variants } }))
    .join('\n');
  const shop = { cart: [{ id: 7 }, { id: 1401, parent: 140 }] };
  assert.deepEqual((await run(`${marks} return checkout();`, shop)).order, { _offers: ['tray@7, mat@7'] });
  assert.deepEqual((await run('return checkout();', shop)).order, {});
  // The checkout block writes into one order again and again.
  assert.deepEqual(
    (
      await run(
        `${marks} $order = new WC_Data(); checkout( $order ); WC()->cart->cart_contents = array(); return checkout( $order );`,
        shop,
      )
    ).order,
    {},
  );
  // The next order is another one.
  assert.deepEqual(
    (await run(`${marks} WC()->cart->empty_cart(); ${add(line({}, { variant: '7' }))} return checkout();`, shop)).order,
    {},
  );
});

test('WooCommerce is told that orders may lie in tables of their own', async () => {
  assert.deepEqual(await run('return Automattic\\WooCommerce\\Utilities\\FeaturesUtil::$declared;'), {
    custom_order_tables: ['cart-associate.php', true],
  });
});
