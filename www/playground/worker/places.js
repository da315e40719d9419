// Findings know their places in bytes of UTF-8; an editor counts in UTF-16.

import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** As many as an editor can mark and a person can read. */
const MOST = 200;

/** @import { Diagnostic } from '../../types/authoring.js' */

/** @param {string} text @param {Diagnostic[]} found */
export function placed(text, found) {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  // An error that is not shown would be worse than a warning that is not.
  const chosen = [...found].sort((a, b) => rank(a) - rank(b) || a.start - b.start).slice(0, MOST);
  const at = unitsOf(
    text,
    chosen.flatMap(({ start, end }) => [start, end]),
  );
  const diagnostics = chosen
    .map((one) => ({ ...one, from: at.get(one.start) ?? 0, to: at.get(one.end) ?? 0 }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return { diagnostics, errors, warnings: found.length - errors };
}

/** @param {Diagnostic} one */
const rank = ({ severity }) => (severity === 'error' ? 0 : 1);

/** Where these bytes stand in the text. @param {string} text @param {number[]} bytes @returns {Map<number, number>} */
export function unitsOf(text, bytes) {
  const places = new Map();
  let unit = 0;
  let byte = 0;
  for (const wanted of [...new Set(bytes)].sort((a, b) => a - b)) {
    while (byte < wanted && unit < text.length) {
      const point = text.codePointAt(unit) ?? 0;
      unit += point > 0xffff ? 2 : 1;
      // A lone surrogate is encoded as U+FFFD, which takes three bytes, as it would itself.
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    places.set(wanted, unit);
  }
  return places;
}

/** Where a JSON Pointer's value stands in the text. @param {string} text @param {string} pointer */
export function rangeOf(text, pointer) {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const tree = parseTree(text);
  const node =
    tree &&
    findNodeAtLocation(
      tree,
      steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    );
  return node && { from: node.offset, to: node.offset + node.length };
}
