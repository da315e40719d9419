// The schema that editors use accepts what the compiler accepts, and refuses what it cannot even read. The schema is
// read by a validator that is not ours. `tests/authoring/schema.rs` holds the other half: it compiles the same files.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse, printParseErrorCode } from 'jsonc-parser';
import { validatorFor } from '../support/schema.mjs';

const root = new URL('../../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');
const schema = JSON.parse(read('docs/rules.schema.json'));

const validate = validatorFor(schema);

/** What stands in a file with comments. */
function value(text, name) {
  const errors = [];
  const found = parse(text, errors, { allowTrailingComma: true });
  assert.deepEqual(
    errors.map(({ error }) => printParseErrorCode(error)),
    [],
    name,
  );
  return found;
}

test('it is a schema of its draft', () => {
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.doesNotMatch(read('docs/rules.schema.json'), /"format": "/);
});

// ---- What is right

/** The rule bundles of a file of scenarios; a file in `bundles/` is one itself. */
function bundles(file) {
  if (!file.cases) return [file];
  return [file, ...file.cases].map(({ bundle }) => bundle).filter((bundle) => bundle && typeof bundle === 'object');
}

function* right() {
  yield ['full.json', JSON.parse(read('tests/authoring/full.json'))];
  yield ['the starter', value(read('src/authoring/starter.jsonc'), 'the starter')];
  yield ['the demo', JSON.parse(read('www/demo/rules.json'))];
  for (const name of ['README.md', 'docs/rules.md']) {
    const blocks = [...read(name).matchAll(/^```jsonc?[^\n]*\n(.*?)^```$/gms)].map(([, text]) => text);
    const complete = blocks.filter((text) => text.includes('"format"'));
    assert.ok(complete.length > 0, `${name} has an example`);
    for (const text of complete) yield [name, value(text, name)];
  }
  for (const folder of ['tests/cases/', 'tests/cases/bundles/']) {
    for (const name of readdirSync(new URL(folder, root)).filter((name) => /(?<!snap)\.json$/.test(name))) {
      // The head is left out there.
      const head = { format: 1, revision: '1', language: 'en' };
      for (const bundle of bundles(JSON.parse(read(folder + name)))) yield [folder + name, { ...head, ...bundle }];
    }
  }
}

test('what is right is valid', () => {
  const all = [...right()];
  assert.ok(all.length > 20, `${all.length} rule bundles`);
  for (const [name, bundle] of all) assert.ok(validate(bundle), `${name}: ${JSON.stringify(validate.errors)}`);
});

// ---- What is wrong

/** The good rule bundle with changes: a JSON Pointer and what to put there; `null` removes a member. */
function edited(edits) {
  const bundle = JSON.parse(read('tests/authoring/full.json'));
  for (const [pointer, value] of edits) {
    const steps = pointer.slice(1).split('/');
    const last = steps.pop();
    const parent = steps.reduce((part, step) => part[step], bundle);
    if (value === null && !Array.isArray(parent)) delete parent[last];
    else parent[last] = value;
  }
  return bundle;
}

const { unreadable, refused } = JSON.parse(read('tests/authoring/schema-cases.json'));

for (const edits of [...unreadable, ...refused]) {
  test(`refused: ${JSON.stringify(edits)}`, () => assert.ok(!validate(edited(edits))));
}
