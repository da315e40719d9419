// `npm run types`: writes types/data.d.ts, the plain values that cross between a page and the engine, from the Rust
// types that read and write them. A test holds that the file is what the Rust types say. What is not written as
// expected stops it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, main, Problem, root } from './lib/run.mjs';

/** Which types are public, and where they are. */
const sources = [
  ['src/cart.rs', ['Cart', 'Line']],
  ['src/context.rs', ['Context', 'Viewed', 'LivePrice']],
  ['src/change.rs', ['CartChange', 'NewLine', 'Replacement']],
  ['src/engine/decision.rs', ['Figures', 'UnitPrice']],
  ['src/core/vocabulary.rs', ['Form', 'Kind', 'Placement']],
];

const plain = {
  String: 'string',
  bool: 'boolean',
  u8: 'number',
  u32: 'number',
  i64: 'number',
  Money: 'Money',
  Rate: 'Rate',
  Properties: 'Record<string, string>',
};

const HEAD = `// Made by scripts/types.mjs from the Rust types of the same names: \`npm run types\` writes it anew.

/** An amount in minor units of the cart's currency: a whole number, such as 2900 for $29.00. */
export type Money = number;

/** A share in hundredths of a percent: 2500 is 25 %. */
export type Rate = number;
`;

/** The text of types/data.d.ts. */
export function dataTypes() {
  const known = new Set(sources.flatMap(([, names]) => names));
  const types = sources.flatMap(([file, names]) => {
    const text = readFileSync(join(root, file), 'utf8');
    return names.map((name) => typeOf(text, name, known, file));
  });
  return [HEAD, ...types, reasons()].join('\n');
}

function typeOf(text, name, known, file) {
  const found = new RegExp(
    String.raw`((?:^///.*\n)+)((?:^#\[.*\]\n)+)^pub (struct|enum) ${name} \{\n([\s\S]*?)^\}`,
    'm',
  ).exec(text);
  if (!found) throw unexpected(`${file} has no ${name} with words and fields`);
  const [, docs, attributes, what, body] = found;
  if (!/\bSerialize\b|\bDeserialize\b/.test(attributes))
    throw unexpected(`${name} does not cross the boundary by serde`);
  return what === 'enum'
    ? words(name, docs, attributes, body)
    : fields(name, docs, body, known, /\bDeserialize\b/.test(attributes));
}

function words(name, docs, attributes, body) {
  if (!attributes.includes('rename_all = "snake_case"')) throw unexpected(`the words of ${name}`);
  const variants = [...body.matchAll(/^    \/\/\/ (.*)\n    (\w+),\n/gm)];
  if (variants.map(([all]) => all).join('') !== body) throw unexpected(`an enum ${name} of more than words`);
  const lines = variants.map(
    ([, said, variant]) => `  /** ${said} */\n  | '${variant.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()}'`,
  );
  return `${comment(docs, '')}export type ${name} =\n${lines.join('\n')};\n`;
}

function fields(name, docs, body, known, isRead) {
  const all = [...body.matchAll(/((?: {4}\/\/\/.*\n)+)((?: {4}#\[.*\]\n)*) {4}pub (\w+): (.*),\n/g)];
  if (all.map(([one]) => one).join('') !== body) throw unexpected(`fields of ${name}`);
  const lines = all.map(([, said, attributes, own, type]) => {
    const [, inner] = /^Option<(.*)>$/.exec(type) ?? [];
    const skipped = attributes.includes('skip_serializing_if');
    const key = /rename = "(\w+)"/.exec(attributes)?.[1] ?? own;
    // What is read may be left out; what is only written is either left out or null.
    const optional = skipped || (isRead && (inner !== undefined || attributes.includes('serde(default')));
    const value = scriptType(inner ?? type, known, `${name}.${own}`);
    return `${comment(said, '  ')}  ${key}${optional ? '?' : ''}: ${value}${inner && !optional ? ' | null' : ''};`;
  });
  return `${comment(docs, '')}export interface ${name} {\n${lines.join('\n')}\n}\n`;
}

function scriptType(type, known, where) {
  const [, item] = /^Vec<(.*)>$/.exec(type) ?? [];
  if (item) return `${scriptType(item, known, where)}[]`;
  return plain[type] ?? (known.has(type) ? type : unexpectedType(type, where));
}

/** The closed list of why an offer is not shown, and the shim's own word for the holdout. */
function reasons() {
  const file = 'src/engine/withheld.rs';
  const text = readFileSync(join(root, file), 'utf8');
  const said = new Map(
    [...text.matchAll(/^    \/\/\/ (.*)\n    (\w+),\n/gm)].map(([, words_, variant]) => [variant, words_]),
  );
  const codes = [...text.matchAll(/Withheld::(\w+) => "(\w+)"/g)];
  if (codes.length === 0 || codes.length !== said.size)
    throw unexpected(`${file}: ${said.size} reasons, ${codes.length} codes`);
  const lines = codes.map(([, variant, code]) => `  /** ${said.get(variant)} */\n  | '${code}'`);
  return `/** Why an offer is not shown. */\nexport type WithheldReason =\n${lines.join('\n')}\n  /** This visitor is in the holdout: it would have been shown. */\n  | 'held_out';\n`;
}

/** Rust's comments, without its links. */
function comment(docs, indent) {
  const lines = docs
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\/\/\/ ?/, '')
        .replace(/\[(`[^`]+`)\](?:\([^)]*\))?/g, '$1'),
    );
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

const unexpectedType = (type, where) => {
  throw unexpected(`${where} of the type ${type}`);
};

const unexpected = (what) =>
  new Problem(`scripts/types.mjs does not know how to write this: ${what}. Teach it, or change the Rust type.`);

if (isMain(import.meta.url)) {
  await main(() => {
    writeFileSync(join(root, 'types', 'data.d.ts'), dataTypes());
    console.log('types/data.d.ts written');
  });
}
