import { readFile } from 'node:fs/promises';
import { parse } from '../lib/args.mjs';
import { authoring } from '../lib/authoring.mjs';
import { write } from '../lib/files.mjs';
import { CommandError } from '../lib/command-error.mjs';

const help = `cart-associate schema – writes the JSON Schema of rules.json

usage: npx cart-associate schema [-o <rules.schema.json>]

  -o, --output <file>  where it goes; standard output where nothing is said, or for \`-\`
  -h, --help           this help

Put the file beside rules.json and begin that with

  "$schema": "./rules.schema.json",

Your editor then completes names and values, and says what each is for. \`cart-associate init\` does both.

exit codes: 0 written, 2 could not run
`;

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = { output: { type: 'string', short: 'o', default: '-' } };

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('schema', args, options);
  if (positionals.length > 0)
    throw new CommandError(`\`${positionals[0]}\` is not needed; see \`cart-associate schema --help\``);
  await onlyOverSchema(values.output);
  const { rules_schema: rulesSchema } = await authoring();
  await write(values.output, rulesSchema());
  return 0;
}

/** A slip of the pen must not cost somebody their rules: `-o rules.json`. @param {string} output */
async function onlyOverSchema(output) {
  if (output === '-') return;
  const there = await readFile(output, 'utf8').catch(() => undefined);
  if (there && !there.includes('json-schema.org'))
    throw new CommandError(
      `${output} is there already, is no JSON Schema, and stays as it is; give the schema another name`,
    );
}

export const schema = { summary: 'write the JSON Schema of rules.json, for your editor', help, run };
