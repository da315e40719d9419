// What compiled rule bundles weigh against the same rules as JSON, and what each section of the file costs.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { generatedBundle } from './generated-bundle.mjs';

/** @import { Authoring } from '../../www/types/authoring.js' */
/** @typedef {{ name: string, raw: number, brotli: number }} Section */
/** @typedef {{ offers: number, json: number, compiled: number, sections: Section[] }} Measured */

/** @param {Uint8Array} bytes */
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

/**
 * The sections' names by their numbers, from the one list of them.
 * @returns {Map<number, string>}
 */
function sectionNames() {
  const source = readFileSync(new URL('../../src/core/bundle/file.rs', import.meta.url), 'utf8');
  const list = /enum Section \{([^}]+)\}/.exec(source)?.[1] ?? '';
  return new Map([...list.matchAll(/(\w+) = (\d+),/g)].map(([, name, number]) => [Number(number), name]));
}

/**
 * The sections of a compiled file (docs/bundle-format.md).
 * @param {Uint8Array} file
 * @returns {Section[]}
 */
function sectionsOf(file) {
  const names = sectionNames();
  const found = [];
  let at = 20;
  const unsigned = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = file[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < file.length) {
    const number = unsigned();
    const length = unsigned();
    const bytes = file.subarray(at, at + length);
    at += length;
    found.push({ name: names.get(number) ?? `section ${number}`, raw: length, brotli: brotli(bytes) });
  }
  return found;
}

/**
 * A generated rule bundle of so many offers, both ways.
 * @param {Authoring} engine
 * @param {number} offers
 * @returns {Measured}
 */
export function measured(engine, offers) {
  const json = new TextEncoder().encode(JSON.stringify(generatedBundle(offers)));
  const { bytes, text } = engine.compile_rules(json, 'generated');
  if (!bytes) throw new Error(`the generated rules do not compile: ${text}`);
  return { offers, json: brotli(json), compiled: brotli(bytes), sections: sectionsOf(bytes) };
}

/** @param {number} figure */
const figure = (figure) => figure.toLocaleString('en');

/**
 * The two tables of docs/bundle-format.md.
 * @param {Measured[]} all
 */
export function tables(all) {
  const sizes = all.map(({ offers, json, compiled }) =>
    row([figure(offers), figure(json), figure(compiled), (compiled / json).toFixed(2)]),
  );
  const names = [...new Set(all.flatMap(({ sections }) => sections.map(({ name }) => name)))];
  const costs = names.map((name) => {
    const cells = all.map(({ sections }) => figure(sections.find((one) => one.name === name)?.brotli ?? 0));
    return row([`\`${name}\``, ...cells]);
  });
  return [
    row(['offers', 'JSON, brotli', 'compiled, brotli', 'ratio']),
    row(['---', '---', '---', '---']),
    ...sizes,
    '',
    row(['section, alone with brotli', ...all.map(({ offers }) => `${figure(offers)} offers`)]),
    row(['---', ...all.map(() => '---')]),
    ...costs,
  ].join('\n');
}

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;
