// The storefront's WebAssembly in two files: the first suggests a product, the second has everything else and is fetched
// when it is needed (src/engine/parts.rs). Both share one memory and one table. The first imports, from JavaScript that
// passes them on, the functions that lie in the second; the second imports those of the first directly.
//
// What goes into the second file: the exports and functions named here, and whatever only they call.

import { Problem } from './run.mjs';

/** Exports that are called only when the second file is there. */
const LATER = ['call_later'];

/** Functions that the first part calls only where the engine has all its parts, by a part of their paths. */
export const DEFERRED = [
  'engine::kit::propose',
  'engine::quantity_break::propose',
  'engine::tier::propose',
  'engine::guidance::propose',
  'engine::guidance::confirm',
  'engine::finish::contents',
  'view::more::',
];

/** Where the second file finds what is in the first. */
const FIRST = 'f';
/** Where both find what is JavaScript. */
const PAGE = 'j';

/**
 * @param {typeof import('binaryen').default} binaryen
 * @param {Uint8Array} whole  the module, with names, and with nothing exported that nobody uses
 * @returns {{first: Uint8Array, more: Uint8Array, names: Names}}
 * @typedef {object} Names  short names, for the glue
 * @property {string} module  where JavaScript's functions are imported from
 * @property {string} first  where the second file imports the first from
 * @property {Map<string, string>} imports  of JavaScript's functions, by wasm-bindgen's names
 * @property {Map<string, string>} exports  of the first file
 * @property {Map<string, string>} later  exports of the second
 * @property {Map<string, string>} passed  imports of the first that are passed on to exports of the second
 */
export function split(binaryen, whole) {
  const first = read(binaryen, whole);
  const exported = list(first.getNumExports(), (index) => binaryen.getExportInfo(first.getExportByIndex(index)));
  const all = functionsOf(binaryen, first);
  const deferred = [...all.values()].filter(
    ({ name, module }) => !module && DEFERRED.some((part) => name.includes(part)),
  );
  for (const part of DEFERRED) {
    if (!deferred.some(({ name }) => name.includes(part))) missing(`no function is called ${part}`);
  }
  for (const name of LATER) if (!exported.some((one) => one.name === name)) missing(`${name} is not exported`);

  // The first part: what is left when the second is gone.
  const names = {
    module: PAGE,
    first: FIRST,
    imports: new Map(),
    exports: new Map(),
    later: new Map(),
    passed: new Map(),
  };
  const short = shortNames();
  for (const { name, module, base, params, results } of all.values()) {
    if (!module) continue;
    names.imports.set(base, short());
    first.addFunctionImport(name, PAGE, names.imports.get(base), params, results);
  }
  for (const { name, params, results } of deferred) {
    const own = short();
    names.passed.set(own, own);
    first.removeFunction(name);
    first.addFunctionImport(name, PAGE, own, params, results);
  }
  const exports = shortNames();
  for (const { name, value, kind } of exported) {
    first.removeExport(name);
    if (LATER.includes(name)) continue;
    names.exports.set(name, exports());
    exportAs(binaryen, first, kind, value, names.exports.get(name));
  }
  first.runPasses(['remove-unused-module-elements']);
  const kept = new Set(
    [...functionsOf(binaryen, first).values()].filter(({ module }) => !module).map(({ name }) => name),
  );

  // The second: the rest, to which everything that stays is an import.
  const more = read(binaryen, whole);
  const shared = new Map();
  /** The name under which the first file exports something, which it may do already. */
  const share = (kind, value) => {
    const known = exported.find((one) => one.kind === kind && one.value === value && !LATER.includes(one.name));
    if (known) return names.exports.get(known.name);
    const key = `${kind} ${value}`;
    if (!shared.has(key)) shared.set(key, { kind, value, name: exports() });
    return shared.get(key).name;
  };
  for (const { name } of exported) more.removeExport(name);
  for (const { name, module, base, params, results } of all.values()) {
    if (module) more.addFunctionImport(name, PAGE, names.imports.get(base), params, results);
    else if (kept.has(name)) {
      more.removeFunction(name);
      more.addFunctionImport(name, FIRST, `=${name}`, params, results);
    }
  }
  for (const { name, value } of exported.filter((one) => LATER.includes(one.name))) {
    names.later.set(name, short());
    more.addFunctionExport(value, names.later.get(name));
  }
  for (const [index, { name }] of deferred.entries()) more.addFunctionExport(name, [...names.passed.keys()][index]);
  importState(binaryen, more, exported.find(({ kind }) => kind === binaryen.ExternalMemory).value, share);
  more.runPasses(['remove-unused-module-elements']);
  // Only now is it known what of the first part the second calls.
  for (const { name, module, base, params, results } of functionsOf(binaryen, more).values()) {
    if (base === `=${name}` && module === FIRST)
      more.addFunctionImport(name, FIRST, share(binaryen.ExternalFunction, name), params, results);
  }
  for (const { name } of list(more.getNumTables(), (index) => binaryen.getTableInfo(more.getTableByIndex(index)))) {
    more.addTableImport(name, FIRST, share(binaryen.ExternalTable, name));
  }
  for (const { name, type, mutable } of list(more.getNumGlobals(), (index) =>
    binaryen.getGlobalInfo(more.getGlobalByIndex(index)),
  )) {
    if (mutable) more.addGlobalImport(name, FIRST, share(binaryen.ExternalGlobal, name), type, true);
  }
  for (const { kind, value, name } of shared.values()) exportAs(binaryen, first, kind, value, name);

  for (const one of [first, more]) if (!one.validate()) missing('the parts are no valid modules');
  const answer = { first: first.emitBinary(), more: more.emitBinary(), names };
  first.dispose();
  more.dispose();
  return answer;
}

/** Memory, tables and mutable globals are the first part's. */
function importState(binaryen, more, memory, share) {
  const { initial, max } = more.getMemoryInfo();
  while (more.getNumElementSegments() > 0) {
    more.removeElementSegment(binaryen.getElementSegmentInfo(more.getElementSegmentByIndex(0)).name);
  }
  more.setMemory(initial, max ?? -1, null, [], false, false, memory);
  more.addMemoryImport(memory, FIRST, share(binaryen.ExternalMemory, memory));
  for (const { name } of list(more.getNumTables(), (index) => binaryen.getTableInfo(more.getTableByIndex(index)))) {
    more.addTableImport(name, FIRST, `=${name}`);
  }
  for (const { name, type, mutable } of list(more.getNumGlobals(), (index) =>
    binaryen.getGlobalInfo(more.getGlobalByIndex(index)),
  )) {
    if (mutable) more.addGlobalImport(name, FIRST, `=${name}`, type, true);
  }
}

function exportAs(binaryen, module, kind, value, name) {
  const ways = {
    [binaryen.ExternalFunction]: 'addFunctionExport',
    [binaryen.ExternalTable]: 'addTableExport',
    [binaryen.ExternalMemory]: 'addMemoryExport',
    [binaryen.ExternalGlobal]: 'addGlobalExport',
  };
  module[ways[kind]](value, name);
}

function read(binaryen, bytes) {
  const module = binaryen.readBinary(bytes);
  // Those of wasm.mjs: with more of them types are written in a form that older engines refuse.
  const known = binaryen.Features;
  const wanted = [
    known.MutableGlobals,
    known.NontrappingFPToInt,
    known.SignExt,
    known.BulkMemory,
    known.BulkMemoryOpt,
    known.ReferenceTypes,
    known.CallIndirectOverlong,
    known.Multivalue,
  ];
  module.setFeatures(wanted.reduce((all, one) => all | one));
  return module;
}

const list = (count, at) => Array.from({ length: count }, (_, index) => at(index));

const functionsOf = (binaryen, module) =>
  new Map(
    list(module.getNumFunctions(), (index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index))).map((one) => [
      one.name,
      one,
    ]),
  );

/** a, b, … z, A, … Z, aa, ba, … */
function shortNames() {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let next = 0;
  return () => {
    let name = '';
    for (let left = next; left >= 0; left = Math.floor(left / letters.length) - 1)
      name += letters[left % letters.length];
    next += 1;
    return name;
  };
}

function missing(what) {
  throw new Problem(
    `The WebAssembly cannot be split in two: ${what}. What goes where is said in scripts/lib/split.mjs.`,
  );
}
