// docs/scenarios.md and tests/cases say the same.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');
const text = read('docs/scenarios.md');

/** The rows of a table: the number, the file that it leads to if there is one, and the text. */
function rows(part) {
  const lines = part.split('\n').filter((line) => /^\| \[?\d/.test(line));
  return lines.map((line) => {
    const [, number, file, text] =
      /^\| \[?(\d+)(?:\]\(\.\.\/([^)]+)\))?(.*)\|$/.exec(line) ?? assert.fail(`a row that cannot be read: ${line}`);
    return { number: Number(number), file, text };
  });
}

const files = readdirSync(new URL('tests/cases/', root)).filter((name) => /^\d+-.*\.json$/.test(name));
const table = rows(text);

test('each scenario has its file, and each file its row', () => {
  assert.ok(files.length >= 30);
  assert.deepEqual(
    table.map(({ file }) => file),
    files.sort().map((name) => `tests/cases/${name}`),
  );
  for (const { number, file } of table) assert.equal(JSON.parse(read(file)).scenario, number, file);
});

test('the numbers run on, and none stands twice', () => {
  assert.deepEqual(
    table.map(({ number }) => number),
    table.map((_, index) => index + 1),
  );
});

/** What a scenario is run with, as text: its file, and the shared rule bundles that it names. */
function data(file) {
  const text = read(file);
  const shared = new Set([...text.matchAll(/"bundle": "([\w-]+\.json)"/g)].map(([, name]) => name));
  return [text, ...[...shared].map((name) => read(`tests/cases/bundles/${name}`))].join('\n');
}

// A figure that no digit or point continues on either side, so that "9.00" is not found in "499.00".
const stands = (figure, text) => new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(text);

for (const { number, file, text } of table) {
  test(`scenario ${number}: its figures, reasons and codes stand in its file`, () => {
    // "#2" is another scenario.
    const known = data(file).replaceAll(/(?<=\d),(?=\d{3})/g, '');
    const plain = text.replaceAll(/#\d+/g, '').replaceAll(/(?<=\d),(?=\d{3})/g, '');
    const figures = [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => figure);
    const missing = [...new Set(figures)].filter((figure) => !stands(figure, known));
    assert.deepEqual(missing, [], 'figures that the case does not have');
    const codes = [...text.matchAll(/`([a-z_A-Z-]+)`/g)].map(([, code]) => code);
    assert.deepEqual(
      codes.filter((code) => !known.includes(code)),
      [],
      'codes that the case does not have',
    );
  });
}
