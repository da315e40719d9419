// What the functions that wasm-bindgen generates call, in fewer bytes than its own. scripts/lib/glue.mjs puts this in
// front of them, under wasm-bindgen's names. Views of the memory are made anew each time: growing detaches older ones.

/** What the running instance exports. */
let wasm;
/** How many bytes the list or text took that was handed over last. */
let WASM_VECTOR_LEN;
let compiled;
let decoder;

const encoder = new TextEncoder();

/** Starts an instance. Called again, of the same module, a fresh one takes its place. */
function start(module = compiled) {
  compiled = module;
  wasm = new WebAssembly.Instance(module, imports).exports;
  // With every instance: Safari's refuses to go on after two gigabytes.
  decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  wasm.__wbindgen_start();
}

const bytesAt = (at, length) => new Uint8Array(wasm.memory.buffer, at >>> 0, length);

const getDataViewMemory0 = () => new DataView(wasm.memory.buffer);

const getStringFromWasm0 = (at, length) => decoder.decode(bytesAt(at, length));

function passArray8ToWasm0(bytes) {
  WASM_VECTOR_LEN = bytes.length;
  const at = wasm.__wbindgen_malloc(WASM_VECTOR_LEN, 1);
  bytesAt(at).set(bytes);
  return at;
}

function passStringToWasm0(text) {
  const room = text.length * 3;
  const at = wasm.__wbindgen_malloc(room, 1);
  WASM_VECTOR_LEN = encoder.encodeInto(text, bytesAt(at, room)).written;
  // Nothing was allocated for nothing.
  return room ? wasm.__wbindgen_realloc(at, room, WASM_VECTOR_LEN, 1) : at;
}

/** Answers a text that was handed over just now, in the two words at an address. */
const answerText = (at, text) => new Int32Array(wasm.memory.buffer, at >>> 0).set([text, WASM_VECTOR_LEN]);

function addToExternrefTable0(value) {
  const index = wasm.__externref_table_alloc();
  wasm.__wbindgen_externrefs.set(index, value);
  return index;
}

/** What the page throws is an answer. */
const catching = (work) => (...values) => {
  try {
    return work(...values);
  } catch (error) {
    wasm.__wbindgen_exn_store(addToExternrefTable0(error));
  }
};
