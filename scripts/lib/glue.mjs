// The storefront's glue, shorter than wasm-bindgen writes it. Of its file we take what follows from our Rust code, the
// exported functions and those that the module imports, and leave what we never use: ways to load, fallbacks for browsers
// of other years, freeing what was handed over when a call fails (after that the shim starts a fresh instance). What the
// functions call is in glue-runtime.js. The module comes in two files (split.mjs), which the glue brings together.
//
// The version of wasm-bindgen is pinned; what is not written as expected stops the build.

import { readFileSync } from 'node:fs';
import { Problem } from './run.mjs';

const runtime = readFileSync(new URL('glue-runtime.js', import.meta.url), 'utf8');

/** The module of wasm-bindgen's that the WebAssembly imports from. */
const from = (name) => `./${name}_bg.js`;

/**
 * @param {string} source  wasm-bindgen's glue, target `web`
 * @param {string} name  its `--out-name`
 * @returns {{uses: string[], write: (short: Names) => string}}  which exports of the WebAssembly it needs; and the new glue,
 *   an ES module that exports `engine`, when the names in the WebAssembly are known
 * @typedef {import('./split.mjs').Names} Names
 */
export function shortGlue(source, name) {
  const exported = matches(
    source,
    /^export function (\w+)\((.*?)\) \{\n(.*?)^\}/gms,
    ([, own, params, body]) => `${own}: (${params}) => ${call(own, body)},`,
  );
  const entry = /^        (\w+): (function.*?^        \}.*?),\n/gms;
  const object = one(
    source,
    /^    const import0 = \{\n        __proto__: null,\n(.*?)^    \};\n    return \{\n        __proto__: null,\n        "(.*?)": import0,\n    \};/ms,
  );
  if (object[2] !== from(name)) unexpected(`imports from ${object[2]}`);
  const imported = new Map(matches(object[1], entry, ([, own, code]) => [own, importOf(own, code)]));
  const left = object[1].replace(entry, '');
  if (left) unexpected(left);

  const code = [...exported, ...imported.values()].join('\n');
  mustHaveAll(source, code);
  const needed = (text) => [...text.matchAll(/\bwasm\.(\w+)/g)].map(([, own]) => own);
  return {
    uses: [...new Set(needed(runtime + code))],
    write({ module, first, imports, exports, later, passed }) {
      const lack = [...imported.keys()].filter((own) => !imports.has(own));
      if (lack.length > 0) unexpected(`the WebAssembly does not import ${lack}`);
      if (imports.size > imported.size)
        unexpected(`the WebAssembly imports ${[...imports.keys()].filter((own) => !imported.has(own))}`);
      const text = [
        '// Made by scripts/lib/glue.mjs.',
        runtime.replace('FIRST', first),
        `const imports = { ${module}: {`,
        ...[...imported].map(([own, work]) => `/* ${own} */ ${imports.get(own)}: ${work},`),
        ...[...passed].map(([own, other]) => `${own}: (...values) => more.${other}(...values),`),
        '} };',
        '',
        'export const engine = { start, join,',
        ...exported,
        '};',
        '',
      ].join('\n');
      return text.replace(/\bwasm\.(\w+)/g, (_, own) => {
        if (later.has(own)) return `more.${later.get(own)}`;
        return `wasm.${exports.get(own) ?? unexpected(`no export ${own}`)}`;
      });
    },
  };
}

/** The one call in an exported function, with its arguments in place. */
function call(own, body) {
  const known = [
    /^let ptr\d.*;$/,
    /^try \{$/,
    /^\} catch \(e\) \{$/,
    /^if \(ptr\d\) \{ wasm\.__wbindgen_free\(.*\); \}$/,
    /^throw e;$/,
    /^\}$/,
    /^(const )?len\d = WASM_VECTOR_LEN;$/,
    /^wasm\.__wbindgen_free\(ret\[0\], ret\[1\] \* 1, 1\);$/,
    /^return v\d;$/,
  ];
  const values = new Map();
  let made;
  let answer = 'ret';
  for (const line of body
    .trim()
    .split('\n')
    .map((text) => text.trim())) {
    const value = /^(?:const )?((?:ptr|val)\d) = (.*);$/.exec(line);
    const last = /^(?:const ret = )?(wasm\.(?!__wbindgen_free\b)\w+)\((.*)\);$/.exec(line);
    const given = /^return (ret\b[^;]*|[^;]*\bret);$/.exec(line);
    const list = /^var v\d = getArrayU8FromWasm0\(ret\[0\], ret\[1\]\)\.slice\(\);$/.test(line);
    if (value) values.set(value[1], plain(value[2]));
    else if (last) made = last;
    else if (given) [, answer] = given;
    else if (list) answer = 'taken(ret)';
    else if (!known.some((form) => form.test(line))) unexpected(`${own}: ${line}`);
  }
  if (!made) unexpected(`${own} calls nothing`);
  // Arguments are evaluated in turn, so that a length is asked for just after the list or text was handed over.
  const args = made[2].replace(/\b(ptr|len|val)\d\b/g, (arg, kind) =>
    kind === 'len' ? 'WASM_VECTOR_LEN' : (values.get(arg) ?? unexpected(`${own}: ${arg}`)),
  );
  return answer.replace('ret', `${made[1]}(${args})`);
}

/** A function that the module imports. */
function importOf(own, code) {
  const [, throws, params, body] =
    /^function\(\) \{ (return handleError)\(function \((.*?)\) \{\n(.*)\}, arguments\); \}$/s.exec(code) ??
    /^(function)\((.*?)\) \{\n(.*)\}$/s.exec(code) ??
    unexpected(`${own}: ${code}`);
  const work = `(${params}) => {\n${plain(body)}}`;
  return throws === 'function' ? work : `catching(${work})`;
}

/** A list that is answered through an address. */
const answer = new RegExp(
  String.raw`(?:const|var) ptr1 = (passArray8ToWasm0\(ret\));\s*(?:const|var) len1 = WASM_VECTOR_LEN;\s*` +
    String.raw`getDataViewMemory0\(\)\.setInt32\(\(arg0 >>> 0\) \+ 4 \* 1, len1, true\);\s*` +
    String.raw`getDataViewMemory0\(\)\.setInt32\(\(arg0 >>> 0\) \+ 4 \* 0, ptr1, true\);`,
);

function plain(code) {
  return code
    .replace(/, wasm\.__wbindgen_malloc(, wasm\.__wbindgen_realloc)?\)/g, ')')
    .replace(answer, 'answerBytes(arg0, $1);')
    .replace(/\bisLikeNone\((\w+)\)/g, '($1 == null)');
}

/** What wasm-bindgen defines beside the functions and they call must be there without it. */
function mustHaveAll(source, code) {
  const definitions = (text) => matches(text, /^(?:async )?(?:function|let|const) (\w+)/gm, ([, own]) => own);
  const ours = definitions(runtime);
  for (const own of definitions(source)) {
    if (!ours.includes(own) && new RegExp(String.raw`\b${own}\b`).test(code))
      unexpected(`${own} is not in glue-runtime.js`);
  }
}

function matches(text, form, take) {
  const found = [...text.matchAll(form)].map(take);
  if (found.length === 0) unexpected(`nothing like ${form}`);
  return found;
}

const one = (text, form) => form.exec(text) ?? unexpected(`nothing like ${form}`);

function unexpected(what) {
  throw new Problem(`wasm-bindgen writes its glue in a way that scripts/lib/glue.mjs does not know: ${what}`);
}
