// The options that make up a context: `--market GB --now 2026-12-01`.

import { messageOf, read, displayName } from './files.mjs';
import { parseTime } from './time.mjs';
import { CommandError } from './command-error.mjs';

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
export const contextOptions = {
  context: { type: 'string' },
  placement: { type: 'string' },
  now: { type: 'string' },
  market: { type: 'string' },
  country: { type: 'string' },
  locale: { type: 'string' },
};

/**
 * The context that a command line gives: the file with the single options over it.
 * @param {{context?: string, now?: string, placement?: string, market?: string, country?: string, locale?: string}}
 *   values
 */
export async function readContext({ context: file, now, placement, market, country, locale }) {
  const given = file === undefined ? {} : object(await read(file), displayName(file));
  const over = { now: now === undefined ? undefined : parseTime(now), placement, market, country, locale };
  return {
    now: Date.now(),
    ...given,
    ...Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined)),
  };
}

/** @import { LivePrice } from '../../www/types/context.js' */

/**
 * A context with what a cart says of the stock of what is in it, as a shop's page has it.
 * @param {object & {live_prices?: unknown}} context @param {LivePrice[]} stock
 */
export function withStock(context, stock) {
  const known = context.live_prices ?? [];
  return stock.length > 0 && Array.isArray(known) ? { ...context, live_prices: [...known, ...stock] } : context;
}

/** @param {Buffer} bytes @param {string} name @returns {object & {live_prices?: unknown}} */
function object(bytes, name) {
  let value;
  try {
    value = JSON.parse(bytes.toString());
  } catch (error) {
    throw new CommandError(`${name} is not JSON: ${messageOf(error)}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new CommandError(`${name}: a context is an object`);
  return value;
}
