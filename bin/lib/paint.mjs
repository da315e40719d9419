// Colours, only on a terminal that wants them.

import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printable } from './printable.mjs';

/** @typedef {{isTTY?: boolean}} Stream */
/** @typedef {(text: string) => string} Painter */

/** Painters for a stream: `paint(process.stderr).red('…')`. @param {Stream} stream */
export function paint(stream) {
  const on = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  /** @param {number} start @param {number} end @returns {Painter} */
  const painter = (start, end) => (text) => (on ? `\u001b[${start}m${text}\u001b[${end}m` : text);
  return {
    bold: painter(1, 22),
    red: painter(31, 39),
    yellow: painter(33, 39),
    blue: painter(34, 39),
    green: painter(32, 39),
  };
}

/** Where the pages about findings are, as seen from the folder that a command runs in. */
const pages = relative(process.cwd(), fileURLToPath(new URL('../../docs/', import.meta.url)));

/**
 * Findings as the compiler renders them, with colours, and with pages that can be opened from here.
 * @param {string} text @param {Stream} stream
 */
export function paintFindings(text, stream) {
  const { bold, red, yellow, blue, green } = paint(stream);
  return printable(text)
    .split('\n')
    .map((line) =>
      line
        .replace(
          /^(error|warning)(\[\w+\])(: .*)$/,
          (_, word, code, rest) => `${(word === 'error' ? red : yellow)(word + code)}${bold(rest)}`,
        )
        .replace(/^( *)(-->|=)/, (_, space, mark) => space + blue(mark))
        .replace(/^( *\d* *\|)( *)(\^+)?/, (_, bar, space, carets) => blue(bar) + space + (carets ? red(carets) : ''))
        .replace(/^( *= see: )docs(?=\/diagnostics\/\w+\.md$)/, (_, before) => before + pages)
        .replace(/^(.*=.*?) (help|why|see): /, (_, before, word) => `${before} ${green(word)}: `),
    )
    .join('\n');
}

/** "3 offers", "1 offer". @param {number} number @param {string} word */
export const count = (number, word) => `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;

/** "2 errors, 1 warning". @param {{severity: string}[]} diagnostics */
export function summaryLine(diagnostics) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [errors && count(errors, 'error'), warnings && count(warnings, 'warning')].filter(Boolean).join(', ');
}
