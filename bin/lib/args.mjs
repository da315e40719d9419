import { parseArgs } from 'node:util';
import { similar } from './similar.mjs';
import { CommandError } from './command-error.mjs';

/** @import { ParseArgsOptionsConfig } from 'node:util' */

/**
 * The arguments of a command; what is wrong with them is said in a sentence, not in a stack trace.
 * @template {ParseArgsOptionsConfig} T
 * @param {string} command @param {string[]} args @param {T} options
 * @returns {ReturnType<typeof parseArgs<{options: T, allowPositionals: true, strict: true}>>}
 */
export function parse(command, args, options) {
  try {
    /** @type {{args: string[], options: T, allowPositionals: true, strict: true}} */
    const config = { args, options, allowPositionals: true, strict: true };
    return parseArgs(config);
  } catch (error) {
    const [first] = (error instanceof Error ? error.message : String(error)).split('. ');
    const [, mistyped] = /^Unknown option '--([^']*)'/.exec(first) ?? [];
    const near = mistyped && similar(mistyped, [...Object.keys(options), 'help']);
    throw new CommandError(
      `${first}; ${near ? `did you mean \`--${near}\`? See` : 'see'} \`cart-associate ${command} --help\``,
    );
  }
}
