// The types of the npm package say what the code does: those of plain values are made from the Rust types; the rest is
// compared.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { modules } from '../../scripts/lib/bundle.mjs';
import { dataTypes } from '../../scripts/types.mjs';

const root = new URL('../../', import.meta.url);
const text = (name) => readFileSync(new URL(name, root), 'utf8');
const index = text('types/index.d.ts');
const sorted = (list) => [...list].sort();

/** The members of an interface. */
function members(file, name) {
  const [, body] =
    new RegExp(String.raw`export interface ${name}(?: extends \w+)? \{\n([\s\S]*?)^\}`, 'm').exec(file) ??
    assert.fail(`there is no interface ${name}`);
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)(\??)[:(]/gm)].map(([, own, optional]) => own + optional);
}

/** The properties of a JSDoc typedef. */
function properties(file, name) {
  const [, body] =
    new RegExp(String.raw`@typedef \{object\} ${name}\b([\s\S]*?)(?:@typedef|\*/)`).exec(file) ??
    assert.fail(`there is no typedef ${name}`);
  return [...body.matchAll(/@property \{.*?\} (\[?)(\w+)/g)].map(([, optional, own]) => own + (optional ? '?' : ''));
}

test('the types of plain values are what the Rust types say', () => {
  assert.equal(
    text('types/data.d.ts'),
    dataTypes(),
    'run npm run types, and look at what has changed in types/data.d.ts',
  );
});

test('what the engine really writes has the members that its types tell of', () => {
  const told = members(text('types/data.d.ts'), 'Figures');
  const known = new Set(told.map((one) => one.replace('?', '')));
  let seen = 0;
  JSON.parse(text('tests/cases/decisions.snap.json'), (key, value) => {
    if (key !== 'figures') return value;
    for (const own of Object.keys(value)) assert.ok(known.has(own), `figures.${own}`);
    for (const own of told) if (!own.endsWith('?')) assert.ok(Object.hasOwn(value, own), `figures without ${own}`);
    seen += 1;
    return value;
  });
  assert.ok(seen > 20, `${seen} figures`);
});

test('options, handle, adapter and reasons are those of the shim', () => {
  const shim = text('www/shim/mount.js');
  const ours = members(index, 'Options').filter((own) => own !== 'sinks?');
  // `wasm` is optional here because an entry of the package knows its own.
  assert.deepEqual(sorted(ours), sorted(properties(shim, 'Options')));
  for (const name of ['Handle', 'Adapter', 'Reason'])
    assert.deepEqual(sorted(members(index, name)), sorted(properties(shim, name)), name);
});

test('the detail of an event is what the session and the shim put into it', () => {
  const answers = text('src/boundary/write.rs');
  const fieldsOf = (name) => {
    const [, body] = new RegExp(String.raw`fn ${name}\(([\s\S]*?)^\}`, 'm').exec(answers);
    // As arguments on one line or on several, and in a list of amounts.
    return [...body.matchAll(/(?:\bjson,\s*|\()"(\w+)"/g)].map(([, own]) => own);
  };
  const written = fieldsOf('event');
  const conditional = ['figures', 'promised', 'charged'];
  const expected = written.filter((own) => own !== 'name' && !conditional.includes(own));
  assert.deepEqual(sorted(members(index, 'CardDetail')), sorted([...expected, 'figures?', 'currency', 'exponent']));
  assert.deepEqual(sorted(members(index, 'PriceMismatchDetail')), ['charged', 'promised']);
  assert.deepEqual(sorted(members(index, 'Loaded')), sorted(fieldsOf('loaded')));
});

test('whatever can be imported has its types, and they name what it exports', async () => {
  for (const name of Object.keys(modules())) {
    const file = `types/${name}.d.ts`;
    assert.ok(existsSync(new URL(file, root)), `${file} is not there`);
    assert.deepEqual(values(file), Object.keys(await import(new URL(`dist/${name}.js`, root))).sort(), file);
  }
});

/** The names of values that a file of types exports. */
function values(file) {
  const types = text(file);
  const own = [...types.matchAll(/^export (?:declare )?(?:function|class|const) (\w+)/gm)].map(([, name]) => name);
  const lists = [...types.matchAll(/^export \{ (.*?) \}/gm)].flatMap(([, names]) => names.split(', '));
  const all = [...types.matchAll(/^export \* from '(.*)\.js'/gm)].flatMap(([, from]) =>
    values(new URL(`${from}.d.ts`, new URL(file, 'file:///')).pathname.slice(1)),
  );
  return sorted(new Set([...own, ...lists, ...all]));
}
