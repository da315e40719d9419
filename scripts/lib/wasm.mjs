// The two WebAssembly builds of the crate: cargo, wasm-bindgen, wasm-opt, and a proof that the result starts.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stepIfStale } from './fresh.mjs';
import { shortGlue } from './glue.mjs';
import { must, Problem, root } from './run.mjs';
import { toolEnv } from './rust.mjs';
import { DEFERRED, split } from './split.mjs';

const inputs = ['src', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'scripts/lib/wasm.mjs'];
const target = 'wasm32-unknown-unknown';

// Named one by one: with --all-features Binaryen writes modules that browsers of last year refuse.
const webFeatures = [
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
];

/**
 * What every shopper downloads, dist/cart-associate.wasm; what some do later, dist/cart-associate-more.wasm; and their
 * glue, which becomes part of the shim.
 */
export const buildStorefront = () =>
  stepIfStale(
    'Storefront WebAssembly, dist/cart-associate.wasm and dist/cart-associate-more.wasm',
    {
      inputs: [...inputs, 'scripts/lib/glue.mjs', 'scripts/lib/glue-runtime.js', 'scripts/lib/split.mjs'],
      outputs: [
        'dist/glue/storefront.js',
        'dist/cart-associate.wasm',
        'dist/cart-associate-more.wasm',
        'dist/symbols/storefront.txt',
      ],
    },
    () =>
      build({
        features: 'download',
        profile: 'release',
        bindgen: ['--omit-default-module-path'], // the shim gives the address of the module
        // The default stack of 1 MiB is memory that each page would hold for nothing; the view is not recursive.
        stack: 64 * 1024,
        // The low end of memory is the deep end of the stack: a pointer to it is an overflow about to happen, so that
        // the optimiser may take it that there is none.
        optimise: ['-Oz', '--converge', '--low-memory-unused'],
        glue: 'dist/glue',
        name: 'storefront',
        wasm: 'dist/cart-associate.wasm',
        more: 'dist/cart-associate-more.wasm',
      }),
  );

/** What a merchandiser runs, in Node and in the playground page. */
export const buildAuthoring = () =>
  stepIfStale(
    'Authoring WebAssembly, dist/authoring/',
    {
      inputs,
      outputs: [
        'dist/authoring/cart_associate.js',
        'dist/authoring/cart_associate_bg.wasm',
        'dist/symbols/cart_associate.txt',
      ],
    },
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

const strip = ['--strip-debug', '--strip-producers', '--strip-target-features'];

async function build({ features, profile, bindgen, stack, optimise, glue, name, wasm, more }) {
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
  const second = more && join(root, glue, `${name}-more.tmp.wasm`);
  if (more) await inTwo(join(root, glue, `${name}.js`), name, optimise, { plain, small, second });
  else await wasmOpt(plain, small, [...optimise, ...strip]);
  const memory = await start(join(root, glue, `${name}.js`), small, second);
  rmSync(plain, { force: true });
  if (more) renameSync(second, join(root, more));
  renameSync(small, join(root, wasm));
  const sizes = [wasm, more].filter(Boolean).map((path) => `${readFileSync(join(root, path)).length} bytes`);
  return `${sizes.join(' and ')}, ${memory / 1024} KiB of memory at the start`;
}

// `cargo rustc`, because its last arguments concern our crate alone: they are joined to whatever RUSTFLAGS the
// caller has set, and both builds share the compiled dependencies. The crate type is named because cargo does
// no link-time optimisation for a library that is an rlib as well (more than twice the bytes). And cargo says where the file is, so that
// any CARGO_TARGET_DIR will do.
async function cargo(features, profile, stack) {
  const { stdout } = await must(
    'cargo',
    [
      'rustc',
      '--lib',
      '--crate-type',
      'cdylib',
      '--profile',
      profile,
      '--locked',
      '--target',
      target,
      '--no-default-features',
      '--features',
      features,
      '--message-format',
      'json-render-diagnostics',
      '--',
      '-C',
      `link-arg=-zstack-size=${stack}`,
    ],
    { env: toolEnv(), show: 'stderr', failed: 'The Rust code does not compile; the compiler says above why.' },
  );
  const messages = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const artifact = messages.findLast(
    ({ reason, target: made }) => reason === 'compiler-artifact' && made.crate_types.includes('cdylib'),
  );
  const file = artifact?.filenames.find((path) => path.endsWith('.wasm'));
  if (!file)
    throw new Problem('cargo built no WebAssembly module. Is "cdylib" still among the crate types in Cargo.toml?');
  return file;
}

/** npm's Binaryen is a Node program, the same on every system and of a pinned version. Answers what it prints. */
async function wasmOpt(from, to, passes, show) {
  const { stdout } = await must(
    process.execPath,
    [
      join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt'),
      from,
      '-o',
      to,
      ...passes,
      '--mvp-features',
      ...webFeatures.map((feature) => `--enable-${feature}`),
    ],
    { show, failed: 'wasm-opt failed; its own words are above.' },
  );
  return stdout;
}

// wasm-bindgen's names, `__wbg_appendChild_dbf7ad2f48413560`, stand in the module and in the script: the two files have
// short ones, and the glue follows; and out with the exports that nobody calls. What is to be moved must not be inlined before.
async function inTwo(glue, name, optimise, { plain, small, second }) {
  const { uses, write } = shortGlue(readFileSync(glue, 'utf8'), name);
  const { default: binaryen } = await import('binaryen');
  // As they were, so that functions are known by name.
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(readFileSync(plain));
  for (const { name: own } of WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(plain)))) {
    if (!uses.includes(own)) module.removeExport(own);
  }
  writeFileSync(plain, module.emitBinary());
  module.dispose();
  await wasmOpt(plain, small, ['-g', ...DEFERRED.map((part) => `--no-inline=*${part}*`), ...optimise]);
  const { first, more, names } = split(binaryen, readFileSync(small));
  for (const [path, bytes] of [
    [small, first],
    [second, more],
  ]) {
    writeFileSync(path, bytes);
    await wasmOpt(path, path, [...optimise, ...strip]);
  }
  writeFileSync(glue, write(names));
}

// Old versions of wasm-opt have written modules that did not start, and nobody noticed before the shoppers did.
async function start(glue, wasm, second) {
  try {
    const module = await WebAssembly.compile(readFileSync(wasm));
    const { engine, initSync } = await import(`${pathToFileURL(glue)}?${Date.now()}`);
    if (second) mustAnswer(engine, module, await WebAssembly.compile(readFileSync(second)));
    else initSync({ module });
    return memoryOf(module);
  } catch (error) {
    throw new Problem(`The optimised WebAssembly module does not start in Node: ${error.message}`);
  }
}

/** Before the second file has come, with it, and after a trap. What is given is no rule bundle, and every answer must say so. */
function mustAnswer(engine, module, second) {
  const says = (bytes, code) => {
    const { error } = JSON.parse(new TextDecoder().decode(bytes));
    if (error?.code !== code) throw new Error(`it answers ${error?.code} in place of ${code}`);
  };
  const begin = [() => engine.start(module), () => engine.join(second), () => engine.start()];
  for (const step of begin) {
    step();
    says(engine.call(0, new Uint8Array([1, 2, 3])), 'not_a_bundle');
    says(engine.call(1, new Uint8Array(11)), 'no_bundle');
    if (step !== begin[0]) says(engine.call_later(8, new Uint8Array(11)), 'no_bundle');
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
