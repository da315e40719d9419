// `explain` and `simulate` as a person runs them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin', 'cart-associate.mjs');
const rules = join(root, 'www', 'demo', 'rules.json');
const folder = mkdtempSync(join(tmpdir(), 'cart-associate-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line. */
function run(args, { input, cwd = folder } = {}) {
  return new Promise((resolve) => {
    const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, out: stdout, said: stderr });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const demo = JSON.parse(readFileSync(rules, 'utf8'));
const product = (id) => demo.products.find((one) => one.id === id);
const deskOffer = demo.offers.find(({ id }) => id === 'desk-cable-tray');
const desk = demo.products.find(({ collections }) => collections?.includes(deskOffer.when.line.collection));
const line = (one, quantity = 1) => {
  const [variant] = one.variants;
  const price = Number(variant.prices.USD.replace('.', ''));
  return {
    key: variant.id,
    product: one.id,
    variant: variant.id,
    quantity,
    unit_price: price,
    total: price * quantity,
    added: 1,
  };
};
const cartOf = (...lines) => ({
  currency: 'USD',
  exponent: 2,
  total: lines.reduce((sum, { total }) => sum + total, 0),
  lines,
});
const cart = file('cart.json', cartOf(line(desk)));
const now = ['--now', '2026-11-22T12:00:00Z'];

test('explain tells of every offer, shown ones first', async () => {
  const { code, out, said } = await run(['explain', rules, '--cart', cart, ...now]);
  assert.equal(code, 0, said);
  assert.match(out, /^Cart Associate cart: 1 line, [\d.]+ USD; in the cart, 2026-11-22 12:00 UTC\n/);
  for (const { id } of demo.offers) assert.match(out, new RegExp(`^  ${id}( \\[\\w+\\])?$`, 'm'));
  assert.match(out, /\nShown\n {2}desk-cable-tray\n {6}First, called for by “desk” in the cart: “/);
  assert.ok(out.indexOf('\nWithheld\n') < out.indexOf('\nNot called for\n'));
  assert.ok(!out.includes('\u001b'), 'colours only on a terminal');
});

test('the same as JSON, from a compiled rule bundle, with the cart from standard input', async () => {
  const compiled = join(folder, 'rules.bin');
  assert.equal((await run(['compile', rules, '-o', compiled])).code, 0);
  const { code, out } = await run(['explain', compiled, '--cart', '-', '--format', 'json', ...now], {
    input: readFileSync(cart),
  });
  assert.equal(code, 0);
  const answer = JSON.parse(out);
  assert.deepEqual(Object.keys(answer).sort(), ['decision', 'form', 'offers', 'text', 'unread']);
  assert.equal(answer.offers.length, demo.offers.length);
  assert.deepEqual(
    answer.offers.filter(({ shown }) => shown).map(({ offer }) => offer),
    answer.decision.suggestions.map(({ offer }) => offer),
  );
  assert.ok(answer.offers.every(({ text }) => text.length > 10));
  const text = await run(['explain', rules, '--cart', cart, ...now]);
  assert.equal(answer.text, text.out);
});

test('rules.json of the folder is taken where none is named, and rules may come from standard input', async () => {
  writeFileSync(join(folder, 'rules.json'), readFileSync(rules));
  const named = await run(['explain', '--cart', cart, ...now]);
  const piped = await run(['explain', '-', '--cart', cart, ...now], { input: readFileSync(rules) });
  assert.equal(named.code, 0, named.said);
  assert.equal(piped.out, named.out);
});

test('one offer alone; options are laid over the context file', async () => {
  const context = file('context.json', { market: 'US', placement: 'cart', now: 0 });
  const args = [
    'explain',
    rules,
    '--cart',
    cart,
    '--context',
    context,
    '--offer',
    'delivery-speed',
    '--format',
    'json',
  ];
  const before = JSON.parse((await run([...args, ...now])).out);
  assert.equal(before.reason, 'wrong_placement');
  const after_ = JSON.parse((await run([...args, ...now, '--placement', 'checkout'])).out);
  assert.notEqual(after_.reason, 'wrong_placement');
  const said = await run(['explain', rules, '--cart', cart, '--offer', 'desk-cable-tray', ...now]);
  assert.match(said.out, /^First, called for by “desk”[^\n]*\n$/);
});

test('the platforms’ carts are taken', async () => {
  const {
    id,
    variants: [variant],
  } = desk;
  const ajax = {
    token: 't',
    currency: 'USD',
    total_price: 49900,
    item_count: 1,
    items: [
      {
        key: 'k',
        id: 1,
        variant_id: variant.id,
        product_id: id,
        quantity: 1,
        final_price: 49900,
        final_line_price: 49900,
        title: 'Desk',
        properties: null,
      },
    ],
  };
  const money = { amount: '499.0', currencyCode: 'USD' };
  const graphql = {
    data: {
      cart: {
        lines: {
          nodes: [
            { id: 'l', quantity: 1, cost: { totalAmount: money }, merchandise: { id: variant.id, product: { id } } },
          ],
        },
      },
    },
  };
  const amount = '49900';
  const woo = {
    items: [
      {
        key: 'k',
        id: variant.id,
        quantity: 1,
        name: 'Desk',
        prices: { price: amount },
        totals: { line_subtotal: amount, line_subtotal_tax: '0', line_total: amount, line_total_tax: '0' },
      },
    ],
    totals: { currency_code: 'USD', currency_minor_unit: 2 },
  };
  for (const [form, given] of Object.entries({ shopify_ajax: ajax, shopify_storefront: graphql, woocommerce: woo })) {
    const { code, out, said } = await run(['explain', rules, '--cart', '-', '--format', 'json', ...now], {
      input: JSON.stringify(given),
    });
    assert.equal(code, 0, said);
    const answer = JSON.parse(out);
    assert.equal(answer.form, form);
    assert.equal(answer.offers[0].offer, 'desk-cable-tray');
  }
});

test('a line that cannot be read is told with its place in the file, and the others are explained', async () => {
  const [{ id: variant }] = desk.variants;
  const item = {
    key: 'k',
    variant_id: variant,
    product_id: desk.id,
    quantity: 1,
    final_price: 49900,
    final_line_price: 49900,
  };
  const odd = { ...item, key: 'o', variant_id: 5, product_id: 5, final_price: '499.00' };
  const given = file('odd.json', { currency: 'USD', total_price: 99800, items: [odd, item] });
  const { code, out, said } = await run(['explain', rules, '--cart', given, ...now]);
  assert.equal(code, 0, said);
  assert.match(out, /^Shopify cart \(Ajax API\): 2 lines, /);
  assert.match(
    out,
    /\n {2}not read: this must be a whole number, and is the text "499\.00" at \/items\/0\/final_price \[input_form\]\n/,
  );
  assert.match(out, /\nShown\n {2}desk-cable-tray\n/);
  const bare = file('bare.json', { currency: 'USD', total_price: 1, items: [{ key: 'o' }] });
  const answer = JSON.parse((await run(['explain', rules, '--cart', bare, '--format', 'json', ...now])).out);
  assert.deepEqual(answer.unread, [
    { code: 'input_form', pointer: '/items/0/product_id', message: 'this is missing, or cannot be read' },
  ]);
});

test('what is wrong is said in a sentence, with exit code 2, or 1 for findings in the rules', async () => {
  const half = file('half.json', { currency: 'USD', exponent: 2, total: '1', lines: [{ key: '1' }] });
  const cases = [
    [['explain', rules], 2, /which cart\? add `--cart cart\.json`/],
    [['explain', rules, '--cart', 'nowhere.json'], 2, /nowhere\.json cannot be read: there is no such file/],
    [
      ['explain', rules, '--cart', half],
      2,
      /half\.json at \/total: this must be a whole number, and is the text "1" \[input_form\]/,
    ],
    [['explain', rules, '--cart', rules], 2, /this is no cart in a known form/],
    [
      ['explain', rules, '--cart', file('broken.json', '{"lines": [')],
      2,
      /broken\.json: the cart is not JSON: .* line 1, column/,
    ],
    [['explain', cart, '--cart', cart], 1, /error\[unknown_field\].*\n.*cart\.json:1/],
    [['explain', rules, '--cart', cart, '--offer', 'desk-cabel-tray'], 2, /has no offer `desk-cabel-tray`; it has `/],
    [['explain', rules, '--cart', cart, '--now', '2026-02-30'], 2, /`2026-02-30` is no time/],
    [['explain', rules, '--cart', cart, '--now', '2026-02-03T10:00'], 2, /is no time; write it/],
    [
      ['explain', rules, '--cart', cart, '--placement', 'crat'],
      2,
      /at \/placement: there is no `crat` here; .*did you mean `cart`\?/,
    ],
    [['explain', rules, '--cart', cart, '--context', file('list.json', '[]')], 2, /list\.json: a context is an object/],
    [['explain', '-', '--cart', '-'], 2, /only one of them can come from standard input/],
    [['explain', rules, '--cart', cart, '--format', 'xml'], 2, /not as `xml`/],
    [
      ['explain', rules, '--card', cart],
      2,
      /Unknown option '--card'; did you mean `--cart`\? See `cart-associate explain --help`/,
    ],
    [['simulate', rules], 2, /which carts\?/],
    [['simulate', rules, '--carts', 'nowhere.ndjson'], 2, /nowhere\.ndjson cannot be read: there is no such file/],
    [['simulate', cart, '--carts', cart], 1, /error\[unknown_field\]/],
    [
      ['simulate', rules, '--carts', cart, '--market', 'GB', '--context', file('unknown.json', { markt: 'GB' })],
      2,
      /unknown\.json at \/markt: a context has no field `markt`; did you mean `market`\?/,
    ],
  ];
  for (const [args, code, words] of cases) {
    const answer = await run(args);
    assert.equal(answer.code, code, `${args.join(' ')}\n${answer.said}`);
    assert.match(answer.said, words);
    assert.equal(answer.out, '');
    assert.doesNotMatch(answer.said, /\n {4}at /, 'no stack trace');
  }
});

test('each has its help', async () => {
  for (const command of ['explain', 'simulate']) {
    const { code, out } = await run([command, '--help']);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^cart-associate ${command} – `));
    assert.match(out, /exit codes: /);
  }
});

const carts = () => {
  const candle = product(demo.offers.find(({ id }) => id === 'candle-three').when.line.product);
  const lines = [
    JSON.stringify(cartOf(line(desk))),
    JSON.stringify({ cart: cartOf(line(candle, 2)), context: { locale: 'de' } }),
    '',
    'no cart',
    JSON.stringify(cartOf()),
  ];
  return lines.join('\n');
};

test('simulate gives a table, JSON and a report that needs nothing else', async () => {
  const name = file('carts.ndjson', carts());
  const html = join(folder, 'report.html');
  const table = await run(['simulate', rules, '--carts', name, '--html', html, ...now]);
  assert.equal(table.code, 0, table.said);
  assert.match(table.out, /^3 carts\n/);
  assert.match(table.out, /^candle-three +1 +1 +100\.0 % +0$/m);
  assert.match(table.out, /\n1 line could not be read\n {2}line 4: the line is not JSON/);
  assert.match(table.out, /nothing in the cart is charged for\n {4}line 5: no lines/);
  assert.equal(table.said, `${html}: the report with plots\n`);

  const page = readFileSync(html, 'utf8');
  assert.match(page, /^<!doctype html>/);
  assert.match(page, /<svg /);
  assert.doesNotMatch(page, /<script|https?:|url\(|@import/, 'nothing from anywhere else');

  const { out } = await run(['simulate', rules, '--carts', '-', '--format', 'json', ...now], { input: carts() });
  const report = JSON.parse(out);
  assert.equal(report.carts, 3);
  assert.deepEqual(
    report.bad.examples.map(({ line: number }) => number),
    [4],
  );
  assert.equal(report.offers.length, demo.offers.length);
  assert.equal(
    report.with.reduce((sum, count) => sum + count, 0),
    3,
  );
});

test('simulate takes one list of carts and one cart over many lines, and tells of a file that is neither once', async () => {
  const list = [cartOf(line(desk)), cartOf(), { ...cartOf(line(desk)), lines: [line(desk), {}] }];
  const simulated = async (input) => run(['simulate', rules, '--carts', '-', '--format', 'json', ...now], { input });
  for (const indent of [undefined, 2]) {
    const { carts: count, bad, unread } = JSON.parse((await simulated(JSON.stringify(list, null, indent))).out);
    assert.deepEqual([count, bad.lines, unread.lines], [3, 0, 1]);
  }
  assert.equal(JSON.parse((await simulated(JSON.stringify(list[0], null, 2))).out).carts, 1);
  const { code, out } = await simulated(JSON.stringify(list, null, 2).slice(0, -3));
  const { carts: count, bad } = JSON.parse(out);
  assert.deepEqual([code, count, bad.lines], [1, 0, 1]);
  assert.match(bad.examples[0].message, /put one cart on each line/);
});

test('hostile titles are text in the report', async () => {
  const bad = cartOf({ ...line(desk), variant: 'x', product: 'x', title: '<img src=x onerror=alert(1)>' });
  const html = join(folder, 'hostile.html');
  const { code, said } = await run(['simulate', rules, '--carts', '-', '--html', html, ...now], {
    input: JSON.stringify(bad),
  });
  assert.equal(code, 0, said);
  const page = readFileSync(html, 'utf8');
  assert.ok(page.includes('&lt;img src=x onerror=alert(1)&gt;') && !page.includes('<img'));
});

test('a file without one cart is a failure', async () => {
  const { code, out } = await run(['simulate', rules, '--carts', '-', ...now], { input: 'x\ny\n' });
  assert.equal(code, 1);
  assert.match(out, /^0 carts\n[\s\S]*2 lines could not be read/);
});
