// The short glue: what wasm-bindgen writes in a known way gets shorter, everything else stops the build.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortGlue } from '../../scripts/lib/glue.mjs';

const BEGIN = `export function begin(bytes, count) {
    const val1 = +count;
    let ptr0, len0;
    try {
        ptr0 = passArray8ToWasm0(bytes, wasm.__wbindgen_malloc);
        len0 = WASM_VECTOR_LEN;
    } catch (e) {
        if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
        throw e;
    }
    const ret = wasm.begin(ptr0, len0, val1);
    return ret >>> 0;
}
export function list(count) {
    const val0 = +count;
    const ret = wasm.list(val0);
    var v1 = getArrayU8FromWasm0(ret[0], ret[1]).slice();
    wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
    return v1;
}
`;
const APPEND = `        __wbg_append_1f: function() { return handleError(function (arg0, arg1) {
            const ret = arg0.append(arg1);
            return ret;
        }, arguments); },
`;
const MONEY = `        __wbg_money_2f: function(arg0, arg1, arg2) {
            const ret = arg1.money(getStringFromWasm0(arg2, 3));
            const ptr1 = passArray8ToWasm0(ret, wasm.__wbindgen_malloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
`;

const written = ({ exports = BEGIN, imports = APPEND + MONEY } = {}) => `${exports}function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
${imports}    };
    return {
        __proto__: null,
        "./storefront_bg.js": import0,
    };
}

function handleError(f, args) {
}
function takeFromExternrefTable0(idx) {
}
let cachedTextDecoder = null;
`;

const names = (source) => ({
  module: 'a',
  first: 'b',
  later: new Map(),
  passed: new Map([['x', 'y']]),
  imports: new Map([
    ['__wbg_append_1f', 'A'],
    ['__wbg_money_2f', 'B'],
  ]),
  exports: new Map(shortGlue(source, 'storefront').uses.map((name, index) => [name, `e${index}`])),
});
const write = (source, more = {}) => shortGlue(source, 'storefront').write({ ...names(source), ...more });

test('calls and imports are one line each, by short names', () => {
  const { uses } = shortGlue(written(), 'storefront');
  assert.ok(
    ['begin', 'list', '__wbindgen_malloc', '__wbindgen_free'].every((name) => uses.includes(name)) &&
      !uses.includes('__wbindgen_realloc'),
  );
  const text = write(written());
  const short = names(written()).exports.get('begin');
  assert.ok(
    text.includes(`begin: (bytes, count) => wasm.${short}(passArray8ToWasm0(bytes), WASM_VECTOR_LEN, +count) >>> 0,`),
    text,
  );
  assert.match(text, /A: catching\(\(arg0, arg1\) => \{\s+const ret = arg0\.append\(arg1\);\s+return ret;\s+\}\),/);
  assert.match(
    text,
    /B: \(arg0, arg1, arg2\) => \{\s+const ret = .*;\s+answerBytes\(arg0, passArray8ToWasm0\(ret\)\);\s+\},/,
  );
  assert.match(text, /list: \(count\) => taken\(wasm\.\w+\(\+count\)\),/);
  assert.doesNotMatch(text, /wasm\.(__|begin|memory)/);
});

test('what is in the second file is called there, and passed on to it from the first', () => {
  const text = write(written(), { later: new Map([['list', 'z']]) });
  assert.match(text, /list: \(count\) => taken\(more\.z\(\+count\)\),/);
  assert.match(text, /x: \(\.\.\.values\) => more\.y\(\.\.\.values\),/);
  assert.match(text, /\{ \.\.\.imports, b: wasm \}/);
});

test('what is written in another way stops the build', () => {
  const unknown = /does not know/;
  assert.throws(() => shortGlue(written(), 'other'), unknown, 'another module');
  assert.throws(
    () => write(written({ exports: BEGIN.replace('    let ptr0', '    prepare();\n    let ptr0') })),
    unknown,
    'a line that is new',
  );
  assert.throws(() => write(written({ exports: BEGIN.replace('= wasm.begin', '= other.begin') })), unknown, 'no call');
  assert.throws(
    () => write(written({ exports: BEGIN.replace('len0, val1', 'len0, val7') })),
    unknown,
    'an argument of which nothing is known',
  );
  assert.throws(
    () => write(written({ imports: `${APPEND}        __wbg_x: async (arg0) => arg0,\n` })),
    unknown,
    'another form of function',
  );
  assert.throws(
    () => write(written({ imports: APPEND + MONEY.replace('arg1.money', 'takeFromExternrefTable0(arg1).money') })),
    unknown,
    'a helper that we do not have',
  );
});

test('names that the module and the glue do not share stop the build', () => {
  const source = written();
  assert.throws(
    () => write(source, { imports: new Map([['__wbg_append_1f', 'A']]) }),
    /does not import __wbg_money_2f/,
  );
  assert.throws(
    () => write(source, { imports: new Map([...names(source).imports, ['__wbg_new_3f', 'C']]) }),
    /imports __wbg_new_3f/,
  );
  assert.throws(() => write(source, { exports: new Map() }), /no export/);
});
