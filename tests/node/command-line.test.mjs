// What every command of `cart-associate` owes a person who makes a slip: nearby names, and files that stay as they are.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const bin = fileURLToPath(new URL('bin/cart-associate.mjs', root));
const rules = readFileSync(new URL('tests/authoring/pages.json', root), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'cart-associate-command-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const path = (name) => join(scratch, name);
const run = (...args) => spawnSync(process.execPath, [bin, ...args], { cwd: scratch, encoding: 'utf8' });

test('a mistyped command or option is told its nearest name', () => {
  for (const [args, said] of [
    [['lnt'], 'there is no command `lnt`; did you mean `lint`? See `cart-associate --help`'],
    [['complie'], 'did you mean `compile`?'],
    [
      ['lint', '--fromat', 'json'],
      "Unknown option '--fromat'; did you mean `--format`? See `cart-associate lint --help`",
    ],
    [['explain', '--placment', 'cart'], 'did you mean `--placement`?'],
    [['catalog', 'import', '--curency', 'USD'], 'did you mean `--currency`?'],
  ]) {
    const { status, stdout, stderr } = run(...args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.ok(stderr.includes(said), stderr);
  }
  for (const args of [['frobnicate'], ['lint', '--verbose']]) assert.doesNotMatch(run(...args).stderr, /did you mean/);
});

test('no command writes over a file that it reads', () => {
  writeFileSync(path('rules.json'), rules);
  writeFileSync(path('carts.ndjson'), '{}\n');
  writeFileSync(path('products.json'), '{"products":[]}');
  symlinkSync('rules.json', path('linked.bin'));
  linkSync(path('rules.json'), path('twin.bin'));
  for (const args of [
    ['compile', 'rules.json', '-o', 'rules.json'],
    ['compile', 'rules.json', '-o', 'linked.bin'],
    ['compile', 'rules.json', '-o', 'twin.bin'],
    ['compile', 'rules.json', '--costs', 'carts.ndjson', '-o', 'carts.ndjson'],
    ['simulate', '--carts', 'carts.ndjson', '--html', 'rules.json'],
    ['simulate', '--carts', 'carts.ndjson', '--html', 'carts.ndjson'],
    ['catalog', 'import', 'products.json', '--into', 'products.json', '--currency', 'USD'],
  ]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /read here, and would be written over; give the result another name/);
  }
  assert.match(run('compile', 'rules.json', '-o', 'linked.bin').stderr, /linked\.bin is the same file as rules\.json/);
  assert.equal(readFileSync(path('rules.json'), 'utf8'), rules);
  assert.equal(readFileSync(path('carts.ndjson'), 'utf8'), '{}\n');
  assert.equal(readFileSync(path('products.json'), 'utf8'), '{"products":[]}');

  // What a command wrote before, it may write again.
  for (const again of [1, 2]) assert.equal(run('compile', 'rules.json', '-o', 'rules.bin').status, 0, `time ${again}`);
});

test('a schema is written over a schema, and over nothing else', () => {
  writeFileSync(path('mine.json'), rules);
  const { status, stderr } = run('schema', '-o', 'mine.json');
  assert.equal(status, 2);
  assert.match(stderr, /mine\.json is there already, is no JSON Schema, and stays as it is/);
  assert.equal(readFileSync(path('mine.json'), 'utf8'), rules);
  for (const again of [1, 2]) assert.equal(run('schema', '-o', 'rules.schema.json').status, 0, `time ${again}`);
});

test('an import names the file that it has written in what the compiler finds', () => {
  writeFileSync(
    path('shop.json'),
    JSON.stringify({
      products: [{ id: 1, title: 'Lamp', handle: 'lamp', variants: [{ id: 2, price: '20.00', available: true }] }],
    }),
  );
  const { status, stderr } = run(
    'catalog',
    'import',
    'shop.json',
    '--into',
    'lamps.json',
    '--currency',
    'USD',
    '--language',
    'english',
  );
  assert.equal(status, 1);
  assert.match(stderr, /error\[bad_language\].*\n --> lamps\.json:\d+/);
});

test('what a time may look like is the same for every command', () => {
  writeFileSync(path('rules.json'), rules);
  for (const now of ['11/27/2026', '2026-02-30', '2026-11-27T09:00']) {
    const { status, stderr } = run('lint', '--now', now);
    assert.equal(status, 2, now);
    assert.match(stderr, /is no time; write it as 2026-11-22/);
  }
  assert.equal(run('lint', '--now', '2026-11-27T09:00:00+01:00').status, 0);
});

test('the page that a finding names can be opened from where the command runs', () => {
  writeFileSync(path('misspelt.json'), rules.replace('"revision"', '"revison"'));
  const { status, stdout } = run('lint', 'misspelt.json');
  assert.equal(status, 1);
  const named = [...stdout.matchAll(/^ *= see: (.+)$/gm)].map(([, page]) => page);
  assert.ok(named.length > 0, stdout);
  for (const page of named) assert.ok(existsSync(resolve(scratch, page)), page);
});

test('after an import the examples of the starter are named, as they are in no file of the shop', () => {
  assert.equal(run('init', 'fresh').status, 0);
  const goods = {
    products: [
      { id: 7, title: 'Oak oil', handle: 'oak-oil', variants: [{ id: 71, title: 'Default Title', price: '12.00' }] },
    ],
  };
  writeFileSync(path('shop.json'), JSON.stringify(goods));
  const { stdout } = run('catalog', 'import', 'shop.json', '--into', 'fresh/rules.json', '--currency', 'USD');
  assert.match(
    stdout,
    /1 product added, 0 updated, 3 as they were\nIn none of the files, .*: 1001 \(Standing desk, oak, 140 cm\), 1002 \(Cable tray, steel\), 1003 \(Soy candle, cedar\)\n/,
  );
  assert.doesNotMatch(
    run('catalog', 'import', 'shop.json', '--into', 'new.json', '--currency', 'USD').stdout,
    /none of the files/,
  );
});

test('no name, argument or text of a file is an order to the terminal, in any output of any command', () => {
  const order = '\u001b]0;x\u0007\u009b2J\u202e';
  const unsafe = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
  const file = (name, text) => {
    writeFileSync(path(name), text);
    return name;
  };
  const hostile = JSON.parse(rules);
  hostile[order] = 1;
  hostile.offers[0].id = `a${order}`;
  hostile.offers[0].why = `It fits${order}.`;
  const wrong = file(`wrong${order}.json`, JSON.stringify(hostile));
  const good = file(`good${order}.json`, rules);
  const cart = file(`cart${order}.json`, JSON.stringify({ lines: [{ [order]: order }], currency: order }));
  const carts = file(`carts${order}.ndjson`, `{"cart": "${JSON.stringify(order).slice(1, -1)}"}\n${order}\n`);
  const products = file(`products${order}.csv`, `ID,Type,Name,Regular price\n${order},${order},${order},${order}\n`);
  const bad = file(`bad${order}.json`, order);
  const json = (command, ...more) => [command, [...command, '--format', 'json'], ...more];
  for (const args of [
    [order],
    ['lint', `--${order}`],
    ['lint', wrong, order],
    ['lint', bad],
    ['lint', order],
    ...json(['lint', wrong], ['lint', wrong, '--format', 'sarif'], ['lint', wrong, '--format', order]),
    ['lint', good, '--costs', carts],
    ['lint', good, '--now', order],
    ...json(['compile', wrong, '-o', `out${order}.bin`], ['compile', good, '-o', `out${order}.bin`]),
    ['compile', good, '-o', `no${order}/out.bin`],
    ...json(['explain', good, '--cart', cart], ['explain', wrong, '--cart', cart], ['explain', good, '--cart', bad]),
    ['explain', good, '--cart', cart, '--offer', order],
    ['explain', good, '--cart', cart, '--context', bad],
    ['explain', good, '--cart', cart, '--market', order, '--country', order, '--locale', order],
    ['explain', good, '--cart', cart, '--placement', order],
    ...json(
      ['simulate', good, '--carts', carts],
      ['simulate', good, '--carts', carts, '--html', `report${order}.html`],
    ),
    ...json(['catalog', 'import', products, '--into', `into${order}.json`, '--currency', 'USD']),
    ['catalog', 'import', products, '--into', wrong, '--currency', order],
    ['init', `folder${order}`],
    ['init', `folder${order}`],
    ['schema', '-o', good],
    ['schema', order],
  ]) {
    const { stdout, stderr } = run(...args);
    assert.ok(stdout + stderr, JSON.stringify(args));
    const at = unsafe.exec(stdout + stderr)?.index ?? -1;
    assert.equal(
      at,
      -1,
      `${JSON.stringify(args)}: ${JSON.stringify((stdout + stderr).slice(Math.max(0, at - 80), at + 20))}`,
    );
  }
  assert.doesNotMatch(readFileSync(path(`report${order}.html`), 'utf8'), unsafe);
});
