// What the playground's worker reads out of a text: places, completions, help, and the shop behind it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kindOf } from '../../www/playground/parts/files.js';
import { catalog } from '../../www/playground/worker/catalog.js';
import { completions, help } from '../../www/playground/worker/complete.js';
import { placed, rangeOf, unitsOf } from '../../www/playground/worker/places.js';
import { inTurn } from '../../www/playground/worker/turn.js';

const schema = JSON.parse(readFileSync(new URL('../../docs/rules.schema.json', import.meta.url), 'utf8'));

/** A rule bundle with `|` where the cursor is. */
const at = (
  offer,
  products = '{ "id": "desk", "title": "Desk", "collections": ["desks"], "variants": [{ "id": "desk-1" }] }',
) => {
  const marked = `{ "format": 1, // words\n "products": [${products}],\n "offers": [{ ${offer} }] }`;
  return [marked.replace('|', ''), marked.indexOf('|')];
};
const labels = (marked, products) => completions(schema, ...at(marked, products))?.options.map(({ label }) => label);

test('bytes become places in UTF-16, whatever stands before them', () => {
  const text = 'aä€😀\ud800z';
  const bytes = [0, 1, 3, 6, 10, 13, 14, 99];
  assert.deepEqual(
    bytes.map((byte) => unitsOf(text, bytes).get(byte)),
    [0, 1, 2, 3, 5, 6, 7, 7],
  );
  for (const [unit, byte] of [
    [1, 1],
    [2, 3],
    [3, 6],
    [5, 10],
  ])
    assert.equal(new TextEncoder().encode(text.slice(0, unit)).length, byte);
});

test('of too many findings the errors are kept', () => {
  const found = Array.from({ length: 1000 }, (_, index) => ({
    severity: index === 999 ? 'error' : 'warning',
    start: index,
    end: index + 1,
  }));
  const { diagnostics, errors, warnings } = placed('x'.repeat(1000), found);
  assert.deepEqual([diagnostics.length, errors, warnings, diagnostics.at(-1).severity], [200, 1, 999, 'error']);
  assert.ok(diagnostics.every(({ from }, index) => index === 0 || diagnostics[index - 1].from <= from));
});

test('a pointer becomes the range of its value', () => {
  const text = '{ "offers": [ 1, {"a/b": 2} ] }';
  assert.deepEqual(rangeOf(text, '/offers/1/a~1b'), { from: 25, to: 26 });
  assert.equal(rangeOf(text, '/offers/9'), undefined);
});

test('fields that are not there yet, those that must be first, with what they begin with', () => {
  const found = completions(schema, ...at('"id": "a", "kind": "pairs_well", "|'));
  const names = found.options.map(({ label }) => label);
  assert.ok(names.includes('"when"') && names.includes('"why"') && names.includes('"suggest"'), names.join());
  assert.ok(!names.includes('"id"') && !names.includes('"kind"'));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: where a snippet's cursor goes
  assert.equal(found.options.find(({ label }) => label === '"when"').insert, '"when": { ${} }');
  assert.ok(found.options.every(({ info }) => info === undefined || info.length > 3));
  const [text, place] = at('|');
  assert.equal(completions(schema, text, place).options[0].detail, 'required');
});

test('an existing name is completed without a second colon', () => {
  const { options, from, to } = completions(schema, ...at('"wh|": {}'));
  assert.equal(options.find(({ label }) => label === '"when"').insert, '"when"');
  assert.equal(at('"wh|": {}')[0].slice(from, to), '"wh"');
});

test('values of a list, and ids of the file itself', () => {
  assert.deepEqual(labels('"kind": "|"').slice(0, 4).sort(), [
    '"avoids_returns"',
    '"bundle"',
    '"pairs_well"',
    '"tier"',
  ]);
  assert.deepEqual(labels('"enabled": |').slice(0, 2), ['true', 'false']);
  assert.ok(labels('"suggest": { "product": "|" }').includes('"desk"'));
  assert.ok(labels('"when": { "line": { "collection": ["|"] } }').includes('"desks"'));
  assert.ok(labels('"suggest": { "variant": "|" }').includes('"desk-1"'));
});

test('text that is not JSON at all is completed as far as possible, and never throws', () => {
  for (const text of [
    '',
    '{',
    '{"',
    '{"offers": [{"',
    '[[[',
    '"\\',
    '{"a": tru',
    '// only words',
    '{"offers": {}}',
    'null',
  ]) {
    for (let place = 0; place <= text.length; place += 1) {
      assert.doesNotThrow(() => completions(schema, text, place), text);
      assert.doesNotThrow(() => help(schema, text, place), text);
    }
  }
});

test('help says what a field means', () => {
  const [text, place] = at('"when": { "line": { "coll|ection": "desks" } }');
  const { title, text: words, from, to } = help(schema, text, place);
  assert.equal(title, 'offers › when › line › collection');
  assert.ok(words.length > 5);
  assert.equal(text.slice(from, to), '"collection"');
  assert.equal(help(schema, text, 0), undefined);
});

const variants = (...colours) =>
  colours.map((color) => ({ id: color, options: { color }, prices: { USD: '10.00', EUR: '9.00' } }));

test('the till honours the deals as the rules declare them', () => {
  const rules = {
    language: 'en',
    markets: { US: { prices_include_tax: false }, DE: { prices_include_tax: true } },
    products: [
      { id: 'shoe', title: { en: 'Shoe', de: 'Schuh' }, variants: variants('shoe-black', 'shoe-brown') },
      { id: 'belt', title: 'Belt', variants: variants('belt-black') },
    ],
    offers: [
      {
        id: 'three',
        when: { line: { product: 'belt' } },
        quantity_break: {
          quantity: 3,
          repeat: true,
          deal: { percent_off: 12.5, applied_by: 'automatic', rounding: 'unit' },
        },
      },
      {
        id: 'set',
        kit: {
          components: [{ product: 'shoe' }, { product: 'belt', quantity: 2 }],
          deal: { total: { USD: '25.00' }, market_totals: { DE: { EUR: '20.00' } }, applied_by: { code: 'Set-1' } },
        },
      },
    ],
  };
  const shop = catalog(JSON.stringify(rules));
  assert.deepEqual(shop.currencies, ['USD', 'EUR']);
  assert.deepEqual(shop.languages, ['en', 'de']);
  assert.deepEqual(
    Object.entries(shop.markets).map(([name, { prices_include_tax: tax }]) => [name, tax]),
    [
      ['US', false],
      ['DE', true],
    ],
  );
  assert.deepEqual(
    shop.discounts.map(({ id: _, title: __, ...rest }) => rest),
    [
      {
        kind: 'quantity_break',
        items: [{ variants: ['belt-black'], quantity: 3 }],
        repeats: true,
        rounding: 'unit',
        deal: { percent: '12.5' },
      },
      ...[
        ['DE', { USD: '25.00', EUR: '20.00' }],
        ['US', { USD: '25.00' }],
      ].map(([market, total]) => ({
        kind: 'kit',
        code: 'Set-1',
        deal: { total },
        markets: [market],
        items: [
          { variants: ['shoe-black', 'shoe-brown'], quantity: 1 },
          { variants: ['belt-black'], quantity: 2 },
        ],
      })),
    ],
  );
});

test('a kit of the same colour is one deal for each colour that all parts have', () => {
  const colour = (id, ...colours) => ({
    id,
    title: id,
    variants: colours.map((color) => ({ id: `${id}-${color}`, options: { color } })),
  });
  const { discounts } = catalog(
    JSON.stringify({
      language: 'en',
      products: [colour('shoe', 'black', 'brown', 'red'), colour('belt', 'black', 'brown')],
      offers: [
        {
          id: 'set',
          kit: {
            components: [{ product: 'shoe' }, { product: 'belt', same: 'color' }],
            deal: { percent_off: 10, applied_by: 'automatic' },
          },
        },
      ],
    }),
  );
  assert.deepEqual(
    discounts.map(({ items }) => items.map(({ variants: all }) => all.join())),
    [
      ['shoe-black', 'belt-black'],
      ['shoe-brown', 'belt-brown'],
    ],
  );
});

test('a file is told by what is in it', () => {
  const kinds = [
    ['rules.json', '// words\n{ "format": 1, "products": [] }', 'rules'],
    ['x.json', '{ broken', 'rules'],
    ['cart.json', '{"lines": []}', 'cart'],
    ['cart.js', '{"items": [], "token": "a"}', 'cart'],
    ['products.json', '{"products": []}', 'catalog'],
    ['export.CSV', 'Handle,Title', 'catalog'],
    ['list.json', '[{"id": 1}]', 'catalog'],
    ['rules.bin', 'CART\u0001', 'compiled'],
  ];
  assert.deepEqual(
    kinds.map(([name, text]) => kindOf(name, text)),
    kinds.map(([, , kind]) => kind),
  );
});

test('a question that a newer one of its kind overtakes is not worked on, and its text is not lost', async () => {
  const worked = [];
  let go;
  const ask = inTurn(async ({ kind, text, n }) => {
    worked.push([kind, n, text]);
    if (n === 1)
      await new Promise((done) => {
        go = done;
      });
    return n;
  });
  const answers = [
    ask({ kind: 'check', text: 'a', n: 1 }),
    ask({ kind: 'check', text: 'b', n: 2 }),
    ask({ kind: 'explain', n: 3 }),
    ask({ kind: 'check', n: 4 }),
    ask({ kind: 'complete', n: 5 }),
  ];
  await new Promise((done) => {
    setTimeout(done);
  });
  go();
  assert.deepEqual(await Promise.all(answers), [1, undefined, 3, 4, 5]);
  assert.deepEqual(worked, [
    ['check', 1, 'a'],
    ['complete', 5, 'b'],
    ['check', 4, undefined],
    ['explain', 3, undefined],
  ]);
});
