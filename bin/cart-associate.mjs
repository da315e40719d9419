#!/usr/bin/env node
// npx cart-associate <command>: what a merchandiser runs.
//
// Exit codes: 0 all well, 1 findings in the rule bundle, 2 could not run.

import { catalog } from './commands/catalog.mjs';
import { compile } from './commands/compile.mjs';
import { explain } from './commands/explain.mjs';
import { init } from './commands/init.mjs';
import { lint } from './commands/lint.mjs';
import { schema } from './commands/schema.mjs';
import { simulate } from './commands/simulate.mjs';
import { codeOf } from './lib/files.mjs';
import { similar } from './lib/similar.mjs';
import { CommandError } from './lib/command-error.mjs';
import { printable } from './lib/printable.mjs';
import { version } from './lib/version.mjs';

/**
 * @typedef {object} Command
 * @property {string} summary  in a few words
 * @property {string} help
 * @property {(args: string[]) => Promise<number>} run  answers the exit code
 */

/** @type {Record<string, Command>} */
const commands = { lint, compile, explain, simulate, catalog, schema, init };

const help = () => `cart-associate – rules for suggestions that help

usage: npx cart-associate <command> [options]

commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

options:
  -h, --help     this help; after a command, the help of that command
  -V, --version  the version

exit codes: 0 all well, 1 findings in the rule bundle, 2 could not run
`;

/** @param {string[]} given @returns {Promise<number>} the exit code */
async function main([name, ...args]) {
  if (name === undefined) throw new CommandError(`no command given\n\n${help()}`);
  if (['-h', '--help', 'help'].includes(name)) {
    const [about = ''] = args;
    return say(Object.hasOwn(commands, about) ? commands[about].help : help());
  }
  if (['-V', '--version'].includes(name)) return say(`${version()}\n`);
  if (!Object.hasOwn(commands, name)) throw new CommandError(unknown(name));
  if (args.includes('-h') || args.includes('--help')) return say(commands[name].help);
  return commands[name].run(args);
}

/** @param {string} name */
function unknown(name) {
  const near = similar(name, Object.keys(commands));
  return `there is no command \`${name}\`; ${near ? `did you mean \`${near}\`? See` : 'see'} \`cart-associate --help\``;
}

/** @param {string} text */
function say(text) {
  process.stdout.write(text);
  return 0;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', (error) => process.exit(codeOf(error) === 'EPIPE' ? 0 : 2));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A CommandError is something a person can put right; anything else is a mistake of ours, and shows where it is.
  const place = error instanceof Error ? error.stack : undefined;
  process.stderr.write(
    `cart-associate: ${error instanceof CommandError ? error.message.trimEnd() : printable(place ?? error)}\n`,
  );
  process.exitCode = 2;
}
