import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from '../lib/args.mjs';
import { authoring } from '../lib/authoring.mjs';
import { codeOf, read, displayName, refuseToOverwrite, write } from '../lib/files.mjs';
import { paint, paintFindings } from '../lib/paint.mjs';
import { printable, printableJson } from '../lib/printable.mjs';
import { CommandError } from '../lib/command-error.mjs';

const help = `cart-associate catalog import – brings your products into a rule bundle

usage: npx cart-associate catalog import <file…> --into <rules.json> [options]

  <file…>                 what your shop exports, one or several files; \`-\` reads standard input
                            Shopify      products.json (https://your.shop/products.json?limit=250&page=1, 2 …)
                                         and the CSV of Products › Export
                                         or GraphQL answers, bulk exports and the CSV of Matrixify
                            WooCommerce  the CSV of Products › Export, with all columns
      --into <file>       the rule bundle that they go into; made where there is none
  -o, --output <file>     write the result here and leave the rule bundle as it is; \`-\` writes standard output
      --currency <code>   the currency of the prices; left out, the one that the rule bundle uses
      --market <id>       the prices are those of one market: nothing else is taken
      --collection <name> all of these products are in this collection (for collections/<name>/products.json)
      --language <tag>    the language of the titles, for a new rule bundle; \`en\` where nothing is said
      --image-size <size> the size of pictures whose size the file does not tell, such as 600x600
      --time-zone <name>  the time zone of the shop, such as Europe/London, for dates without one (sales of WooCommerce)
      --format <format>   what was done as \`text\` (the default) or \`json\`
      --force             write over a file that --output names
  -q, --quiet             say nothing of what went well
  -h, --help              this help

What you wrote stays when you import again: attributes, needs, short names, translations, other currencies, offers,
settings and comments. docs/catalog.md says what is taken from where.

exit codes: 0 imported, 1 imported, and the compiler has findings in the result, 2 could not run
`;

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = {
  into: { type: 'string' },
  output: { type: 'string', short: 'o' },
  currency: { type: 'string' },
  market: { type: 'string' },
  collection: { type: 'string' },
  language: { type: 'string' },
  'image-size': { type: 'string' },
  'time-zone': { type: 'string' },
  format: { type: 'string', default: 'text' },
  force: { type: 'boolean', default: false },
  quiet: { type: 'boolean', short: 'q', default: false },
};

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('catalog', args, options);
  const [what, ...names] = positionals;
  if (what !== 'import')
    throw new CommandError(
      `${what === undefined ? 'there is `catalog import`' : `there is no \`catalog ${what}\`, only \`catalog import\``}; see \`cart-associate catalog --help\``,
    );
  if (names.length === 0) throw new CommandError('no file given; see `cart-associate catalog --help`');
  if (!['text', 'json'].includes(values.format))
    throw new CommandError(`what was done is told as \`text\` or \`json\`, not as \`${values.format}\``);
  const { into, output = into ?? '-' } = values;
  // A shop's export taken for the rule bundle, or the other way round.
  await refuseToOverwrite(output, names);
  // Somebody's rules may be in it.
  if (output !== '-' && output !== into && !values.force && (await exists(output))) {
    throw new CommandError(`${output} is there already: \`--into ${output}\` adds to it, \`--force\` writes over it`);
  }

  const [{ import_catalog: importCatalog }, existing, ...files] = await Promise.all([
    authoring(),
    into !== undefined && (into === '-' || (await exists(into))) ? read(into) : undefined,
    ...names.map(async (name) => ({
      name: name === '-' ? displayName(name) : basename(name),
      bytes: await read(name),
    })),
  ]);
  const { currency, market, collection, language, 'image-size': imageSize, 'time-zone': timeZone } = values;
  const given = { currency, market, collection, language, image_size: imageSize, time_zone: timeZone, now: Date.now() };
  const imported = importCatalog(files, existing, JSON.stringify(given));
  if (imported.error) throw new CommandError(imported.error);
  // An import that changes nothing leaves the file alone, and with it the time of its last change.
  const same = existing !== undefined && output === into && Buffer.from(existing).equals(Buffer.from(imported.rules));
  if (!same || output === '-') await write(output, imported.rules);
  report(imported, values, output);
  return imported.findings === '' ? 0 : 1;
}

// Standard output may be the rule bundle itself.
/**
 * @param {import('../../www/types/authoring.js').Imported} imported
 * @param {{format: string, quiet: boolean}} options @param {string} output
 */
function report({ rules, ...result }, { format, quiet }, output) {
  const stream = output === '-' ? process.stderr : process.stdout;
  if (format === 'json') {
    stream.write(`${printableJson(result)}\n`);
    return;
  }
  if (!quiet) stream.write(printable(output === '-' ? result.text : `${output}: ${result.text}`));
  if (result.findings === '') return;
  const { bold } = paint(process.stderr);
  process.stderr.write(
    `\n${bold('The compiler has findings in the rules as they are now:')}\n\n${paintFindings(result.findings.replaceAll('--> rules.json:', `--> ${output === '-' ? 'standard output' : output}:`), process.stderr)}`,
  );
}

/** @param {string} name */
const exists = (name) =>
  access(name).then(
    () => true,
    (error) => codeOf(error) !== 'ENOENT',
  );

export const catalog = { summary: 'bring your products in from Shopify or WooCommerce', help, run };
