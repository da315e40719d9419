// The two WebAssembly modules: cargo, wasm-bindgen, wasm-opt, and a proof that the result starts. Nothing here reads or
// changes what one of these tools writes: sizes come from the design, and from options that the tools document.

import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stepIfStale } from './fresh.mjs';
import { must, Problem, root } from './run.mjs';
import { toolEnv, withoutPaths } from './rust.mjs';

const inputs = ['src/core', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'scripts/lib/wasm.mjs'];

// Named one by one: with --all-features Binaryen writes modules that browsers of last year refuse.
const webFeatures = [
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
];

/** What every shopper downloads: dist/cart-associate.wasm, and its glue, which becomes a part of the engine script. */
export const buildStorefront = () =>
  stepIfStale(
    'Storefront WebAssembly, dist/cart-associate.wasm',
    {
      inputs: [...inputs, 'src/storefront'],
      outputs: ['dist/glue/storefront.js', 'dist/cart-associate.wasm'],
    },
    () =>
      build({
        crate: 'cart-associate-storefront',
        cargoFlags: ['--profile', 'release', '--features', 'download'],
        // The page gives the address of the module, and after a trap it starts anew.
        // Every browser that runs ES2022 has TextEncoder.encodeInto.
        bindgenFlags: ['--omit-default-module-path', '--experimental-reset-state-function', '--encode-into', 'always'],
        // The default stack of 1 MiB is memory that each page would hold for nothing; the view is not recursive.
        stack: 64 * 1024,
        // Twice what an instance reaches before a fresh one replaces it (www/shim/engine.js). What wants more is a
        // fault, and ends in a trap.
        memory: 256 * 1024 * 1024,
        // The low end of memory is the deep end of the stack: a pointer to it is an overflow about to happen, so that
        // the optimiser may take it that there is none.
        optimise: [
          ...['-Oz', '--converge', '--low-memory-unused', '-ocimfs', '30', '-aimfs', '1'],
          // What is used most has the shortest numbers.
          ...['--reorder-functions-by-name', '--reorder-locals'],
        ],
        glue: 'dist/glue',
        name: 'storefront',
        wasm: 'dist/cart-associate.wasm',
        prove: storefrontAnswers,
      }),
  );

/** What a merchandiser runs, in Node and in the playground page. */
export const buildAuthoring = () =>
  stepIfStale(
    'Authoring WebAssembly (src/merchant), dist/authoring/',
    {
      inputs: [
        ...inputs,
        'src/authoring',
        'src/import',
        'src/merchant',
        'www/adapters/common/decimals.json',
        'www/shim/faults.json',
      ],
      outputs: ['dist/authoring/cart_associate.js', 'dist/authoring/cart_associate_bg.wasm'],
    },
    () =>
      build({
        crate: 'cart-associate-merchant',
        cargoFlags: ['--profile', 'authoring'], // speed before bytes
        // Whoever starts it gives the module.
        bindgenFlags: ['--omit-default-module-path'],
        stack: 1024 * 1024, // it reads JSON of any depth
        memory: 1024 * 1024 * 1024,
        optimise: [], // rustc has done it: docs/size.md, "The merchant's module"
        glue: 'dist/authoring',
        name: 'cart_associate',
        wasm: 'dist/authoring/cart_associate_bg.wasm',
        prove: () => {},
      }),
  );

/** @typedef {typeof import('../../www/types/glue.js')} Engine */
/**
 * @typedef {object} Recipe
 * @property {string} crate
 * @property {string[]} cargoFlags
 * @property {string[]} bindgenFlags
 * @property {number} stack  in bytes
 * @property {number} memory  the most that the module ever takes of the page's memory, in bytes
 * @property {string[]} optimise  how wasm-opt is to do it; with nothing it only takes out what nobody runs
 * @property {string} glue  the folder of the glue
 * @property {string} name  of the glue
 * @property {string} wasm  where the module goes
 * @property {(engine: Engine) => void} prove  throws where it does not work
 */

/** @param {Recipe} recipe */
async function build({ crate, cargoFlags, bindgenFlags, stack, memory: most, optimise, glue, name, wasm, prove }) {
  const compiled = await cargo(crate, cargoFlags, [`-zstack-size=${stack}`, `--max-memory=${most}`]);
  const folder = join(root, glue);
  mkdirSync(folder, { recursive: true });
  await must(
    'wasm-bindgen',
    [compiled, '--target', 'web', '--no-typescript', ...bindgenFlags, '--out-dir', folder, '--out-name', name],
    { env: toolEnv(), failed: 'wasm-bindgen could not write the glue; its own words are above.' },
  );
  // The finished file takes its place only when it has proved to start: a failed step must not look fresh.
  const linked = join(folder, `${name}_bg.wasm`);
  const optimised = join(folder, `${name}.tmp.wasm`);
  await wasmOpt(linked, optimised, optimise);
  const memory = await start(join(folder, `${name}.js`), optimised, prove);
  rmSync(linked, { force: true });
  renameSync(optimised, join(root, wasm));
  return `${readFileSync(join(root, wasm)).length} bytes, ${memory / 1024} KiB of memory at the start`;
}

// `cargo rustc`, because its last arguments concern this crate alone: they are joined to whatever RUSTFLAGS the
// caller has set, and both builds share the compiled dependencies. The crate type is named because cargo does
// no link-time optimisation for a library that is an rlib as well (more than twice the bytes). And cargo says where
// the file is, so that any CARGO_TARGET_DIR will do.
/** @param {string} crate @param {string[]} flags @param {string[]} linking  arguments for the linker */
async function cargo(crate, flags, linking) {
  const { stdout } = await must(
    'cargo',
    [
      'rustc',
      '--package',
      crate,
      '--lib',
      '--crate-type',
      'cdylib',
      ...flags,
      '--locked',
      '--target',
      'wasm32-unknown-unknown',
      '--message-format',
      'json-render-diagnostics',
      '--',
      ...linking.flatMap((argument) => ['-C', `link-arg=${argument}`]),
    ],
    {
      env: toolEnv(withoutPaths()),
      show: 'stderr',
      failed: 'The Rust code does not compile; the compiler says above why.',
    },
  );
  /** @type {{reason: string, target: {crate_types: string[]}, filenames: string[]}[]} */
  const messages = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const artifact = messages.findLast(
    ({ reason, target }) => reason === 'compiler-artifact' && target.crate_types.includes('cdylib'),
  );
  const file = artifact?.filenames.find((path) => path.endsWith('.wasm'));
  if (!file)
    throw new Problem(`cargo built no WebAssembly module of ${crate}. Is "cdylib" still among its crate types?`);
  return file;
}

/**
 * npm's Binaryen is a Node program, the same on every system and of a pinned version.
 * @param {string} from @param {string} to @param {string[]} optimise
 */
async function wasmOpt(from, to, optimise) {
  await must(
    process.execPath,
    [
      join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt'),
      from,
      '-o',
      to,
      ...optimise,
      '--strip-debug',
      '--strip-producers',
      '--strip-target-features',
      '--mvp-features',
      ...webFeatures.map((feature) => `--enable-${feature}`),
    ],
    { failed: 'wasm-opt failed; its own words are above.' },
  );
}

// Old versions of wasm-opt have written modules that did not start, and nobody noticed before the shoppers did.
/** @param {string} glue @param {string} wasm @param {Recipe['prove']} prove */
async function start(glue, wasm, prove) {
  try {
    const module = await WebAssembly.compile(readFileSync(wasm));
    const exports = await import(`${pathToFileURL(glue)}?${Date.now()}`);
    const { memory } = exports.initSync({ module });
    const atStart = memory.buffer.byteLength;
    prove(exports);
    return atStart;
  } catch (error) {
    throw new Problem(
      `The optimised WebAssembly module does not start in Node: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * What is given is no rule bundle, and every answer must say so; also after a trap, for which the state is reset.
 * @param {Engine} engine
 */
function storefrontAnswers(engine) {
  /** @param {string} answer @param {string} code */
  const mustSay = (answer, code) => {
    const { error } = JSON.parse(answer);
    if (error?.code !== code) throw new Error(`it answers ${answer} in place of ${code}`);
  };
  for (const begin of [() => {}, engine.__wbg_reset_state]) {
    begin();
    mustSay(engine.load(new Uint8Array([1, 2, 3])), 'not_a_bundle');
    mustSay(engine.call(new TextEncoder().encode('{}')), 'no_bundle');
  }
}
