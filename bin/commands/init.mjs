import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '../lib/args.mjs';
import { authoring } from '../lib/authoring.mjs';
import { codeOf, reason, write } from '../lib/files.mjs';
import { printable } from '../lib/printable.mjs';
import { CommandError } from '../lib/command-error.mjs';

const help = `cart-associate init – writes a rule bundle to start from

usage: npx cart-associate init [<folder>]

  <folder>     where the files go; here, where nothing is said
      --force  write over files that are there
  -h, --help   this help

Writes rules.json, with comments, and rules.schema.json beside it, with which your editor completes and explains.

exit codes: 0 written, 2 could not run
`;

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = { force: { type: 'boolean', default: false } };

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('init', args, options);
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) throw new CommandError(`one folder at a time; \`${more[0]}\` is another`);
  const { rules_schema: rulesSchema, starter_rules: starterRules } = await authoring();
  const rules = join(folder, 'rules.json');
  const files = [
    [rules, starterRules()],
    [join(folder, 'rules.schema.json'), rulesSchema()],
  ];
  if (!values.force) {
    // All or nothing: a schema beside somebody's own rules would be half an answer.
    for (const [name] of files) {
      if (await exists(name))
        throw new CommandError(`${name} is there already, and stays as it is; \`--force\` writes over it`);
    }
  }
  await folderFor(folder);
  for (const [name, text] of files) await write(name, text);
  process.stdout.write(
    printable(`${files.map(([name]) => name).join(' and ')} written.

Next: open ${rules} in your editor and put your own products and rules in place of the examples,
or bring your products in:  npx cart-associate catalog import <products.json> --into ${rules} --currency USD
Then:                       npx cart-associate lint ${rules}
and:                        npx cart-associate compile ${rules} -o ${join(folder, 'rules.bin')}
`),
  );
  return 0;
}

/** @param {string} folder */
async function folderFor(folder) {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new CommandError(
      `${folder} cannot be made a folder: ${codeOf(error) === 'EEXIST' ? 'it is a file' : reason(error)}`,
    );
  }
}

/** @param {string} name */
const exists = (name) =>
  access(name).then(
    () => true,
    (error) => !['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? ''),
  );

export const init = { summary: 'write a rule bundle to start from, with its schema', help, run };
