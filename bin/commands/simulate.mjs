import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from '../lib/args.mjs';
import { authoring, cartReaders } from '../lib/authoring.mjs';
import { read, displayName, refuseToOverwrite, unreadable, write } from '../lib/files.mjs';
import { paint } from '../lib/paint.mjs';
import { printable, printableJson } from '../lib/printable.mjs';
import { progress } from '../lib/progress.mjs';
import { page } from '../lib/report.mjs';
import { readContext, contextOptions } from '../lib/context.mjs';
import { CommandError } from '../lib/command-error.mjs';
import { refuse } from './explain.mjs';

const help = `cart-associate simulate – over many carts: how often each offer is called for, shown, or outranked and by what

usage: npx cart-associate simulate [rules] --carts <carts.ndjson> [options]

  [rules]                 rules.json or a compiled rule bundle; left out: rules.json. \`-\` reads standard input
      --carts <file>      a cart on each line, in any form that \`explain\` takes, or {"cart": …, "context": …} with a
                          context of its own; or one list of them; \`-\` reads standard input
      --context <file>    the context of every cart that gives none (docs/architecture.md); below are single facts of it
      --placement <p>     product, cart or checkout; left out: cart
      --now <time>        when: 2026-11-22, or 2026-11-22T10:00:00Z; left out: now
      --market <id>       the market
      --country <code>    the country, as in US
      --locale <tag>      the page's language; left out: the rule bundle's own
      --format <format>   \`text\` (the default) or \`json\`
      --html <file>       also writes a report with plots, one file that needs nothing else
  -q, --quiet             no progress
  -h, --help              this help

Lines that are no carts are counted and told of; the others still count.

exit codes: 0 simulated, 1 findings in the rule bundle, or not one cart, 2 could not run
`;

/** @import { Simulation, SimulationReport } from '../../www/types/authoring.js' */

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = {
  carts: { type: 'string' },
  format: { type: 'string', default: 'text' },
  html: { type: 'string' },
  quiet: { type: 'boolean', short: 'q', default: false },
  ...contextOptions,
};

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('simulate', args, options);
  const [rules = 'rules.json', ...more] = positionals;
  if (more.length > 0)
    throw new CommandError(
      `there is one rule bundle at a time; \`${more[0]}\` is another. Carts are given with --carts`,
    );
  if (values.carts === undefined)
    throw new CommandError('which carts? add `--carts carts.ndjson`, or `--carts -` for standard input');
  if ([rules, values.carts, values.context].filter((name) => name === '-').length > 1) {
    throw new CommandError('only one of them can come from standard input');
  }
  if (!['text', 'json'].includes(values.format))
    throw new CommandError(`a report is given as \`text\` or \`json\`, not as \`${values.format}\``);
  if (values.html === '-') throw new CommandError('the HTML report goes to a file; standard output has the table');

  await refuseToOverwrite(values.html, [rules, values.carts, values.context]);
  const [{ Simulation }, { cartLines }, source, context] = await Promise.all([
    authoring(),
    cartReaders(),
    read(rules),
    readContext(values),
  ]);
  const simulation = new Simulation(source, JSON.stringify(context));
  try {
    const error = simulation.error();
    if (error) return refuse(error, { rules, context: values.context });
    await feed(simulation, (chunks) => cartLines(chunks, livePrices(context)), values.carts, values.quiet);
    return await tell(simulation.finish(), rules, { ...values, carts: values.carts });
  } finally {
    simulation.free();
  }
}

/** What a context says of the stock. @param {{live_prices?: unknown}} context */
const livePrices = ({ live_prices: known }) => (Array.isArray(known) ? known : []);

/**
 * @param {Simulation} simulation
 * @param {(chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>} inOurForm
 * @param {string} carts  the file's name @param {boolean} quiet
 */
async function feed(simulation, inOurForm, carts, quiet) {
  const size =
    carts === '-'
      ? 0
      : await stat(carts).then(
          (found) => found.size,
          () => 0,
        );
  const bar = progress(process.stderr, { total: size, quiet });
  try {
    // 256 KiB at a time: of the carts, no more than that is held here.
    const stream = carts === '-' ? process.stdin : createReadStream(carts, { highWaterMark: 1 << 18 });
    for await (const lines of inOurForm(counted(stream, (bytes) => bar.add(bytes)))) simulation.add(lines);
  } catch (error) {
    // What the system says of the file; anything else is a mistake of ours.
    throw error instanceof Error && 'syscall' in error ? unreadable(carts, error) : error;
  } finally {
    bar.end();
  }
}

/**
 * @param {AsyncIterable<Buffer>} stream @param {(bytes: number) => void} count
 * @returns {AsyncGenerator<Buffer>}
 */
async function* counted(stream, count) {
  for await (const chunk of stream) {
    count(chunk.length);
    yield chunk;
  }
}

/**
 * @param {SimulationReport} report @param {string} rules
 * @param {{carts: string, format: string, html?: string}} options
 */
async function tell(report, rules, { carts, format, html }) {
  if (html !== undefined) await write(html, page(report, { rules: displayName(rules), carts: displayName(carts) }));
  const { text, ...figures } = report;
  process.stdout.write(format === 'json' ? `${printableJson(figures)}\n` : painted(text));
  if (html !== undefined) process.stderr.write(`${displayName(html)}: the report with plots\n`);
  return report.carts > 0 ? 0 : 1;
}

/** @param {string} text */
function painted(text) {
  const { bold, yellow } = paint(process.stdout);
  return printable(text)
    .split('\n')
    .map((line) =>
      line
        .replace(/^([\d,]+ carts?|offer .*|Never shown .*|Carts that .*)$/, (whole) => bold(whole))
        .replace(/^([\d,]+ lines? could .*)$/, (whole) => yellow(whole)),
    )
    .join('\n');
}

export const simulate = {
  summary: 'over many carts: how often each offer is shown, and what comes in its way',
  help,
  run,
};
