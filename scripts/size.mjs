// `npm run size`: what a shopper downloads, against the budgets. Exit code 1 when a hard one is exceeded. The files as they
// are built, with those of the largest platform; and what a browser fetches in the demo shop, for each form of offer.
//
//   --json     the same figures for a program
//   --readme   writes them into the README's table; a test holds that it is not further off than one percent

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptNames, tags } from './lib/bundle.mjs';
import { main, Problem, root } from './lib/run.mjs';
import { fileOf, sizeOf, visit, withFigures } from './lib/sizes.mjs';
import { visits } from './lib/visit.mjs';

/** What a visit may cost, in bytes with brotli, besides the rules. */
const VISIT = { hard: 58 * 1024, aim: 48 * 1024 };

/**
 * With brotli; of what a page gets one of, the largest. `files` are forms of names without their hashes. The budget of a
 * visit is that of the demo shop, whose adapter is a part of the page; what a platform's adapter adds is `compared`
 * with it, and fails nothing.
 */
const budgets = [
  {
    what: 'what stands in the page before anything is needed',
    hard: 4 * 1024,
    aim: 2.5 * 1024,
    compared: false,
    files: [/^cart-associate(-shopify|-woocommerce)?\.js$/],
  },
  {
    what: 'for comparison, the files of such a visit on the largest platform and in the longest language',
    ...VISIT,
    compared: true,
    files: [
      /^cart-associate-(shopify|woocommerce)\.js$/,
      /^cart-associate-engine-(shopify|woocommerce)\.js$/,
      /^cart-associate\.wasm$/,
      /^cart-associate-words-\w+\.js$/,
    ],
  },
];

await main(async () => {
  const dist = join(root, 'dist');
  const shopify = visit.map((name) => measure(dist, name));
  const total = { name: 'total', ...sum(shopify) };
  const names = [
    ...Object.keys(tags).map((name) => `${name}.js`),
    ...Object.keys(scriptNames()).map((name) => `cart-associate-${name}.js`),
  ];
  const others = names.filter((name) => !visit.includes(name)).map((name) => measure(dist, name));
  const rules = existsSync(join(dist, 'demo', 'rules.bin')) ? [measure(dist, 'demo/rules.bin')] : [];
  const verdicts = budgets.map((budget) => {
    const files = budget.files.map((form) => largest([...shopify, ...others], form));
    const size = sum(files).brotli;
    return {
      ...budget,
      files: files.map(({ name, brotli }) => ({ name, size: brotli })),
      size,
      ok: budget.compared || size <= budget.hard,
      reached: size <= budget.aim,
    };
  });

  const seen = (await visits()).map((one) => ({
    what: `a visit to the demo shop that accepts a suggestion (${one.form})`,
    ...VISIT,
    files: one.files.map(({ name, brotli }) => ({ name, size: brotli })),
    size: one.brotli,
    compared: false,
    ok: one.brotli <= VISIT.hard,
    reached: one.brotli <= VISIT.aim,
  }));
  verdicts.push(...seen);

  if (process.argv.includes('--readme')) intoReadme(shopify, total);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ files: [...shopify, total], others, rules, budgets: verdicts }, null, 2));
  } else {
    print('a visit of a Shopify theme', [...shopify, total]);
    print('in other shops, and other languages', others);
    print("the demo's compiled rules", rules);
    for (const { what, files, size, hard, aim, ok, reached } of verdicts) {
      const within = size <= hard ? 'within the budget' : 'above the budget of the demo shop';
      const verdict = !ok ? 'TOO LARGE' : reached ? 'as small as was aimed for' : within;
      console.log(
        `${verdict}: ${what}: ${size} of ${hard} bytes (${Math.round((size / hard) * 100)} %; the aim is ${aim})`,
      );
      console.log(`  ${files.map((file) => `${file.name} ${file.size}`).join(' + ')}`);
    }
  }
  if (verdicts.some(({ ok }) => !ok)) process.exitCode = 1;
});

/** @param {string} dist @param {string} name  without its hash */
function measure(dist, name) {
  const file = join(dist, fileOf(name));
  if (!existsSync(file)) throw new Problem(`dist/${name} is not there yet. Build it first: npm run build`);
  return { name, ...sizeOf(file) };
}

/**
 * The one among files of a form of name that has most bytes.
 * @param {ReturnType<typeof measure>[]} files
 * @param {RegExp} form
 */
function largest(files, form) {
  const [found] = files.filter(({ name }) => form.test(name)).sort((a, b) => b.brotli - a.brotli);
  if (!found) throw new Problem(`dist/ has no file whose name is like ${form}. Build it first: npm run build`);
  return found;
}

/** @typedef {import('./lib/sizes.mjs').Sizes & {name: string}} Row */

/** @param {Row[]} files @param {{brotli: number}} total */
function intoReadme(files, { brotli }) {
  const file = join(root, 'README.md');
  const page = files.reduce((text, { name, ...size }) => withFigures(text, name, size), readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    page.replace(/That is \d+ KiB with brotli/, `That is ${Math.round(brotli / 1024)} KiB with brotli`),
  );
}

/** @param {Row[]} files */
function sum(files) {
  /** @param {'raw'|'gzip'|'brotli'} form */
  const add = (form) => files.reduce((total, file) => total + file[form], 0);
  return { raw: add('raw'), gzip: add('gzip'), brotli: add('brotli') };
}

/** @param {string} title @param {Row[]} files */
function print(title, files) {
  if (files.length === 0) return;
  /** @param {string} name @param {...(string|number)} figures */
  const row = (name, ...figures) =>
    `  ${name.padEnd(36)}${figures.map((figure) => String(figure).padStart(10)).join('')}`;
  console.log(row(title, 'raw', 'gzip', 'brotli'));
  for (const { name, raw, gzip, brotli } of files) console.log(row(name, raw, gzip, brotli));
  console.log('');
}
