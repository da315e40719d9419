// The WordPress plugin, as far as it can be looked at without PHP: that it is whole, and that it and the script mean the same.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const dir = fileURLToPath(new URL('../../www/woocommerce/cart-associate/', import.meta.url));
const text = (name) => readFileSync(join(dir, name), 'utf8');
const main = text('cart-associate.php');
const files = ['cart-associate.php', ...readdirSync(join(dir, 'includes')).map((name) => `includes/${name}`)];
const all = files.map(text).join('\n');

test('every file that is required is there, and every file is required', () => {
  const required = [...main.matchAll(/require_once __DIR__ \. '\/([^']+)'/g)].map(([, name]) => name);
  assert.deepEqual(required.sort(), files.slice(1).sort());
  for (const name of ['readme.txt', 'LICENSE-MIT', 'LICENSE-APACHE']) assert.ok(existsSync(join(dir, name)), name);
});

test('no file does anything when it is asked for by itself, and each names its licence', () => {
  for (const name of files) {
    assert.match(text(name), /^defined\( 'ABSPATH' \) \|\| exit;$/m, name);
    assert.match(text(name), /SPDX-License-Identifier: MIT OR Apache-2\.0/, name);
  }
});

test('every function that is hooked up exists, and every function of ours has our prefix', () => {
  const defined = [...all.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name);
  const hooked = [...all.matchAll(/add_(?:action|filter)\( '[^']+', '(\w+)'/g), ...all.matchAll(/'(?:data_|schema_)?callback' +=> '(\w+)'/g)].map(([, name]) => name);
  assert.ok(hooked.length > 10);
  assert.deepEqual(hooked.filter((name) => !defined.includes(name)), []);
  assert.deepEqual(defined.filter((name) => !name.startsWith('cart_associate_')), []);
  assert.equal(new Set(defined).size, defined.length);
});

test('version and requirements are the same everywhere', () => {
  const [, version] = /^ \* Version: +(\S+)$/m.exec(main);
  assert.match(main, new RegExp(`'CART_ASSOCIATE_VERSION', '${version}'`));
  assert.match(text('readme.txt'), new RegExp(`^Stable tag: ${version}$`, 'm'));
  assert.equal(JSON.parse(readFileSync(join(dir, '../../../package.json'), 'utf8')).version, version);
  for (const name of ['Requires at least', 'Requires PHP']) {
    const value = (where) => new RegExp(`${name}: +(\\S+)$`, 'm').exec(where)[1];
    assert.equal(value(main), value(text('readme.txt')), name);
  }
});

test('every setting is in the readme', () => {
  const settings = [...all.matchAll(/apply_filters\( '(\w+)'/g), ...all.matchAll(/defined\( '(CART_ASSOCIATE_\w+)' \)/g)].map(([, name]) => name);
  assert.ok(settings.length >= 6);
  for (const name of settings) assert.ok(text('readme.txt').includes(`\`${name}\``), name);
});

test('the script knows every attribute that is written', () => {
  const script = readFileSync(join(dir, '../../script.js'), 'utf8');
  const written = [...text('includes/settings.php').matchAll(/^\t+'(data-[a-z-]+)' +=>/gm)].map(([, name]) => name);
  assert.deepEqual(written, ['data-rules']);
  for (const name of written) assert.match(script, new RegExp(`^// ${name}\\s`, 'm'), name);
});

test('plugin and adapter call things by the same names', () => {
  const adapter = ['cart.js', 'lines.js', 'apply.js'].map((name) => readFileSync(join(dir, '../../adapters/woocommerce', name), 'utf8')).join('\n');
  for (const name of ['cart-associate', 'variation_of', 'properties', 'mark', 'keys', 'variants', 'offer', 'revision']) {
    assert.ok(adapter.includes(name) && all.includes(`'${name}'`), name);
  }
  const facts = readFileSync(join(dir, '../../adapters/common/facts.js'), 'utf8');
  for (const name of ['data-cart-associate', 'context', 'products', 'prices_include_tax']) assert.ok(facts.includes(name) && all.includes(name), name);
});
