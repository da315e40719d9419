// `npm test`: every check there is, in order, going on after a failure. The last line is "N passed, N failed".
//
//   npm test -- e2e node      only these parts, and what they need: fmt clippy cargo build browser node e2e package

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webdriverSettings } from './lib/browser.mjs';
import { Problem, root, run, seconds } from './lib/run.mjs';
import { toolEnv } from './lib/rust.mjs';
import { build } from './build.mjs';
import { ensureTestTools } from './tools.mjs';

const wasm = ['--package', 'cart-associate-storefront', '--target', 'wasm32-unknown-unknown', '--features', 'download'];
const lint = ['clippy', '--locked'];

// `needs`: a part that must have passed, or there is nothing sound to test.
const parts = {
  fmt: { title: 'Formatting of the Rust code', action: () => cargo('fmt', '--check') },
  clippy: { title: 'Lints of the Rust code', action: clippy },
  cargo: {
    title: 'Rust tests: unit, scenarios, properties',
    action: () => cargo('test', '--locked', '--no-fail-fast'),
  },
  build: { title: 'Build', action: buildAll },
  browser: { title: 'Rust tests in headless Chromium', action: inBrowser },
  node: { title: 'JavaScript tests in Node', needs: 'build', action: () => nodeTests('tests/node') },
  e2e: { title: 'The demo shop in headless Chromium', needs: 'build', action: () => nodeTests('tests/e2e', 2) },
  package: {
    title: 'The npm package, and consumers built from it',
    needs: 'build',
    action: () => nodeTests('tests/packaging'),
  },
};

let browser;
const counts = { passed: 0, failed: 0 };
const summary = [];
const broken = new Set();

try {
  const wanted = choose(process.argv.slice(2));
  const any = (...names) => names.some((name) => wanted.includes(name));
  browser = await ensureTestTools({
    lint: any('fmt', 'clippy'),
    pack: any('browser'),
    browser: any('browser', 'e2e', 'package'),
  });
  for (const name of wanted) await runPart(name, parts[name]);
} catch (error) {
  console.log(`\n${error instanceof Problem ? error.message : error.stack}`);
  counts.failed += 1;
}
console.log(`\n${summary.join('\n')}\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed`);

function choose(names) {
  const unknown = names.find((name) => !(name in parts));
  if (unknown) throw new Problem(`There is no part "${unknown}". The parts are: ${Object.keys(parts).join(' ')}`);
  const needed = new Set(names.flatMap((name) => [name, parts[name].needs]));
  return Object.keys(parts).filter((name) => names.length === 0 || needed.has(name));
}

async function runPart(name, { title, needs, action }) {
  const start = performance.now();
  console.log(`\n━━ ${title} (${name})\n`);
  let result;
  try {
    result = broken.has(needs) ? { passed: 0, failed: 0, ok: false, why: 'not run: the build failed' } : await action();
  } catch (error) {
    console.log(error instanceof Problem ? error.message : error.stack);
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

async function cargo(...args) {
  const { code, stdout, timedOut } = await run('cargo', args, { env: toolEnv() });
  return { ...rustCounts(stdout), ok: code === 0, ...late(timedOut) };
}

async function clippy() {
  const native = await cargo(...lint, '--all-targets', '--', '-D', 'warnings');
  const web = await cargo(...lint, ...wasm, '--', '-D', 'warnings');
  return { passed: 0, failed: Number(!native.ok) + Number(!web.ok), ok: native.ok && web.ok };
}

async function buildAll() {
  await build();
  return { passed: 0, failed: 0, ok: true };
}

// The authoring code as well, so that the cases, which are JSON, can be compiled where they run.
async function inBrowser() {
  const args = ['test', '--headless', '--chrome', '--chromedriver', browser.driver, '--mode', 'no-install'];
  const env = toolEnv({
    WASM_BINDGEN_TEST_TIMEOUT: process.env.WASM_BINDGEN_TEST_TIMEOUT ?? '300',
    WASM_BINDGEN_TEST_WEBDRIVER_JSON: webdriverSettings(browser.chrome),
  });
  // wasm-bindgen's test runner waits for ever when the driver stops answering.
  const { code, stdout, stderr, timedOut } = await run('wasm-pack', [...args, '--', '--locked'], { env, minutes: 10 });
  const { passed, failed } = rustCounts(stdout + stderr);
  const ran = passed + failed > 0;
  return { passed, failed, ok: code === 0 && ran, ...(ran ? {} : { why: 'no test was run' }), ...late(timedOut) };
}

/** What cargo's and wasm-bindgen's runners report, one line for each file of tests. */
function rustCounts(output) {
  const lines = [...output.matchAll(/test result: .*?(\d+) passed; (\d+) failed/g)];
  const sum = (index) => lines.reduce((total, line) => total + Number(line[index]), 0);
  return { passed: sum(1), failed: sum(2) };
}

/** @param {number} [atOnce]  files: a shopper mostly waits, and two of them need hardly longer than one */
async function nodeTests(folder, atOnce = 1) {
  const files = testFiles(join(root, folder));
  if (files.length === 0) throw new Problem(`There is no *.test.mjs in ${folder}.`);
  const scratch = mkdtempSync(join(tmpdir(), 'cart-associate-'));
  const tap = join(scratch, 'result.tap');
  // Two reports: one for people, one whose form is the same in every version of Node.
  const report = (form, to) => [`--test-reporter=${form}`, `--test-reporter-destination=${to}`];
  const flags = ['--test', `--test-concurrency=${atOnce}`, ...report('spec', 'stdout'), ...report('tap', tap)];
  const env = toolEnv({ ...(browser ? { CHROME: browser.chrome, CHROMEDRIVER: browser.driver } : {}) });
  const { code, timedOut } = await run(process.execPath, [...flags, ...files], { env, minutes: 15 });
  const result = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  rmSync(scratch, { recursive: true, force: true });
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(result)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), ok: code === 0, ...late(timedOut) };
}

// Listed by hand: what Node makes of a folder's name differs from version to version.
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.test\.m?js$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

function late(timedOut) {
  return timedOut ? { why: 'stopped: it did not come to an end' } : {};
}
