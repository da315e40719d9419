// `npm run format-size`: what compiled rule bundles of 10 to 10,000 offers weigh against the same rules as minified
// JSON, both with brotli 11.
//
//   --docs   writes the tables into docs/bundle-format.md

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authoring } from '../bin/lib/authoring.mjs';
import { measured, tables } from './lib/format-size.mjs';
import { main, Problem, root } from './lib/run.mjs';

const COUNTS = [10, 100, 1000, 10_000];
const BETWEEN = /(?<=<!-- sizes -->\n).*?(?=<!-- \/sizes -->)/s;

await main(async () => {
  const engine = await authoring();
  const table = tables(COUNTS.map((offers) => measured(engine, offers)));
  console.log(table);
  if (!process.argv.includes('--docs')) return;
  const page = join(root, 'docs', 'bundle-format.md');
  const text = readFileSync(page, 'utf8');
  if (!BETWEEN.test(text)) throw new Problem('docs/bundle-format.md has no place for the tables');
  writeFileSync(
    page,
    text.replace(BETWEEN, () => `${table}\n`),
  );
});
