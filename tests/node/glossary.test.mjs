// docs/glossary.md: each word stands once, in order, and is explained.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');

const rows = read('docs/glossary.md')
  .split('\n')
  .filter((line) => /^\| (?!word |---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, word, what, where]) => ({ word, what, where }));

const retired = rows.filter(({ word }) => word.startsWith('✗ ')).map(({ word }) => word.slice(2));

test('each word stands once, in order, and is explained', () => {
  const words = rows.map(({ word }) => word).filter((word) => !word.startsWith('✗ '));
  assert.ok(words.length > 50 && retired.length > 15);
  for (const list of [words, retired]) {
    assert.deepEqual(list, [...new Set(list)].sort());
  }
  assert.deepEqual(
    words.filter((word) => retired.includes(word)),
    [],
  );
  for (const { word, what } of rows) assert.match(what, /^[A-Z].*\.$|^Use: .*\.\)?$/, word);
});
