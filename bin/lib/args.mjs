import { parseArgs } from 'node:util';
import { similar } from './similar.mjs';
import { Stop } from './stop.mjs';

/** The arguments of a command; what is wrong with them is said in a sentence, not in a stack trace. */
export function parse(command, args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const first = error.message.split('. ')[0];
    const [, mistyped] = /^Unknown option '--([^']*)'/.exec(first) ?? [];
    const near = mistyped && similar(mistyped, [...Object.keys(options), 'help']);
    throw new Stop(
      `${first}; ${near ? `did you mean \`--${near}\`? See` : 'see'} \`cart-associate ${command} --help\``,
    );
  }
}
