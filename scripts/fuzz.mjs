// `npm run fuzz`: random and mutated input for every entry point of the merchant's side, as often as asked.
//
//   npm run fuzz -- --count 1000000 --seed 7     so many executions in all; the seed makes them the same again
//   npm run fuzz -- --write                      writes the summary into docs/fuzzing.md

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMain, main, Problem, root, run } from './lib/run.mjs';
import { toolEnv } from './lib/rust.mjs';

const page = join(root, 'docs', 'fuzzing.md');
const [begin, end] = ['<!-- summary -->\n', '<!-- end of summary -->'];

/** The targets, from the tests themselves. */
function targets() {
  const files = ['targets.rs', 'tellers.rs'].map((name) => readFileSync(join(root, 'tests', 'fuzz', name), 'utf8'));
  return [...files.join('\n').matchAll(/name: "([a-z-]+)", make/g)].map(([, name]) => name);
}

/** @typedef {{target: string, executions: number, outcomes: Record<string, number>, slowest_ms: number}} Report */

/** @param {{count: number, seed: number, write: boolean}} options */
async function fuzz({ count, seed, write }) {
  const each = Math.ceil(count / targets().length);
  const args = ['test', '--locked', '--test', 'fuzz', '--', '--nocapture'];
  const env = toolEnv({ FUZZ_COUNT: String(each), FUZZ_SEED: String(seed), RUST_BACKTRACE: '0' });
  const { code, stdout } = await run('cargo', args, { env, minutes: 24 * 60 });
  /** @type {Report[]} */
  const found = [...stdout.matchAll(/^fuzz: (.*)$/gm)].map(([, json]) => JSON.parse(json));
  if (code !== 0) throw new Problem('An execution failed; above is which, where its input is, and how to repeat it.');
  if (found.length !== targets().length)
    throw new Problem(`${found.length} of ${targets().length} targets have reported.`);
  const text = summary(found, seed);
  console.log(`\n${text}`);
  if (write) insert(text);
}

/** @param {Report[]} found @param {number} seed */
function summary(found, seed) {
  /** @param {number} value */
  const number = (value) => value.toLocaleString('en');
  const rows = found
    .sort((a, b) => a.target.localeCompare(b.target))
    .map(({ target, executions, outcomes, slowest_ms: slowest }) => {
      const came = Object.entries(outcomes)
        .sort(([, a], [, b]) => b - a)
        .map(([what, times]) => `${what} ${number(times)}`);
      return `| ${target} | ${number(executions)} | ${came.join(', ')} | ${number(slowest)} |`;
    });
  const all = found.reduce((sum, { executions }) => sum + executions, 0);
  return `Seed ${seed}, ${number(all)} executions in all, none of which failed:

| target | executions | what came of them | slowest, ms |
| --- | ---: | --- | ---: |
${rows.join('\n')}
`;
}

/** @param {string} text */
function insert(text) {
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined)
    throw new Problem(`docs/fuzzing.md has no place for the summary, between ${begin.trim()} and ${end}.`);
  writeFileSync(page, `${before}${begin}${text}${end}${after}`);
}

/** @param {string} text @param {string} name */
const wholeNumber = (text, name) => {
  if (!/^\d+$/.test(text)) throw new Problem(`--${name} is a whole number, not ${text}.`);
  return Number(text);
};

if (isMain(import.meta.url)) {
  await main(async () => {
    /** @satisfies {import('node:util').ParseArgsOptionsConfig} */
    const options = {
      count: { type: 'string', default: '60000' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    };
    const { values } = parseArgs({ options });
    await fuzz({
      count: wholeNumber(values.count, 'count'),
      seed: wholeNumber(values.seed, 'seed'),
      write: values.write,
    });
  });
}
