// What the npm package's types say that a module exports is what it exports. TypeScript compares.
//
// That both sides of the boundary name alike what crosses it is held elsewhere: tests/shapes.rs, tests/shapes/check.ts.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { modules } from '../../scripts/lib/bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { exports: offered } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Where package.json says that a module and its types are. @param {string} name  as in modules() */
function filesOf(name) {
  const [folder, one] = name.split('/');
  const { types, default: file } = one ? offered[`./${folder}/*`] : offered[name === 'index' ? '.' : `./${name}`];
  return [types, file].map((/** @type {string} */ path) => path.replace('*', one));
}

/**
 * What TypeScript says of a file that compares types with lists of names.
 * @param {[types: string, names: string[]][]} all
 */
function compared(all) {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test-results', 'types-'));
  const lines = all.map(([types, names], index) => {
    const list = names.map((name) => `'${name}'`).join(' | ') || 'never';
    return `import * as m${index} from '../../${types.replace('./', '').replace('.d.ts', '.js')}';
export const e${index}: Same<keyof typeof m${index}, ${list}> = true;`;
  });
  const same =
    'type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : [missing: Exclude<B, A>]) : [more: Exclude<A, B>];';
  writeFileSync(join(folder, 'exports.ts'), [...lines, same].join('\n'));
  const args = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--ignoreConfig'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, ...args, join(folder, 'exports.ts')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout;
}

test('whatever can be imported has its types, and they name what it exports', async () => {
  /** @type {[string, string[]][]} */
  const all = [];
  for (const name of Object.keys(modules())) {
    const [types, file] = filesOf(name);
    assert.ok(existsSync(join(root, types)), `${types} is not there`);
    all.push([types, Object.keys(await import(join(root, file)))]);
  }
  assert.ok(all.length > 6);
  assert.equal(compared(all), '');
});

test('a name too few, or too many, would be noticed', () => {
  const [types] = filesOf('sinks/ga4');
  assert.match(compared([[types, []]]), /more: "ga4"/);
  assert.match(compared([[types, ['ga4', 'ga5']]]), /missing: "ga5"/);
});
