import { parse } from '../lib/args.mjs';
import { authoring } from '../lib/authoring.mjs';
import { read, displayName } from '../lib/files.mjs';
import { lintOptions, optionsHelp, readLintOptions } from '../lib/lint-options.mjs';
import { paint, summaryLine, paintFindings } from '../lib/paint.mjs';
import { printable, printableJson } from '../lib/printable.mjs';
import { showBusy } from '../lib/busy.mjs';
import { CommandError } from '../lib/command-error.mjs';

const help = `cart-associate lint – says of rules.json what an experienced colleague would say

usage: npx cart-associate lint [<rules.json>]

  <rules.json>               the rule bundle, by default rules.json here; \`-\` reads standard input
      --format <format>      findings as \`text\` (the default), \`json\` or \`sarif\` (2.1.0)
${optionsHelp}
  -h, --help                 this help

Findings go to standard output. Each has a page: docs/diagnostics/<code>.md.

exit codes: 0 nothing found, 1 findings, 2 could not run
`;

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = { format: { type: 'string', default: 'text' }, ...lintOptions };
const formats = ['text', 'json', 'sarif'];

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('lint', args, options);
  const [source = 'rules.json', ...more] = positionals;
  if (more.length > 0) throw new CommandError(`one rule bundle is linted at a time; \`${more[0]}\` is another`);
  if (!formats.includes(values.format))
    throw new CommandError(`findings are given as \`text\`, \`json\` or \`sarif\`, not as \`${values.format}\``);

  const [{ lint_rules: lintRules }, bytes, asked] = await Promise.all([
    authoring(),
    read(source),
    readLintOptions(values),
  ]);
  const done = showBusy(bytes.length, `linting ${displayName(source)}`);
  const linted = lintRules(bytes, displayName(source), asked);
  done();
  if (linted.problems.length > 0) throw new CommandError(problems(values.costs ?? '', linted.problems));
  print(linted, values.format, source);
  return linted.diagnostics.length > 0 ? 1 : 0;
}

/** @param {import('../../www/types/authoring.js').Linted} linted @param {string} format @param {string} source */
function print({ diagnostics, text, sarif, quick_win: win }, format, source) {
  /** @param {string} words */
  const out = (words) => process.stdout.write(words);
  const { bold, green } = paint(process.stdout);
  if (format === 'sarif') out(`${sarif}\n`);
  else if (format === 'json') out(`${printableJson({ diagnostics, ...(win && { quick_win: win }) })}\n`);
  else if (diagnostics.length === 0) out(`${green('nothing found')} in ${displayName(source)}\n`);
  else {
    out(`${paintFindings(text, process.stdout)}${bold(summaryLine(diagnostics))}\n`);
    if (win) out(`\n${printable(win.text).replace(/^quick win/, bold('quick win'))}`);
  }
}

/** @param {string} file @param {{line?: number, message: string}[]} all */
const problems = (file, all) =>
  all.map(({ line, message }) => (line === undefined ? message : `${file}:${line}: ${message}`)).join('\n');

export const lint = { summary: 'say what is wrong with rules.json, and what could be better', help, run };
