// `npm run sabotage`: breaks each guardrail in a copy of the sources, and expects the properties to notice.
//
//   npm run sabotage                    every patch of tests/sabotage (minutes: each is compiled)
//   npm run sabotage -- at-most-three   only these
//
// The copy has a target directory of its own, so that only what a patch touches is built anew.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ask, main, Problem, root, run, seconds } from './lib/run.mjs';
import { ensureRust, toolEnv } from './lib/rust.mjs';

const folder = join(root, 'tests', 'sabotage');

/** @typedef {{name: string, noticed: boolean, what: string}} Row */

main(async () => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .map((name) => name.slice(0, -6))
    .sort();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown) throw new Problem(`There is no guardrail "${unknown}". They are:\n  ${all.join('\n  ')}`);
  await ensureRust();
  const copy = mkdtempSync(join(tmpdir(), 'cart-associate-sabotage-'));
  /** @type {Row[]} */
  const rows = [];
  try {
    copySources(copy);
    const target = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'sabotage');
    const env = toolEnv({ CARGO_TARGET_DIR: target, RUST_BACKTRACE: '0', CARGO_PROFILE_TEST_DEBUG: '0' });
    await healthy(copy, env);
    for (const name of wanted.length > 0 ? wanted : all) {
      const row = await sabotage(name, copy, env);
      rows.push(row);
      console.log(`  ${row.what}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  const width = Math.max(...rows.map((row) => row.name.length));
  console.log();
  for (const row of rows) console.log(`${row.noticed ? '✓' : '✗'} ${row.name.padEnd(width)}  ${row.what}`);
  const missed = rows.filter((row) => !row.noticed).length;
  console.log(`\n${rows.length - missed} passed, ${missed} failed`);
  process.exitCode = missed > 0 ? 1 : 0;
});

/** What cargo needs, as it is in the working tree; the rest of the project has no part in this. @param {string} copy */
function copySources(copy) {
  const listed = ask('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  if (listed === undefined) throw new Problem('`git ls-files` fails here; the sources are copied by it.');
  for (const file of listed.split('\n')) {
    // With the tables that both sides read.
    const needed = !file.includes('/') || /^(src|tests|benches)\//.test(file) || /^www\/.*\.json$/.test(file);
    if (!needed || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
}

/** A property that fails anyhow would notice everything. @param {string} copy @param {NodeJS.ProcessEnv} env */
async function healthy(copy, env) {
  console.log('━━ as it is: every property must hold');
  const { stdout, failed } = await properties(copy, env, []);
  if (failed.length === 0 && /^test result: ok/m.test(stdout)) return;
  throw new Problem(
    `The properties must hold before anything is broken. ${failed.join(', ') || 'They do not compile.'}`,
  );
}

/** @param {string} copy @param {NodeJS.ProcessEnv} env @param {string[]} tests */
async function properties(copy, env, tests) {
  const manifest = join(copy, 'Cargo.toml');
  const args = ['test', '--locked', '--manifest-path', manifest, '--test', 'properties', '--', ...tests];
  const result = await run('cargo', args, { env, show: 'nothing', minutes: 10 });
  const failed = [...result.stdout.matchAll(/^test (\S+) \.\.\. FAILED$/gm)].map((match) => match[1]);
  return { ...result, failed };
}

/** @param {string} name @param {string} copy @param {NodeJS.ProcessEnv} env @returns {Promise<Row>} */
async function sabotage(name, copy, env) {
  const patch = join(folder, `${name}.patch`);
  const [, tests = ''] = /^Fails: (.*)$/m.exec(readFileSync(patch, 'utf8')) ?? [];
  console.log(`\n━━ ${name}: without it, ${tests} must fail`);
  const start = performance.now();
  if (!apply(patch, copy)) return { name, noticed: false, what: 'the patch no longer fits the sources' };
  const { code, failed, timedOut } = await properties(copy, env, tests.split(' '));
  if (!apply(patch, copy, '--reverse')) throw new Problem(`${name}.patch could not be taken back.`);
  if (failed.length > 0)
    return { name, noticed: true, what: `${failed.join(', ')} failed, as expected, in ${seconds(start)}` };
  if (timedOut) return { name, noticed: false, what: 'it did not come to an end' };
  return { name, noticed: false, what: code === 0 ? 'nothing was noticed' : 'it does not compile' };
}

/**
 * Sources move on under a patch; a line of context on each side is enough to find the place.
 * @param {string} patch @param {string} copy @param {...string} more
 */
function apply(patch, copy, ...more) {
  const args = ['apply', '-C1', '--recount', '--whitespace=nowarn', ...more, patch];
  return (
    spawnSync('git', args, { cwd: copy, env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) } }).status === 0
  );
}
