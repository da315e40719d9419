// Each patch that breaks a guardrail (`npm run sabotage`, docs/guardrails.md) fits the sources of today.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

for (const name of readdirSync(new URL('../sabotage/', import.meta.url)).filter((one) => one.endsWith('.patch')))
  test(`${name} fits`, () => {
    const args = ['apply', '--check', '-C1', '--recount', '--whitespace=nowarn', `tests/sabotage/${name}`];
    const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
