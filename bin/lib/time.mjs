import { CommandError } from './command-error.mjs';

/**
 * A date, a time with its offset, or milliseconds since 1970. A time without an offset would mean
 * another moment on another machine.
 * @param {string} text
 */
export function parseTime(text) {
  if (/^-?\d{5,}$/.test(text)) return Number(text);
  const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
  const time = form.test(text) ? Date.parse(text) : NaN;
  // Date.parse takes the 30th of February for a day in March.
  if (Number.isNaN(time) || (text.length === 10 && new Date(time).toISOString().slice(0, 10) !== text)) {
    throw new CommandError(
      `\`${text}\` is no time; write it as 2026-11-22, or with its offset as 2026-11-22T10:00:00Z`,
    );
  }
  return time;
}
