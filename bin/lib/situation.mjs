// The options that make up a context: `--market GB --now 2026-12-01`.

import { messageOf, read, shownName } from './files.mjs';
import { moment } from './moment.mjs';
import { Stop } from './stop.mjs';

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
 * @param {{context?: string, now?: string, placement?: string, market?: string, country?: string, locale?: string}} values
 */
export async function contextOf({ context: file, now, placement, market, country, locale }) {
  const given = file === undefined ? {} : object(await read(file), shownName(file));
  const over = { now: now === undefined ? undefined : moment(now), placement, market, country, locale };
  return {
    now: Date.now(),
    ...given,
    ...Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined)),
  };
}

/** @param {Buffer} bytes @param {string} name @returns {object} */
function object(bytes, name) {
  let value;
  try {
    value = JSON.parse(bytes.toString());
  } catch (error) {
    throw new Stop(`${name} is not JSON: ${messageOf(error)}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Stop(`${name}: a context is an object`);
  return value;
}
