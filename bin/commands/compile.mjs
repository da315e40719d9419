import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parse } from '../lib/args.mjs';
import { authoring } from '../lib/authoring.mjs';
import { read, displayName, refuseToOverwrite, write } from '../lib/files.mjs';
import { lintOptions, optionsHelp, readLintOptions } from '../lib/lint-options.mjs';
import { count, paint, paintFindings, summaryLine } from '../lib/paint.mjs';
import { printableJson } from '../lib/printable.mjs';
import { showBusy } from '../lib/busy.mjs';
import { CommandError } from '../lib/command-error.mjs';

const help = `cart-associate compile – checks rules.json and writes the compiled rule bundle

usage: npx cart-associate compile <rules.json> -o <rules.bin>

  <rules.json>               the rule bundle; \`-\` reads standard input
  -o, --output <file>        where the compiled form goes; \`-\` writes standard output
      --format <format>      findings as \`text\` (the default) or \`json\`
${optionsHelp}
  -q, --quiet                say nothing where all is well
  -h, --help                 this help

Findings go to standard error. Warnings stop nothing; where there is any error, nothing is written. Products that no
offer needs are left out.

exit codes: 0 compiled, 1 errors, 2 could not run
`;

/** @import { Compiled } from '../../www/types/authoring.js' */

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string', default: 'text' },
  ...lintOptions,
  quiet: { type: 'boolean', short: 'q', default: false },
};

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('compile', args, options);
  const [source, ...more] = positionals;
  if (source === undefined) throw new CommandError('no rule bundle given; see `cart-associate compile --help`');
  if (more.length > 0) throw new CommandError(`one rule bundle is compiled at a time; \`${more[0]}\` is another`);
  if (values.output === undefined)
    throw new CommandError('where should it go? add `-o rules.bin`, or `-o -` for standard output');
  if (!['text', 'json'].includes(values.format))
    throw new CommandError(`findings are given as \`text\` or \`json\`, not as \`${values.format}\``);

  await refuseToOverwrite(values.output, [source, values.costs]);
  const [{ compile_rules: compileRules }, bytes, asked] = await Promise.all([
    authoring(),
    read(source),
    readLintOptions(values),
  ]);
  const done = showBusy(bytes.length, `compiling ${displayName(source)}`);
  const compiled = compileRules(bytes, displayName(source), asked);
  done();
  report(compiled, values.format);
  if (!compiled.bytes) return 1;
  await write(values.output, compiled.bytes);
  if (!values.quiet) summary(compiled, compiled.bytes, values.output);
  return 0;
}

/** @param {Compiled} compiled @param {string} format */
function report({ diagnostics, text }, format) {
  if (format === 'json') {
    process.stderr.write(`${printableJson(diagnostics)}\n`);
    return;
  }
  if (diagnostics.length === 0) return;
  process.stderr.write(
    `${paintFindings(text, process.stderr)}${paint(process.stderr).bold(summaryLine(diagnostics))}\n`,
  );
}

/**
 * Standard output may be the compiled file itself.
 * @param {Compiled} compiled @param {Uint8Array} bytes @param {string} output
 */
function summary({ offers, products, dropped }, bytes, output) {
  const stream = output === '-' ? process.stderr : process.stdout;
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  /** @param {number} length */
  const size = (length) => `${length.toLocaleString('en')} bytes`;
  const where = output === '-' ? '' : `${displayName(output)}: `;
  stream.write(`${where}${count(offers, 'offer')}, ${count(products, 'product')}\n`);
  if (dropped > 0) stream.write(`left out: ${count(dropped, 'product')} that no offer needs\n`);
  stream.write(
    `a shopper downloads ${size(packed.length)} with brotli, ${size(gzipSync(bytes).length)} with gzip, ${size(bytes.length)} as it is\n`,
  );
}

export const compile = { summary: 'check rules.json and write the compiled rule bundle', help, run };
