// `npm run size`: what a shopper downloads, against the budgets. Exit code 1 when a hard one is exceeded.
//
//   --json     the same figures for a program
//   --readme   writes them into the README's table; a test holds that it is not further off than one percent

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, Problem, root } from './lib/run.mjs';
import { core as names, sizeOf, withFigures } from './lib/sizes.mjs';

const [, wasm, style] = names;

/**
 * With the largest of what a page gets one of: the script, with the platform's adapter inside, and the page's language.
 */
const budgets = [
  {
    what: 'all that every shopper downloads, brotli',
    as: 'brotli',
    hard: 45 * 1024,
    stretch: 28 * 1024,
    files: [wasm, style],
  },
  // Shopify's own check flags a script of more than this.
  { what: "all JavaScript of a script tag's start, gzip", as: 'gzip', hard: 10_000, stretch: 6_000, files: [] },
];

/** Scripts with a platform's adapter inside. */
const SCRIPT = /^cart-associate-(shopify|woocommerce)\.js$/;
const LANGUAGE = /^cart-associate-lang-(?!more-)[\w-]+\.js$/;

await main(() => {
  const dist = join(root, 'dist');
  const core = names.map((name) => measure(dist, name));
  const total = { name: 'total', ...sum(core) };
  const chunks = readdirSync(dist)
    .filter((name) => /^cart-associate.*\.js$/.test(name) && !names.includes(name))
    .sort()
    .map((name) => measure(dist, name));
  const rules = existsSync(join(dist, 'demo', 'rules.bin')) ? [measure(dist, 'demo/rules.bin')] : [];
  const verdicts = budgets.map((budget) => {
    const summed = [
      ...core.filter(({ name }) => budget.files.includes(name)),
      ...[SCRIPT, LANGUAGE].map((of) => largest(chunks.concat(core), of, budget.as)),
    ];
    const size = sum(summed)[budget.as];
    return {
      ...budget,
      files: summed.map((file) => ({ name: file.name, size: file[budget.as] })),
      size,
      ok: size <= budget.hard,
      stretched: size <= budget.stretch,
    };
  });

  if (process.argv.includes('--readme')) intoReadme(core, total);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ files: [...core, total], onDemand: chunks, rules, budgets: verdicts }, null, 2));
  } else {
    print('every shopper in a Shopify theme', [...core, total]);
    print('in other shops, and on demand', chunks);
    print("the demo's compiled rules", rules);
    for (const { what, files, size, hard, stretch, ok, stretched } of verdicts) {
      const verdict = !ok ? 'TOO LARGE' : stretched ? 'within the stretch' : 'within the budget';
      console.log(
        `${verdict}: ${what}: ${size} of ${hard} bytes (${Math.round((size / hard) * 100)} %; stretch ${stretch})`,
      );
      console.log(`  ${files.map((file) => `${file.name} ${file.size}`).join(' + ')}`);
    }
  }
  if (verdicts.some(({ ok }) => !ok)) process.exitCode = 1;
});

function measure(dist, name) {
  const file = join(dist, name);
  if (!existsSync(file)) throw new Problem(`dist/${name} is not there yet. Build it first: npm run build`);
  return { name, ...sizeOf(file) };
}

/** The one among files of a kind that has most bytes. */
function largest(files, kind, as) {
  const found = files.filter(({ name }) => kind.test(name)).sort((a, b) => b[as] - a[as]);
  if (found.length === 0)
    throw new Problem(`dist/ has no file whose name is like ${kind}. Build it first: npm run build`);
  return found[0];
}

function intoReadme(files, { brotli }) {
  const file = join(root, 'README.md');
  const page = files.reduce((text, { name, ...size }) => withFigures(text, name, size), readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    page.replace(/That is \d+ KiB with brotli/, `That is ${Math.round(brotli / 1024)} KiB with brotli`),
  );
}

function sum(files) {
  const add = (form) => files.reduce((total, file) => total + file[form], 0);
  return { raw: add('raw'), gzip: add('gzip'), brotli: add('brotli') };
}

function print(title, files) {
  if (files.length === 0) return;
  const row = (cells) =>
    `  ${cells[0].padEnd(36)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(10))
      .join('')}`;
  console.log(row([title, 'raw', 'gzip', 'brotli']));
  for (const { name, raw, gzip, brotli } of files) console.log(row([name, raw, gzip, brotli]));
  console.log('');
}
