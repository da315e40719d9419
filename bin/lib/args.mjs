import { parseArgs } from 'node:util';
import { Stop } from './stop.mjs';

/** The arguments of a command; what is wrong with them is said in a sentence, not in a stack trace. */
export function parse(command, args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const first = error.message.split('. ')[0];
    throw new Stop(`${first}; see \`cart-associate ${command} --help\``);
  }
}
