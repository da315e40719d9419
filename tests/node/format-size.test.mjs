// A compiled rule bundle is smaller than the same rules as JSON, at every size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authoring } from '../../bin/lib/authoring.mjs';
import { measured } from '../../scripts/lib/format-size.mjs';

const engine = await authoring();

for (const offers of [10, 100, 1000]) {
  test(`${offers} offers, compiled, are smaller than JSON`, () => {
    const { json, compiled, sections } = measured(engine, offers);
    assert.ok(compiled < json, `${compiled} bytes compiled, ${json} as JSON`);
    assert.ok(
      sections.length > 10 && sections.every(({ name }) => !name.startsWith('section')),
      'every section has a name',
    );
  });
}
