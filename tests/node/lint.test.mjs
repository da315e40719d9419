// `cart-associate lint` as a person or a script runs it, and what `compile` says of warnings.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const bin = fileURLToPath(new URL('bin/cart-associate.mjs', root));
const scratch = mkdtempSync(join(tmpdir(), 'cart-associate-lint-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const clean = readFileSync(new URL('tests/authoring/pages.json', root), 'utf8');
const vague = clean.replace('Keeps the cables off the floor when your {trigger} moves.', 'Our top pick for you.');
const wrong = clean.replace('"suggest": { "product": "cable-tray" }', '"suggest": { "product": "cable-trey" }');

function file(name, text) {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

/** Runs the command line; nothing here is a terminal. */
function run(args, { input = '', cwd = scratch } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd });
    const said = { stdout: '', stderr: '' };
    for (const name of Object.keys(said))
      child[name].on('data', (chunk) => {
        said[name] += chunk;
      });
    child.on('close', (code) => resolve({ code, ...said }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

test('it ends with 0 where nothing is found, 1 where something is, 2 where it could not run', async () => {
  const good = await run(['lint', file('clean.json', clean)]);
  assert.deepEqual([good.code, good.stderr], [0, '']);
  assert.match(good.stdout, /^nothing found in /);

  const warned = await run(['lint', file('vague.json', vague)]);
  assert.deepEqual([warned.code, warned.stderr], [1, '']);
  assert.match(warned.stdout, /^warning\[vague_why\]: /);
  assert.match(warned.stdout, /= see: (.*\/)?docs\/diagnostics\/vague_why\.md\n/);
  assert.match(warned.stdout, /\n1 warning\n\nquick win: `desk-cable-tray` /);
  assert.ok(!warned.stdout.includes('\u001b'), 'no colours but on a terminal');

  assert.match((await run(['lint', file('wrong.json', wrong)])).stdout, /^error\[unknown_product\]/);
  for (const [args, said] of [
    [['lint', 'nowhere.json'], /nowhere\.json cannot be read: there is no such file/],
    [['lint', 'a', 'b'], /one rule bundle is linted at a time/],
    [['lint', '--format', 'xml'], /not as `xml`/],
    [['lint', '--margin-floor', '20'], /needs `--costs`/],
    [['lint', '--now', 'soon'], /`soon` is no time/],
    [['lint', '--quick'], /Unknown option/],
  ]) {
    const { code, stdout, stderr } = await run(args);
    assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    assert.match(stderr, said);
  }
});

test('without a name it is rules.json, and - is standard input', async () => {
  file('rules.json', vague);
  assert.match((await run(['lint'])).stdout, /--> rules\.json:\d+:\d+ /);
  const piped = await run(['lint', '-'], { input: vague });
  assert.equal(piped.code, 1);
  assert.match(piped.stdout, /--> standard input:/);
});

test('as JSON and as SARIF it is one document, whatever is found', async () => {
  const json = JSON.parse((await run(['lint', '--format', 'json', file('vague.json', vague)])).stdout);
  assert.deepEqual(
    json.diagnostics.map(({ code, severity, page }) => [code, severity, page]),
    [['vague_why', 'warning', 'docs/diagnostics/vague_why.md']],
  );
  const [{ start, end, why, line }] = json.diagnostics;
  assert.equal(Buffer.from(vague).subarray(start, end).toString(), '"Our top pick for you."');
  assert.ok(why.length > 20 && line > 20);
  assert.deepEqual(
    [json.quick_win.offer, json.quick_win.found, JSON.parse(json.quick_win.replacement).suggest.product],
    ['desk-cable-tray', true, 'oak-oil'],
  );
  assert.deepEqual(JSON.parse((await run(['lint', '--format', 'json', file('clean.json', clean)])).stdout), {
    diagnostics: [],
  });

  for (const [name, text, code] of [
    ['vague.json', vague, 1],
    ['clean.json', clean, 0],
  ]) {
    file(name, text);
    const { code: ended, stdout } = await run(['lint', '--format', 'sarif', name]);
    const {
      version,
      runs: [only],
    } = JSON.parse(stdout);
    assert.deepEqual([ended, version, only.results.length], [code, '2.1.0', code]);
    if (code === 1) assert.equal(only.results[0].locations[0].physicalLocation.artifactLocation.uri, name);
  }
});

test('schedules are judged by the clock, or by the time given', async () => {
  const until = clean.replace('"kind": "pairs_well"', '"kind": "pairs_well", "schedule": { "until": "2020-01-01" }');
  file('over.json', until);
  assert.match((await run(['lint', 'over.json'])).stdout, /dead_schedule/);
  assert.equal((await run(['lint', 'over.json', '--now', '2019-12-31'])).code, 0);
});

test('costs are for the margin, and stay out of the compiled file', async () => {
  file('costs.csv', 'variant,currency,cost\nTRAY-1,USD,27.77\n');
  file('clean.json', clean);
  const costs = ['--costs', 'costs.csv', '--margin-floor', '10'];
  const { code, stdout } = await run(['lint', 'clean.json', ...costs]);
  assert.equal(code, 1);
  assert.match(stdout, /low_margin.*4\.2 percent in USD/);
  const compiled = await run(['compile', 'clean.json', '-o', 'with.bin', ...costs]);
  assert.equal(compiled.code, 0, 'a warning stops nothing');
  assert.match(compiled.stderr, /low_margin/);
  await run(['compile', 'clean.json', '-o', 'without.bin', '--quiet']);
  assert.deepEqual(readFileSync(join(scratch, 'with.bin')), readFileSync(join(scratch, 'without.bin')));

  file('costs.csv', 'variant,currency,cost\nTRAY-1,USD,cheap\n');
  const bad = await run(['lint', 'clean.json', ...costs]);
  assert.deepEqual([bad.code, bad.stdout], [2, '']);
  assert.match(bad.stderr, /costs\.csv:2: `cheap` is no amount/);
});

test('compile shows warnings, says what it left out and what a shopper downloads', async () => {
  file('vague.json', vague);
  const { code, stdout, stderr } = await run(['compile', 'vague.json', '-o', 'vague.bin']);
  assert.equal(code, 0);
  assert.match(stderr, /warning\[vague_why\]/);
  assert.match(stdout, /1 offer, 2 products\nleft out: 3 products that no offer needs\n/);
  const size = readFileSync(join(scratch, 'vague.bin')).length.toLocaleString('en');
  assert.match(
    stdout,
    new RegExp(`a shopper downloads [\\d,]+ bytes with brotli, [\\d,]+ bytes with gzip, ${size} bytes as it is\\n$`),
  );
  file('wrong.json', wrong);
  assert.equal((await run(['compile', 'wrong.json', '-o', 'wrong.bin'])).code, 1);
});
