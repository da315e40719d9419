// The options of every command that lints.

import { read } from './files.mjs';
import { parseTime } from './time.mjs';
import { CommandError } from './command-error.mjs';

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
export const lintOptions = {
  costs: { type: 'string' },
  'margin-floor': { type: 'string' },
  now: { type: 'string' },
};

export const optionsHelp = `      --costs <costs.csv>    what things cost you: columns variant (id or SKU), currency, cost. Private: it is
                             used for the margin and is never written into the compiled file
      --margin-floor <n>     the lowest margin after a deal, in percent; by default 0
      --now <time>           judge schedules by this time; by default now`;

/**
 * The options as the authoring build takes them.
 * @param {{costs?: string, 'margin-floor'?: string, now?: string}} values
 */
export async function readLintOptions(values) {
  /** @type {{now: number, costs?: string, margin_floor?: number}} */
  const options = { now: values.now === undefined ? Date.now() : parseTime(values.now) };
  if (values.costs !== undefined) options.costs = new TextDecoder().decode(await read(values.costs));
  if (values['margin-floor'] !== undefined) {
    if (values.costs === undefined)
      throw new CommandError('`--margin-floor` needs `--costs`: without costs there is no margin');
    const floor = values['margin-floor'].trim() === '' ? Number.NaN : Number(values['margin-floor']);
    if (!(floor >= 0 && floor < 100)) {
      throw new CommandError(
        `\`${values['margin-floor']}\` is no margin; it is a number of percent from 0 to below 100`,
      );
    }
    options.margin_floor = floor;
  }
  return JSON.stringify(options);
}
