// `npm test`: every check there is, going on after a failure. The last line is "N passed, N failed".
//
//   npm test -- e2e node      only these parts, and what they need: fmt js clippy cargo build browser node e2e package

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { webdriverSettings } from './lib/browser.mjs';
import { Problem, root, run, seconds } from './lib/run.mjs';
import { toolEnv } from './lib/rust.mjs';
import { build } from './build.mjs';
import { ensureTestTools } from './tools.mjs';

const strictly = ['--', '-D', 'warnings'];

/**
 * @typedef {object} Result
 * @property {number} passed @property {number} failed
 * @property {boolean} ok
 * @property {string} [why]  in place of the figures
 *
 * @typedef {object} Part
 * @property {string} title
 * @property {string} [needs]  a part that must have passed, or there is nothing sound to test
 * @property {() => Promise<Result>} action
 */

/** @type {Record<string, Part>} */
const parts = {
  fmt: { title: 'Formatting of the Rust code', action: () => cargo('fmt', '--all', '--check') },
  js: { title: 'JavaScript: formatting, lints, types', action: script },
  clippy: { title: 'Lints of the Rust code', action: clippy },
  cargo: {
    title: 'Rust tests: unit, scenarios, properties',
    action: () => cargo('test', '--locked', '--workspace', '--no-fail-fast'),
  },
  build: { title: 'Build', action: buildAll },
  browser: { title: 'Rust tests in headless Chromium', action: inBrowser },
  node: { title: 'JavaScript tests in Node', needs: 'build', action: () => nodeTests('tests/node') },
  e2e: { title: 'The demo shop in headless Chromium', needs: 'build', action: () => nodeTests('tests/e2e', 3) },
  package: {
    title: 'The npm package, and consumers built from it',
    needs: 'build',
    action: () => nodeTests('tests/packaging'),
  },
};

/**
 * What runs side by side, because one leaves idle what the other needs: a build ends on one core, the tests in Node need
 * one, and shoppers wait. The parts of a list follow each other; the second list has a process of its own.
 */
const lanes = [
  ['fmt', 'js', 'clippy', 'cargo', 'browser'],
  ['build', 'node', 'package', 'e2e'],
];

/** @type {import('./lib/browser.mjs').Browser|undefined} */
let browser;
const counts = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];
/** @type {Set<string|undefined>} */
const broken = new Set();

try {
  const [first, ...names] = process.argv.slice(2);
  // `--alone` is how this script starts itself: these parts and no others.
  const wanted = first === '--alone' ? names : choose(process.argv.slice(2));
  /** @param {...string} names */
  const any = (...names) => names.some((name) => wanted.includes(name));
  browser = await ensureTestTools({
    lint: any('fmt', 'clippy'),
    pack: any('browser'),
    browser: any('browser', 'e2e', 'package'),
  });
  const [here, there] = lanes.map((lane) => lane.filter((name) => wanted.includes(name)));
  const sideBySide = here.length > 0 && there.length > 0;
  const other = sideBySide ? beside(there) : undefined;
  for (const name of sideBySide ? here : [...here, ...there]) await runPart(name, parts[name]);
  take(await other, there);
} catch (error) {
  console.log(`\n${said(error)}`);
  counts.failed += 1;
}
console.log(`\n${summary.join('\n')}\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed`);

/** Runs parts in a process of their own, and answers what it printed. @param {string[]} names */
async function beside(names) {
  const known = browser ? { CHROME: browser.chrome, CHROMEDRIVER: browser.driver } : {};
  const args = [fileURLToPath(import.meta.url), '--alone', ...names];
  return (await run(process.execPath, args, { env: toolEnv(known), show: 'nothing', minutes: 40 })).stdout;
}

/** Prints what another process printed, and takes over its results. @param {string|undefined} output @param {string[]} names */
function take(output, names) {
  if (output === undefined) return;
  const lines = output.trimEnd().split('\n');
  const found = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '');
  const results = lines.filter((line) => /^[✓✗] /.test(line) && names.includes(line.split(/\s+/)[1] ?? ''));
  console.log(
    lines
      .slice(0, found ? -1 : undefined)
      .filter((line) => !results.includes(line))
      .join('\n')
      .trimEnd(),
  );
  summary.push(...results);
  counts.passed += Number(found?.[1] ?? 0);
  counts.failed += Number(found?.[2] ?? 1);
  for (const name of names) {
    const passed = results.some((line) => line.startsWith('✓') && line.split(/\s+/)[1] === name);
    if (!passed) broken.add(name);
  }
}

/** @param {string[]} names */
function choose(names) {
  const unknown = names.find((name) => !(name in parts));
  if (unknown) throw new Problem(`There is no part "${unknown}". The parts are: ${Object.keys(parts).join(' ')}`);
  const needed = new Set(names.flatMap((name) => [name, parts[name].needs]));
  return Object.keys(parts).filter((name) => names.length === 0 || needed.has(name));
}

/** @param {string} name @param {Part} part */
async function runPart(name, { title, needs, action }) {
  const start = performance.now();
  console.log(`\n━━ ${title} (${name})\n`);
  /** @type {Result} */
  let result;
  try {
    result = broken.has(needs) ? { passed: 0, failed: 0, ok: false, why: 'not run: the build failed' } : await action();
  } catch (error) {
    console.log(said(error));
    result = { passed: 0, failed: 0, ok: false };
  }
  // What fails without saying how often has failed once.
  const failed = result.ok ? result.failed : Math.max(result.failed, 1);
  if (failed > 0) broken.add(name);
  counts.passed += result.passed;
  counts.failed += failed;
  const numbers = result.why ?? (result.passed + result.failed > 0 ? `${result.passed} passed, ${failed} failed` : '');
  summary.push(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(8)} ${seconds(start).padStart(8)}  ${numbers}`.trimEnd());
}

/** @param {unknown} error */
function said(error) {
  return error instanceof Problem ? error.message : error instanceof Error ? error.stack : String(error);
}

/** @param {...string} args @returns {Promise<Result>} */
async function cargo(...args) {
  const { code, stdout, timedOut } = await run('cargo', args, { env: toolEnv() });
  return { ...rustCounts(stdout), ok: code === 0, ...late(timedOut) };
}

/** Each counts as one check. */
async function script() {
  const program = (/** @type {string} */ path) => join(root, 'node_modules', path);
  const biome = program('@biomejs/biome/bin/biome');
  const tsc = program('typescript/bin/tsc');
  const checks = [
    [biome, 'format', '.'],
    [biome, 'lint', '--error-on-warnings', '.'],
    ...['tsconfig.json', 'tsconfig.node.json', 'tests/shapes/tsconfig.json'].map((config) => [tsc, '-p', config]),
  ];
  let passed = 0;
  for (const args of checks) passed += Number((await run(process.execPath, args)).code === 0);
  return { passed, failed: checks.length - passed, ok: passed === checks.length };
}

/** The whole for this machine, then each of the two modules as it is shipped. */
async function clippy() {
  const wasm = ['--target', 'wasm32-unknown-unknown'];
  const targets = [
    ['--workspace', '--all-targets'],
    ['--package', 'cart-associate-storefront', '--features', 'download', ...wasm],
    ['--package', 'cart-associate-merchant', ...wasm],
  ];
  let failed = 0;
  for (const target of targets) failed += Number(!(await cargo('clippy', '--locked', ...target, ...strictly)).ok);
  return { passed: targets.length - failed, failed, ok: failed === 0 };
}

async function buildAll() {
  await build();
  return { passed: 1, failed: 0, ok: true };
}

// The authoring code as well, so that the cases, which are JSON, can be compiled where they run.
async function inBrowser() {
  if (!browser) throw new Problem('There is no browser.');
  const env = toolEnv({
    WASM_BINDGEN_TEST_TIMEOUT: process.env.WASM_BINDGEN_TEST_TIMEOUT ?? '300',
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: webdriverSettings(browser.chrome),
  });
  // Of the whole crate's tests only this file runs in a browser; the others are not even built for it.
  const args = ['test', '--headless', '--chrome', '--chromedriver', browser.driver, '--mode', 'no-install'];
  const what = ['--locked', '--test', 'browser'];
  // wasm-bindgen's test runner waits for ever when the driver stops answering.
  const { code, stdout, stderr, timedOut } = await run('wasm-pack', [...args, '--', ...what], { env, minutes: 15 });
  const { passed, failed } = rustCounts(stdout + stderr);
  const ran = passed + failed > 0;
  return { passed, failed, ok: code === 0 && ran, ...(ran ? {} : { why: 'no test was run' }), ...late(timedOut) };
}

/**
 * What cargo's and wasm-bindgen's runners report, one line for each file of tests.
 * (libtest has a machine-readable form on nightly toolchains only.)
 * @param {string} output
 */
function rustCounts(output) {
  const lines = [...output.matchAll(/test result: .*?(\d+) passed; (\d+) failed/g)];
  /** @param {number} index */
  const sum = (index) => lines.reduce((total, line) => total + Number(line[index]), 0);
  return { passed: sum(1), failed: sum(2) };
}

/**
 * @param {string} folder
 * @param {number} [atOnce] files: a shopper needs a processor two thirds of the time, so three of them keep two busy
 */
async function nodeTests(folder, atOnce = 1) {
  const files = testFiles(join(root, folder));
  if (files.length === 0) throw new Problem(`There is no *.test.mjs in ${folder}.`);
  const scratch = mkdtempSync(join(tmpdir(), 'cart-associate-'));
  const tap = join(scratch, 'result.tap');
  // Two reports: one for people, one whose form is the same in every version of Node.
  /** @param {string} form @param {string} to */
  const report = (form, to) => [`--test-reporter=${form}`, `--test-reporter-destination=${to}`];
  const flags = ['--test', `--test-concurrency=${atOnce}`, ...report('spec', 'stdout'), ...report('tap', tap)];
  const env = toolEnv({ ...(browser ? { CHROME: browser.chrome, CHROMEDRIVER: browser.driver } : {}) });
  const { code, timedOut } = await run(process.execPath, [...flags, ...files], { env, minutes: 15 });
  const result = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  rmSync(scratch, { recursive: true, force: true });
  /** @param {string} word */
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(result)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), ok: code === 0, ...late(timedOut) };
}

// Listed by hand: what Node makes of a folder's name differs from version to version.
/** @param {string} folder */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.test\.m?js$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** @param {boolean} timedOut */
function late(timedOut) {
  return timedOut ? { why: 'stopped: it did not come to an end' } : {};
}
