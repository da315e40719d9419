import { brotliCompressSync, constants } from 'node:zlib';
import { parse } from '../lib/args.mjs';
import { authoring } from '../lib/authoring.mjs';
import { read, shownName, write } from '../lib/files.mjs';
import { count, paint, paintFindings } from '../lib/paint.mjs';
import { Stop } from '../lib/stop.mjs';

const help = `cart-associate compile – checks rules.json and writes the compiled rule bundle

usage: npx cart-associate compile <rules.json> -o <rules.bin>

  <rules.json>            the rule bundle; \`-\` reads standard input
  -o, --output <file>     where the compiled form goes; \`-\` writes standard output
      --format <format>   findings as \`text\` (the default) or \`json\`
  -q, --quiet             say nothing where all is well
  -h, --help              this help

Findings go to standard error. Where there is any error, nothing is written.

exit codes: 0 compiled, 1 findings, 2 could not run
`;

const options = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string', default: 'text' },
  quiet: { type: 'boolean', short: 'q', default: false },
};

async function run(args) {
  const { values, positionals } = parse('compile', args, options);
  const [source, ...more] = positionals;
  if (source === undefined) throw new Stop('no rule bundle given; see `cart-associate compile --help`');
  if (more.length > 0) throw new Stop(`one rule bundle is compiled at a time; \`${more[0]}\` is another`);
  if (values.output === undefined) throw new Stop('where should it go? add `-o rules.bin`, or `-o -` for standard output');
  if (!['text', 'json'].includes(values.format)) throw new Stop(`findings are given as \`text\` or \`json\`, not as \`${values.format}\``);

  const [{ compile_rules: compileRules }, bytes] = await Promise.all([authoring(), read(source)]);
  const compiled = compileRules(bytes, shownName(source));
  report(compiled, values.format);
  if (!compiled.bytes) return 1;
  await write(values.output, compiled.bytes);
  if (!values.quiet) summary(compiled, values.output);
  return compiled.diagnostics.length > 0 ? 1 : 0;
}

function report({ diagnostics, text }, format) {
  if (format === 'json') return void process.stderr.write(`${JSON.stringify(diagnostics, null, 2)}\n`);
  if (diagnostics.length === 0) return;
  const { bold } = paint(process.stderr);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const all = [errors && count(errors, 'error'), errors < diagnostics.length && count(diagnostics.length - errors, 'warning')];
  process.stderr.write(`${paintFindings(text, process.stderr)}${bold(all.filter(Boolean).join(', '))}\n`);
}

// Standard output may be the compiled file itself.
function summary({ bytes, offers, products }, output) {
  const stream = output === '-' ? process.stderr : process.stdout;
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const size = (length) => `${length.toLocaleString('en')} bytes`;
  const where = output === '-' ? '' : `${output}: `;
  stream.write(`${where}${count(offers, 'offer')}, ${count(products, 'product')}, ${size(bytes.length)}, ${size(packed.length)} with brotli\n`);
}

export const compile = { summary: 'check rules.json and write the compiled rule bundle', help, run };
