// The two WebAssembly builds of the crate: cargo, wasm-bindgen, wasm-opt, and a proof that the result starts.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stepIfStale } from './fresh.mjs';
import { shortGlue } from './glue.mjs';
import { must, Problem, root } from './run.mjs';
import { toolEnv } from './rust.mjs';

const inputs = ['src', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'scripts/lib/wasm.mjs'];
const target = 'wasm32-unknown-unknown';

// Named one by one: with --all-features Binaryen writes modules that browsers of last year refuse.
const webFeatures = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];

/** What every shopper downloads: dist/cart-associate.wasm, and its glue, which becomes part of the shim. */
export const buildStorefront = () =>
  stepIfStale(
    'Storefront WebAssembly, dist/cart-associate.wasm',
    {
      inputs: [...inputs, 'scripts/lib/glue.mjs', 'scripts/lib/glue-runtime.js'],
      outputs: ['dist/glue/storefront.js', 'dist/cart-associate.wasm', 'dist/symbols/storefront.txt'],
    },
    () =>
      build({
        features: 'download',
        profile: 'release',
        bindgen: ['--omit-default-module-path'], // the shim gives the address of the module
        short: true,
        // The default stack of 1 MiB is memory that each page would hold for nothing; the view is not recursive.
        stack: 64 * 1024,
        // The low end of memory is the deep end of the stack: a pointer to it is an overflow about to happen, so that
        // the optimiser may take it that there is none.
        optimise: ['-Oz', '--converge', '--low-memory-unused'],
        glue: 'dist/glue',
        name: 'storefront',
        wasm: 'dist/cart-associate.wasm',
      }),
  );

/** What a merchandiser runs, in Node and in the playground page. */
export const buildAuthoring = () =>
  stepIfStale(
    'Authoring WebAssembly, dist/authoring/',
    { inputs, outputs: ['dist/authoring/cart_associate.js', 'dist/authoring/cart_associate_bg.wasm', 'dist/symbols/cart_associate.txt'] },
    () =>
      build({
        features: 'authoring',
        profile: 'authoring', // speed before bytes
        bindgen: [],
        stack: 1024 * 1024, // it reads JSON of any depth
        optimise: ['-O3'],
        glue: 'dist/authoring',
        name: 'cart_associate',
        wasm: 'dist/authoring/cart_associate_bg.wasm',
      }),
  );

async function build({ features, profile, bindgen, short, stack, optimise, glue, name, wasm }) {
  const compiled = await cargo(features, profile, stack);
  mkdirSync(join(root, glue), { recursive: true });
  await must(
    'wasm-bindgen',
    [compiled, '--target', 'web', '--no-typescript', ...bindgen, '--out-dir', join(root, glue), '--out-name', name],
    { env: toolEnv(), failed: 'wasm-bindgen could not write the glue; its own words are above.' },
  );
  // The finished file takes its place only when it has proved to start: a failed step must not look fresh.
  const plain = join(root, glue, `${name}_bg.wasm`);
  const small = join(root, glue, `${name}.tmp.wasm`);
  // Before they are stripped for good: what the module is made of, for the tests.
  mkdirSync(join(root, 'dist', 'symbols'), { recursive: true });
  writeFileSync(join(root, 'dist', 'symbols', `${name}.txt`), `${functionNames(readFileSync(plain)).join('\n')}\n`);
  if (short) await shorten(join(root, glue, `${name}.js`), name, plain);
  await wasmOpt(plain, small, [...optimise, '--strip-debug', '--strip-producers', '--strip-target-features']);
  const memory = await start(join(root, glue, `${name}.js`), small);
  rmSync(plain, { force: true });
  renameSync(small, join(root, wasm));
  return `${readFileSync(join(root, wasm)).length} bytes, ${memory / 1024} KiB of memory at the start`;
}

// `cargo rustc`, because its last arguments concern our crate alone: they are joined to whatever RUSTFLAGS the
// caller has set, and both builds share the compiled dependencies. The crate type is named because cargo does
// no link-time optimisation for a library that is an rlib as well (more than twice the bytes). And cargo says where the file is, so that
// any CARGO_TARGET_DIR will do.
async function cargo(features, profile, stack) {
  const { stdout } = await must(
    'cargo',
    [
      'rustc', '--lib', '--crate-type', 'cdylib', '--profile', profile, '--locked', '--target', target,
      '--no-default-features', '--features', features, '--message-format', 'json-render-diagnostics',
      '--', '-C', `link-arg=-zstack-size=${stack}`,
    ],
    { env: toolEnv(), show: 'stderr', failed: 'The Rust code does not compile; the compiler says above why.' },
  );
  const messages = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const artifact = messages.findLast(
    ({ reason, target: made }) => reason === 'compiler-artifact' && made.crate_types.includes('cdylib'),
  );
  const file = artifact?.filenames.find((path) => path.endsWith('.wasm'));
  if (!file) throw new Problem('cargo built no WebAssembly module. Is "cdylib" still among the crate types in Cargo.toml?');
  return file;
}

/** npm's Binaryen is a Node program, the same on every system and of a pinned version. Answers what it prints. */
async function wasmOpt(from, to, passes, show) {
  const { stdout } = await must(
    process.execPath,
    [
      join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt'), from, '-o', to, ...passes,
      '--mvp-features', ...webFeatures.map((feature) => `--enable-${feature}`),
    ],
    { show, failed: 'wasm-opt failed; its own words are above.' },
  );
  return stdout;
}

// wasm-bindgen's names, `__wbg_appendChild_dbf7ad2f48413560`, stand in the module and in the script: short ones in both,
// and out with the exports that nobody calls.
async function shorten(glue, name, wasm) {
  const { uses, write } = shortGlue(readFileSync(glue, 'utf8'), name);
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(readFileSync(wasm));
  for (const { name: own } of WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm)))) {
    if (!uses.includes(own)) module.removeExport(own);
  }
  writeFileSync(wasm, module.emitBinary());
  module.dispose();
  const names = JSON.parse(await wasmOpt(wasm, wasm, ['--minify-imports-and-exports-and-modules'], 'stderr'));
  const short = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm)))[0].module;
  writeFileSync(glue, write({
    module: short,
    imports: new Map(names.imports.map(([, long, given]) => [long, given])),
    exports: new Map(names.exports),
  }));
}

// Old versions of wasm-opt have written modules that did not start, and nobody noticed before the shoppers did.
async function start(glue, wasm) {
  try {
    const module = await WebAssembly.compile(readFileSync(wasm));
    const { engine, initSync } = await import(`${pathToFileURL(glue)}?${Date.now()}`);
    if (engine) mustAnswer(engine, module);
    else initSync({ module });
    return memoryOf(module);
  } catch (error) {
    throw new Problem(`The optimised WebAssembly module does not start in Node: ${error.message}`);
  }
}

/** Twice, as after a trap. What is given is no rule bundle, and every answer must say so. */
function mustAnswer(engine, module) {
  for (let time = 0; time < 2; time += 1) {
    engine.start(time ? undefined : module);
    const answers = [engine.load(new Uint8Array([1, 2, 3])), engine.restore('\u00e4'), engine.ledger()];
    if (!answers.every(({ error }) => /^[a-z_]+$/.test(error?.code))) throw new Error('it answers nonsense');
  }
}

function memoryOf(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
  const { exports } = new WebAssembly.Instance(module, imports);
  return Object.values(exports).find((one) => one instanceof WebAssembly.Memory).buffer.byteLength;
}

/** The names of a module's functions, from its name section: subsections, of which number 1 is pairs of an index and a name. */
function functionNames(wasm) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(wasm), 'name');
  if (!section) throw new Problem('The compiled module has no names in it. Is `strip` still false in Cargo.toml?');
  const bytes = Buffer.from(section);
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at];
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const kind = number();
    const length = number();
    const end = at + length;
    if (kind === 1) {
      return Array.from({ length: number() }, () => {
        number();
        const size = number();
        at += size;
        return bytes.toString('utf8', at - size, at);
      });
    }
    at = end;
  }
  return [];
}
