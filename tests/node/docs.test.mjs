// The pages for merchants do not drift from the code: their examples compile, and their tables are complete.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');
const page = read('docs/rules.md');
const pages = { 'docs/rules.md': page, 'README.md': read('README.md') };

// ---- Examples

/** The JSON blocks of a page. What stands after the language says which part of a file the block is. */
function blocks(name) {
  const found = [...pages[name].matchAll(/^```(jsonc?)(?: (\w+))?\n(.*?)^```$/gms)];
  return found.map(({ index, 2: place, 3: text }) => {
    const line = pages[name].slice(0, index).split('\n').length;
    return { at: `${name}:${line}`, place, text, complete: text.includes('"format"') };
  });
}

/** A small rule bundle that a fragment is put into; what the fragment names, it replaces. */
function around(place, fragment) {
  const variant = { id: 'desk-140', sku: 'DESK-140', prices: { USD: '499.00' } };
  const desk = {
    id: 'desk',
    title: 'Standing desk',
    vendor: 'Northwood',
    collections: ['desks'],
    attributes: { material: 'oak', desk_thickness_mm: 30 },
  };
  const offer = {
    id: 'desk-tray',
    kind: 'pairs_well',
    when: { line: { product: 'desk' } },
    why: 'Keeps the cables of your {trigger} tidy.',
  };
  const head = { format: 1, revision: '1', language: 'en' };
  const parts = { head, product: desk, variant, offer };
  assert.ok(Object.hasOwn(parts, place), `a fragment is one of ${Object.keys(parts).join(', ')}, and not ${place}`);
  Object.assign(parts[place], fragment);
  if (offer.kind === 'pairs_well') offer.suggest ??= { product: 'cable-tray' };
  const products = [
    { ...desk, variants: [variant] },
    { id: 'cable-tray', title: 'Cable tray', variants: [{ id: 'cable-tray-1', prices: { USD: '29.00' } }] },
    {
      id: 'priority',
      title: 'Priority delivery',
      requires_shipping: false,
      variants: [{ id: 'priority-1', prices: { USD: '9.00' } }],
    },
  ];
  return JSON.stringify({ ...head, products, offers: [offer] }, null, 2);
}

/** Compiles a rule bundle with the command line, as a merchandiser would. */
function compile(source) {
  const bin = fileURLToPath(new URL('bin/cart-associate.mjs', root));
  return new Promise((resolve) => {
    const options = { encoding: 'buffer', maxBuffer: 1 << 24 };
    const child = execFile(process.execPath, [bin, 'compile', '-', '-o', '-'], options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, bytes: stdout.length, said: String(stderr) });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(source);
  });
}

for (const name of Object.keys(pages)) {
  test(`every example of ${name} compiles`, async (t) => {
    const all = blocks(name);
    assert.ok(
      all.some(({ complete }) => complete),
      'there is a complete example',
    );
    assert.equal(all.length, [...pages[name].matchAll(/^```json/gm)].length, 'every JSON block has been read');
    for (const { at, place, text, complete } of all) {
      await t.test(at, async () => {
        const source = complete ? text : around(place, JSON.parse(`{${text}}`));
        const { code, bytes, said } = await compile(source);
        assert.equal(code, 0, said);
        assert.ok(bytes > 0, 'something was written');
      });
    }
  });
}

test('an example that is wrong would be noticed', async () => {
  const { code, said } = await compile(around('offer', { why: 'Most people add it.' }));
  assert.equal(code, 1);
  assert.match(said, /claim_without_evidence/);
});

// ---- Tables

/** The rows of the table after a marker, each as its cells without the backquotes of the first. */
function table(marker) {
  const parts = page.split(`<!-- ${marker} -->\n`);
  assert.equal(parts.length, 2, `docs/rules.md has one table with <!-- ${marker} -->`);
  const lines = parts[1].split('\n');
  const rows = lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
  const cells = rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells
    .filter(([first]) => first.startsWith('`'))
    .map(([first, ...rest]) => [first.replaceAll('`', ''), ...rest]);
}

const names = (rows) => rows.map(([name]) => name).sort();

function sameNames(rows, expected, what) {
  assert.ok(expected.length > 0, `${what}: found in the code`);
  assert.deepEqual(names(rows), [...new Set(expected)].sort(), what);
  for (const [name, ...cells] of rows)
    assert.ok(
      cells.every((cell) => cell !== ''),
      `${what}: ${name} is explained`,
    );
}

/** The structs of the source format with their fields, as a rule bundle names them. */
function structs() {
  const folder = 'src/authoring/source/';
  const files = readdirSync(new URL(folder, root), { recursive: true }).filter((name) => name.endsWith('.rs'));
  const text = files.map((name) => read(folder + name)).join('\n');
  const found = {};
  for (const [, attributes, name, body] of text.matchAll(/((?:^#\[[^\n]*\]\n)+)pub struct (\w+) \{\n(.*?)^\}/gms)) {
    if (!attributes.includes('Deserialize')) continue;
    const optional = /serde\([^)]*\bdefault\b/.test(attributes);
    const members = [...body.matchAll(/((?:^ +(?:\/\/|#\[)[^\n]*\n)*)^ +pub (?:r#)?(\w+):/gm)];
    // A field that no `pub` announces would go unseen.
    assert.equal(members.length, [...body.matchAll(/^ {4}\w[^\n]*:/gm)].length, `every field of ${name} is read`);
    found[name] = members.map(([, above, field]) => ({
      field: /rename = "([^"]+)"/.exec(above)?.[1] ?? field,
      required: !optional && !/serde\([^)]*\bdefault\b/.test(above),
    }));
  }
  return found;
}

const source = structs();
const markers = [...page.matchAll(/<!-- fields: ([\w ]+) -->/g)].map(([, marker]) => marker);

test('every part of the format has a table', () => {
  const described = markers.flatMap((marker) => marker.split(' '));
  assert.deepEqual(described.sort(), Object.keys(source).sort());
});

for (const marker of markers) {
  test(`the table of ${marker} has its fields, and tells which are required`, () => {
    const rows = table(`fields: ${marker}`);
    for (const name of marker.split(' ')) {
      const fields = source[name] ?? assert.fail(`there is no ${name} in the source format`);
      sameNames(
        rows,
        fields.map(({ field }) => field),
        name,
      );
      for (const { field, required } of fields) {
        const [, , said] = rows.find(([named]) => named === field);
        assert.equal(said === 'required', required, `${name}: ${field} is ${required ? '' : 'not '}required`);
      }
    }
  });
}

/** The fields whose values are words of a closed list: the list, and the table and row that name them. */
const words = [
  ['src/core/vocabulary.rs', 'Kind', 'Offer', 'kind'],
  ['src/core/vocabulary.rs', 'Placement', 'Offer', 'placements'],
  ['src/core/vocabulary.rs', 'Rounding', 'Deal', 'rounding'],
  ['src/authoring/source/settings.rs', 'Remember', 'Settings', 'remember'],
  ['src/authoring/source/offer/deal.rs', 'AppliedBy', 'Deal', 'applied_by'],
  ['src/authoring/source/offer/tier.rs', 'TierScope', 'Tier', 'for'],
];

for (const [file, name, struct, field] of words) {
  test(`every word that ${field} may be is in its row`, () => {
    const [, body] =
      new RegExp(`pub enum ${name} \\{\\n(.*?)^\\}`, 'ms').exec(read(file)) ?? assert.fail(`${file}: ${name}`);
    const known = [...body.matchAll(/^ +([A-Z]\w*)/gm)].map(([, word]) =>
      word.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase(),
    );
    assert.ok(known.length > 1, `${name} is read`);
    const row = table(`fields: ${struct}`)
      .find(([first]) => first === field)
      .join(' ');
    for (const word of known) assert.match(row, new RegExp(`\`"?${word}"?\``), word);
  });
}

test('every diagnostic code is there, and no other', () => {
  const [, body] = /^codes! \{\n(.*?)^\}/ms.exec(read('src/authoring/codes.rs'));
  sameNames(
    table('codes'),
    [...body.matchAll(/^ +[A-Z]\w* "(\w+)" "/gm)].map(([, id]) => id),
    'codes',
  );
  assert.equal(
    body.match(/^ +[A-Z_\d]+ "/gm).length,
    table('codes').length,
    'every line of the table of codes is read',
  );
});

test('every reason to withhold is there, and no other', () => {
  const text = read('src/core/engine/withheld.rs');
  sameNames(
    table('reasons'),
    [...text.matchAll(/Withheld::\w+ => "(\w+)"/g)].map(([, code]) => code),
    'reasons',
  );
});

test('docs/explain.md tells of every reason and of every fault that a cart can have, and of no other', () => {
  const text = read('docs/explain.md');
  const first = (marker) =>
    [
      ...text
        .split(marker)[1]
        .split('\n\n')[0]
        .matchAll(/^\| (`.+?`(?:, `.+?`)*) \|/gm),
    ]
      .flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))
      .sort();
  const reasons = [...read('src/core/engine/withheld.rs').matchAll(/Withheld::\w+ => "(\w+)"/g)].map(
    ([, code]) => code,
  );
  assert.deepEqual(first('<!-- reasons -->'), reasons.sort());

  const sources = [
    'src/core/cart.rs',
    'src/core/context.rs',
    ...readdirSync(new URL('src/authoring/carts/', root)).map((name) => `src/authoring/carts/${name}`),
  ];
  const codes = sources.flatMap((name) =>
    [...read(name).matchAll(/"((?:cart|context|input|ledger|json|unknown)_[a-z]+)",/g)].map(([, code]) => code),
  );
  assert.deepEqual(first('<!-- faults -->'), [...new Set(codes)].sort());
});

test('every placeholder is there, and no other', () => {
  const [, count, body] = /ALL: \[[^\]]*; (\d+)\] = \[(.*?)\];/s.exec(read('src/core/text.rs'));
  const found = [...body.matchAll(/\("(\w+)", Placeholder::/g)].map(([, name]) => `{${name}}`);
  assert.equal(found.length, Number(count));
  sameNames(table('placeholders'), found, 'placeholders');
});

// ---- Figures

test('the worked figure is that of its scenario', () => {
  const {
    bundle,
    cases: [
      {
        expect: {
          suggestions: [expected],
        },
      },
    ],
  } = JSON.parse(read('tests/cases/09-soap.json'));
  const [, worked] = page.split('**A worked figure.**');
  const said = Object.fromEntries(
    [...worked.matchAll(/^\| (.+?) \|.*\| (.+?) \|$/gm)].map(([, what, result]) => [what, result]),
  );
  assert.equal(said['the deal'], expected.deal);
  for (const name of ['price', 'difference', 'saving']) assert.equal(said[`\`{${name}}\``], expected[name]);
  assert.equal(said['`{saving_percent}`'], `${expected.saving_percent}%`);
  const example = blocks('docs/rules.md').find(({ complete, text }) => complete && text.includes('three-soaps'));
  assert.deepEqual(JSON.parse(example.text).offers[0].quantity_break, bundle.offers[0].quantity_break);
});

test('links within the page lead somewhere', () => {
  const anchor = (heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .trim()
      .replaceAll(' ', '-');
  const anchors = (text) => new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading)));
  for (const [, file, target] of page.matchAll(/\]\(([^)#]*)#([^)]+)\)/g)) {
    assert.ok(anchors(file ? read(`docs/${file}`) : page).has(target), `${file}#${target}`);
  }
});
