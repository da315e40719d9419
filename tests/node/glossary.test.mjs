// docs/glossary.md: each word stands once, in order, and is explained.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

// ---- Retired names

const ignored = /(^|\/)(node_modules|target|dist)\//;
const sources = ['src', 'www', 'bin', 'scripts', 'tests', 'benches']
  .filter((folder) => existsSync(new URL(folder, root)))
  .flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true }).map((name) => `${folder}/${name}`))
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(rs|js|mjs|ts)$/.test(name) && !ignored.test(name));

/** What Rust or JavaScript gives a name that others use: types, functions, modules, fields, variants. */
function declared(text, isRust) {
  const code = text.replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''));
  const forms = isRust
    ? [
        /\b(?:struct|enum|trait|type|fn|mod|const|static)\s+(?:r#)?(\w+)/g,
        /^\s*(?:pub(?:\([\w ]+\))?\s+)?(\w+):\s/gm,
        /^\s+([A-Z]\w*)(?:\(.*\)|\s\{.*)?,?$/gm,
      ]
    : [/\b(?:class|function|interface|type)\s+\*?(\w+)/g, /^\s+(?:async\s+)?#?(\w+)\([^)]*\)\s*\{/gm];
  return forms.flatMap((form) => [...code.matchAll(form)].map(([, name]) => name));
}

const snake = (name) => name.replaceAll(/(?<=[a-z\d])[A-Z]/g, '_$&').toLowerCase();

test('no source declares a retired name', () => {
  assert.ok(sources.length > 300);
  const found = [];
  for (const name of sources) {
    const file = snake(name.split('/').at(-1).split('.')[0]);
    // A word with a capital is that of a type; any other stands for a name however it is written.
    const names = declared(read(name), name.endsWith('.rs')).flatMap((word) => [word, snake(word)]);
    for (const word of new Set([file, ...names])) if (retired.includes(word)) found.push(`${name}: ${word}`);
  }
  assert.deepEqual(found, []);
});

test('a retired name would be noticed', () => {
  const rust = "// struct Old;\npub struct Scene<'a> {\n    pub in_vain: bool,\n}\nfn bears() { let whole = 1; }";
  assert.deepEqual(declared(rust, true), ['Scene', 'bears', 'in_vain']);
  const script = '// function old() {}\nclass Desk {\n  together() {}\n}';
  assert.deepEqual(declared(script, false), ['Desk', 'together']);
});
