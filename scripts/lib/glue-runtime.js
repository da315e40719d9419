// What the functions that wasm-bindgen generates call, in fewer bytes than its own. scripts/lib/glue.mjs puts this in
// front of them, under wasm-bindgen's names. Views of the memory are made anew each time: growing detaches older ones.

/** What the running instance exports, and what its second part does. */
let wasm;
let more;
/** How many bytes the list took that was handed over last. */
let WASM_VECTOR_LEN;
/** The two files, compiled. */
let first;
let second;
let decoder;

/** Starts an instance, of the first file alone. Without a file a fresh one, of all that has come, takes its place. */
function start(module) {
  if (module) {
    first = module;
    second = undefined;
  }
  wasm = new WebAssembly.Instance(first, imports).exports;
  // With every instance: Safari's refuses to go on after two gigabytes.
  decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  wasm.__wbindgen_start();
  if (second) join();
}

/** The second file has come (src/engine/parts.rs). */
function join(module = second) {
  second = module;
  more = new WebAssembly.Instance(module, { ...imports, FIRST: wasm }).exports;
  wasm.arrived();
}

const bytesAt = (at, length) => new Uint8Array(wasm.memory.buffer, at >>> 0, length);

const getStringFromWasm0 = (at, length) => decoder.decode(bytesAt(at, length));

function passArray8ToWasm0(bytes) {
  WASM_VECTOR_LEN = bytes.length;
  const at = wasm.__wbindgen_malloc(WASM_VECTOR_LEN, 1);
  bytesAt(at).set(bytes);
  return at;
}

/** Takes over a list that was answered. */
function taken([at, length]) {
  const bytes = bytesAt(at, length).slice();
  wasm.__wbindgen_free(at, length, 1);
  return bytes;
}

/** Answers a list that was handed over just now, in the two words at an address. */
const answerBytes = (at, bytes) => new Int32Array(wasm.memory.buffer, at >>> 0).set([bytes, WASM_VECTOR_LEN]);

function addToExternrefTable0(value) {
  const index = wasm.__externref_table_alloc();
  wasm.__wbindgen_externrefs.set(index, value);
  return index;
}

/** What the page throws is an answer. */
const catching =
  (work) =>
  (...values) => {
    try {
      return work(...values);
    } catch (error) {
      wasm.__wbindgen_exn_store(addToExternrefTable0(error));
    }
  };
