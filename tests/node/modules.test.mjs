// No circles: in each compilation unit, the modules directly below its root name one another in one direction only.
// What a file names is read from its own `crate::` and `super::` paths; code of tests is not looked at.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const units = ['core', 'storefront', 'authoring', 'import', 'merchant'];

/** Circles that are allowed: `['authoring: a ↔ b']`. Keep it empty. */
const allowed = [];

/**
 * The source files of a unit: the module at the unit's root that each belongs to, how deep it lies below the root, and
 * its code.
 */
function files(unit) {
  const folder = join(root, 'src', unit);
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => {
      const parts = name.replace(/\.rs$/, '').split(/[\\/]/);
      if (parts.at(-1) === 'mod') parts.pop();
      if (parts.length === 1 && parts[0] === 'lib') parts.pop();
      return { module: parts[0] ?? '', depth: parts.length, code: code(readFileSync(join(folder, name), 'utf8')) };
    });
}

/** The code without comments, texts and tests. */
function code(text) {
  return text
    .replace(/\/\/.*/g, '')
    .replace(/"(?:[^"\\]|\\.)*"/gs, '""')
    .replace(/#\[cfg\(test\)\]\s*mod \w+ \{.*/s, '');
}

/** The first names of the paths that begin with a prefix; `{a, b::c}` gives `a` and `b::`. */
function paths(code, prefix) {
  const found = [];
  for (const { index } of code.matchAll(new RegExp(`(?<![\\w:])${prefix}`, 'g'))) {
    const rest = code.slice(index + prefix.length);
    const group = rest.startsWith('{') ? topLevel(rest.slice(1)) : [rest];
    found.push(...group.map((path) => /^\s*(\w+(?:::)?)/.exec(path)?.[1]).filter(Boolean));
  }
  return found;
}

/** The entries of a group in braces, whose own groups may hold commas. */
function topLevel(text) {
  const entries = [''];
  let depth = 1;
  for (const char of text) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth === 0) break;
    if (char === ',' && depth === 1) entries.push('');
    else entries[entries.length - 1] += char;
  }
  return entries;
}

/** Which modules a name at the unit's root may mean: a module, and one from which the root hands on an item. */
function namesAtRoot(all) {
  const modules = new Set(all.map(({ module }) => module).filter((module) => module !== ''));
  const names = new Map([...modules].map((module) => [module, [module]]));
  const lib = all.find(({ module }) => module === '')?.code ?? '';
  for (const [, module, rest] of lib.matchAll(/pub(?:\([^)]*\))? use (?:self::|crate::)?(\w+)::([^;]+);/g)) {
    if (!modules.has(module)) continue;
    for (const [name] of rest.matchAll(/\w+(?=\s*[,}]|\s*$)/g)) names.set(name, [...(names.get(name) ?? []), module]);
  }
  return { modules, names };
}

/** For each module the other modules that it names. */
function dependencies(all) {
  const { modules, names } = namesAtRoot(all);
  const graph = new Map([...modules].map((module) => [module, new Set()]));
  for (const { module, depth, code } of all) {
    if (module === '') continue;
    // A name with `::` after it is a module; another may be an item that the root hands on.
    const targets = (name) => {
      const [, plain, isModule] = /^(\w+)(::)?$/.exec(name);
      const all = names.get(plain) ?? [];
      return isModule && modules.has(plain) ? [plain] : all;
    };
    const named = [...paths(code, 'crate::'), ...paths(code, 'super::'.repeat(depth))];
    for (const target of named.flatMap(targets)) {
      if (target !== module) graph.get(module).add(target);
    }
  }
  return graph;
}

/** Every pair of modules that can be reached from one another, as `a ↔ b`. */
function circles(graph) {
  const reached = new Map(
    [...graph.keys()].map((start) => {
      const seen = new Set();
      const todo = [start];
      while (todo.length > 0) {
        for (const next of graph.get(todo.pop())) {
          if (!seen.has(next)) {
            seen.add(next);
            todo.push(next);
          }
        }
      }
      return [start, seen];
    }),
  );
  const all = [...graph.keys()].sort();
  return all.flatMap((one) =>
    all
      .filter((two) => one < two && reached.get(one).has(two) && reached.get(two).has(one))
      .map((two) => `${one} ↔ ${two}`),
  );
}

for (const unit of units) {
  test(`src/${unit}: no two modules name one another`, () => {
    const graph = dependencies(files(unit));
    assert.ok(graph.size > 1, `src/${unit} has modules`);
    const found = circles(graph).map((circle) => `${unit}: ${circle}`);
    const edges = [...graph].map(([module, targets]) => `${module} → ${[...targets].join(', ')}`).join('\n');
    assert.deepEqual(
      found.filter((circle) => !allowed.includes(circle)),
      [],
      `what each module names:\n${edges}`,
    );
  });
}

test('a circle is found, whichever way the modules name one another', () => {
  const file = (module, depth, text) => ({ module, depth, code: code(text) });
  const graph = dependencies([
    file('', 0, 'pub mod a; mod b; mod c;\npub use c::{Thing, other};'),
    file('a', 1, 'use super::{b::One, c};\n// crate::d'),
    file('b', 2, 'fn f() { super::super::a::g() }'),
    file('c', 2, 'use super::x;\n#[cfg(test)]\nmod tests { use crate::a; }'),
    file('d', 1, 'fn f() { let _ = "crate::a"; crate::other(); }'),
  ]);
  assert.deepEqual([...graph.get('a')], ['b', 'c']);
  assert.deepEqual([...graph.get('c')], []);
  assert.deepEqual([...graph.get('d')], ['c']);
  assert.deepEqual(circles(graph), ['a ↔ b']);
});
