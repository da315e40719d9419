// `catalog import`, `init` and `schema` as a merchandiser runs them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { files, productsJson, shop } from './shop-export.mjs';

const bin = fileURLToPath(new URL('../../bin/cart-associate.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cart-associate-catalog-'));
after(() => rmSync(folder, { recursive: true, force: true }));

for (const [name, text] of Object.entries(files())) writeFileSync(join(folder, name), text);
const at = (name) => join(folder, name);
const bytes = (name) => readFileSync(at(name), 'utf8');

function run(args, input = '') {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [bin, ...args],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, out, said) => {
        resolve({ code: error ? error.code : 0, out, said });
      },
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

async function compiles(name) {
  const { code, said } = await run(['compile', name, '-o', 'rules.bin']);
  assert.equal(code, 0, said);
}

/** The products of a file that the import itself has written. */
const products = (name) => JSON.parse(bytes(name).replaceAll(/(^| )\/\/ .*$/gm, '')).products;

const active = shop().filter(({ status }) => status === 'active');

test('pages of products.json become a rule bundle that compiles', async () => {
  const first = await run([
    'catalog',
    'import',
    'products-1.json',
    'products-2.json',
    '--into',
    'shopify.json',
    '--currency',
    'USD',
  ]);
  assert.deepEqual([first.code, first.said], [0, '']);
  assert.match(first.out, new RegExp(`^shopify.json: ${active.length} products added, 0 updated, 0 as they were\n`));
  const written = products('shopify.json');
  assert.deepEqual(
    written.map(({ id }) => id),
    active.map(({ id }) => String(id)),
  );
  assert.equal(written.flatMap(({ variants }) => variants).length, active.flatMap(({ variants }) => variants).length);
  await compiles('shopify.json');

  const before = [bytes('shopify.json'), statSync(at('shopify.json')).mtimeMs];
  const again = await run(['catalog', 'import', 'products-1.json', 'products-2.json', '--into', 'shopify.json']);
  assert.match(again.out, /0 products added, 0 updated, 294 as they were/);
  assert.deepEqual(
    [bytes('shopify.json'), statSync(at('shopify.json')).mtimeMs],
    before,
    'the same bytes, not even written',
  );
});

test('the CSV adds to them what it alone knows, and what a person wrote stays', async () => {
  const mine = bytes('shopify.json').replace(
    /"vendor": "Alder & Quince",\n/,
    (line) => `${line}      "short_name": "desk", // by hand\n      "attributes": { "top_mm": 25 },\n`,
  );
  writeFileSync(at('shopify.json'), mine);
  const { code, out, said } = await run([
    'catalog',
    'import',
    'products_export.csv',
    '--into',
    'shopify.json',
    '--format',
    'json',
  ]);
  assert.equal(code, 0, said);
  const told = JSON.parse(out);
  assert.deepEqual([told.added, told.updated, told.kept], [0, active.length, 0]);
  assert.deepEqual(new Set(told.changes.updated.flatMap(({ fields }) => fields)), new Set(['alt', 'stock']));
  assert.equal(told.skipped.filter(({ why }) => why === 'it is a draft').length, 6);
  assert.ok(told.skipped.every(({ file, line }) => file === 'products_export.csv' && line > 1));
  assert.match(bytes('shopify.json'), /"short_name": "desk", \/\/ by hand/);
  const [desk] = products('shopify.json').filter(({ short_name: name }) => name === 'desk');
  assert.deepEqual(desk.attributes, { top_mm: 25 });
  assert.equal(desk.image.alt, `${desk.title}, from the front`);
  await compiles('shopify.json');
});

test('WooCommerce: variations come under their product', async () => {
  const args = [
    'wc-product-export.csv',
    '--into',
    'woo.json',
    '--currency',
    'EUR',
    '--image-size',
    '800x600',
    '--language',
    'de',
  ];
  const { code, out, said } = await run(['catalog', 'import', ...args]);
  assert.equal(code, 0, said);
  assert.match(out, /294 products added/);
  const written = products('woo.json');
  assert.equal(written.flatMap(({ variants }) => variants).length, active.flatMap(({ variants }) => variants).length);
  assert.deepEqual(written[0].collections, ['Shop', 'Desks']);
  assert.deepEqual(written[0].variants[1].options, { Width: '140 cm' });
  assert.equal(JSON.parse(bytes('woo.json').replaceAll(/(^| )\/\/ .*$/gm, '')).language, 'de');
  await compiles('woo.json');
  const before = bytes('woo.json');
  await run(['catalog', 'import', 'wc-product-export.csv', '--into', 'woo.json', '--image-size', '800x600']);
  assert.equal(bytes('woo.json'), before);
});

test('a sale that ends today is known by the clock of the shop', async () => {
  // The days of the farthest clocks of the world, which are never the same.
  const local = (zone) => new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const [west, east] = ['Etc/GMT+12', 'Pacific/Kiritimati'].map(local);
  const row = `1,simple,Lamp,18,20,,${west}\n2,simple,Desk,18,20,${east},\n`;
  writeFileSync(
    at('sale.csv'),
    `ID,Type,Name,Sale price,Regular price,Date sale price starts,Date sale price ends\n${row}`,
  );
  const prices = async (...zone) => {
    const { code, said } = await run([
      'catalog',
      'import',
      'sale.csv',
      '--currency',
      'EUR',
      '-o',
      'sale.json',
      '--force',
      ...zone,
    ]);
    assert.equal(code, 0, said);
    return products('sale.json').map(({ variants: [{ prices }] }) => prices?.EUR);
  };
  assert.deepEqual(await prices('--time-zone', 'Etc/GMT+12'), ['18.00', '20.00']);
  assert.deepEqual(await prices('--time-zone', 'Pacific/Kiritimati'), ['20.00', '18.00']);
  const { out } = await run(['catalog', 'import', 'sale.csv', '--currency', 'EUR', '-o', 'sale.json', '--force']);
  assert.match(out, /the dates of sales: .*add `--time-zone Europe\/London`/);
});

test('standard input and output', async () => {
  const page = productsJson(shop(3));
  const { code, out, said } = await run(['catalog', 'import', '-', '--currency', 'USD'], page);
  assert.equal(code, 0);
  assert.match(said, /^3 products added/);
  assert.equal((await run(['compile', '-', '-o', 'rules.bin'], out)).code, 0);
});

test('what stands in the way is said, and nothing is lost', async () => {
  const refused = async (args, words) => {
    const { code, said } = await run(['catalog', ...args]);
    assert.equal(code, 2, said);
    assert.match(said, words);
  };
  writeFileSync(at('broken.json'), '{ "products": [ }');
  await refused([], /`catalog import`/);
  await refused(['export'], /no `catalog export`/);
  await refused(['import'], /no file given/);
  await refused(['import', 'none.json', '--currency', 'USD'], /none\.json cannot be read: there is no such file/);
  await refused(['import', 'products-1.json'], /--currency/);
  await refused(
    ['import', 'products-1.json', '--currency', 'USD', '-o', 'woo.json'],
    /woo\.json is there already: `--into woo\.json`/,
  );
  await refused(
    ['import', 'products-1.json', '--currency', 'USD', '--into', 'broken.json'],
    /rule bundle cannot be read, line 1/,
  );
  await refused(
    ['import', 'wc-product-export.csv', '--currency', 'EUR', '--time-zone', 'Berlin'],
    /`Berlin` is no time zone; write it as Europe\/London/,
  );
  assert.equal(bytes('broken.json'), '{ "products": [ }');
  assert.ok(!existsSync(at('none.json')));
});

test('findings in what is there already are told', async () => {
  const offer =
    '{ "id": "x", "kind": "pairs_well", "when": { "line": { "product": "7" } }, "suggest": { "product": "8" }, "why": "Fits." }';
  writeFileSync(at('offers.json'), `{ "format": 1, "revision": "1", "language": "en", "offers": [${offer}] }`);
  const { code, said } = await run([
    'catalog',
    'import',
    'products-2.json',
    '--into',
    'offers.json',
    '--currency',
    'USD',
  ]);
  assert.equal(code, 1);
  assert.match(said, /unknown_product/);
  assert.ok(bytes('offers.json').includes(offer), 'offers stay as they are');
});

test('init writes a rule bundle that compiles, and never over one', async () => {
  const first = await run(['init', 'shop']);
  assert.equal(first.code, 0, first.said);
  assert.match(first.out, /Next: open/);
  await compiles('shop/rules.json');
  assert.equal(bytes('shop/rules.schema.json'), (await run(['schema'])).out);
  assert.equal(
    bytes('shop/rules.schema.json'),
    readFileSync(new URL('../../docs/rules.schema.json', import.meta.url), 'utf8'),
  );
  writeFileSync(at('shop/rules.json'), 'mine');
  const second = await run(['init', 'shop']);
  assert.equal(second.code, 2);
  assert.match(second.said, /there already/);
  assert.equal(bytes('shop/rules.json'), 'mine');
  assert.equal((await run(['init', 'shop', '--force'])).code, 0);
  await compiles('shop/rules.json');
});
