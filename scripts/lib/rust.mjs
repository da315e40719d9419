// The Rust side of the tools: the toolchain, the wasm target, wasm-bindgen and wasm-pack. What is missing is
// installed, in `.tools/` where it is ours alone and through rustup where it is rustup's.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ask, isProgram, knownCause, must, Problem, root, run, step, which, windows } from './run.mjs';

const tools = join(root, '.tools');
const ours = join(tools, 'bin');
const rustup = 'https://rustup.rs';

/**
 * PATH for everything that is started from here: `.tools/bin` first, so that wasm-pack finds the wasm-bindgen
 * of the right version, and cargo's own folder last, for a shell that was open before Rust was installed.
 * Where each run begins with a fresh clone, cargo need not keep what only the next compilation would use, nor lines for
 * a debugger: a panic names its place without them.
 * @param {NodeJS.ProcessEnv} [extra] @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(extra = {}) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const path = [ours, process.env.PATH, join(cargoHome, 'bin')].filter(Boolean).join(delimiter);
  return {
    ...process.env,
    PATH: path,
    ...(process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always' } : {}),
    ...(process.env.CI ? { CARGO_INCREMENTAL: '0', CARGO_PROFILE_DEV_DEBUG: 'false' } : {}),
    ...extra,
  };
}

/**
 * Flags for rustc by which no module tells where it was built, nor differs by it: messages of panics name source files
 * from the root of this project, or from cargo's own folder. Joined to whatever flags the caller has set.
 */
export function withoutPaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const theirs =
    process.env.CARGO_ENCODED_RUSTFLAGS?.split('\x1f') ?? (process.env.RUSTFLAGS ?? '').split(' ').filter(Boolean);
  const ours = [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${root}=.`];
  return { CARGO_ENCODED_RUSTFLAGS: [...theirs, ...ours].join('\x1f') };
}

/** @param {string} name */
const find = (name) => which(name, toolEnv().PATH);

/** @param {{components?: string[]}} [wanted]  of the toolchain */
export async function ensureRust({ components = [] } = {}) {
  const env = toolEnv();
  const { channel, target } = wantedToolchain();
  const manager = find('rustup');
  if (!find('cargo') || !find('rustc')) {
    throw new Problem(
      `Rust is not installed: neither cargo nor rustc is on the PATH. Install it from ${rustup} (one command, no ` +
        'administrator rights needed), open a new terminal and run the command again.',
    );
  }
  // rustup's cargo fails here when the pinned toolchain is absent and automatic installation is off.
  if (!ask('rustc', ['--version'], { env })) {
    if (!manager) throw new Problem(`\`rustc --version\` fails. Install Rust afresh from ${rustup}.`);
    await step(`Installing Rust ${channel} (about a minute)`, () =>
      must('rustup', ['toolchain', 'install', channel, '--profile', 'minimal', '--target', target], {
        env,
        failed: `rustup could not install Rust ${channel}; its own words are above.`,
      }).then(() => undefined),
    );
  }
  const least = /^rust-version = "(.+)"/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))?.[1];
  const have = ask('rustc', ['--version'], { env })?.split(' ')[1] ?? '0';
  if (least && older(have, least)) {
    throw new Problem(`This is Rust ${have}; the project needs ${least} or newer. Get it from ${rustup}.`);
  }
  const library = join(ask('rustc', ['--print', 'sysroot'], { env }) ?? '', 'lib', 'rustlib', target, 'lib');
  if (!existsSync(library)) {
    await addWithRustup(manager, ['target', 'add', target], `the ${target} target, which browsers run`, env);
  }
  for (const component of components) {
    const command = component === 'rustfmt' ? 'fmt' : component;
    if (!ask('cargo', [command, '--version'], { env })) {
      await addWithRustup(manager, ['component', 'add', component], component, env);
    }
  }
  if (!windows && !find('cc') && !Object.keys(process.env).some((name) => /^CARGO_TARGET_.*_LINKER$/.test(name))) {
    throw new Problem(knownCause('linker `cc` not found') ?? 'There is no C compiler.');
  }
  if (!existsSync(join(root, 'Cargo.lock'))) {
    throw new Problem('Cargo.lock is missing. It is part of the repository (it pins every dependency): restore it.');
  }
}

/** @param {string|undefined} manager @param {string[]} args @param {string} what @param {NodeJS.ProcessEnv} env */
async function addWithRustup(manager, args, what, env) {
  if (!manager) {
    throw new Problem(
      `This Rust lacks ${what}, and it was not installed by rustup, so it cannot be added from here. Add it with the ` +
        `package manager that Rust came from, or install Rust from ${rustup} instead.`,
    );
  }
  await step(`Adding ${what} (a few seconds)`, () =>
    must('rustup', args, { env, failed: `rustup could not add ${what}; its own words are above.` }).then(
      () => undefined,
    ),
  );
}

/** wasm-bindgen's command must be of exactly the version of the crate: their formats have no other promise. */
export async function ensureWasmBindgen() {
  const version = lockedVersion('wasm-bindgen');
  await ensureCrate({
    crate: 'wasm-bindgen-cli',
    command: 'wasm-bindgen',
    version,
    fits: (found) => found === version && hasTestRunner(),
    // Without TLS: its test runner speaks to a driver on this machine and to nothing else.
    flags: ['--no-default-features', '--bin', 'wasm-bindgen', '--bin', 'wasm-bindgen-test-runner'],
    optLevel: 1,
  });
}

export const ensureWasmPack = () =>
  ensureCrate({
    crate: 'wasm-pack',
    command: 'wasm-pack',
    version: '0.15.1',
    fits: (found) => !older(found, '0.15.0'),
    flags: [],
    optLevel: 0, // it only starts other programs
  });

/**
 * @typedef {object} Crate
 * @property {string} crate
 * @property {string} command
 * @property {string} version  that is installed where none fits
 * @property {(found: string) => boolean} fits
 * @property {string[]} flags  for `cargo install`
 * @property {number} optLevel  low: compiling the program for speed takes longer than all its runs together
 */

/** @param {Crate} wanted */
async function ensureCrate({ crate, command, version, fits, flags, optLevel }) {
  const env = toolEnv();
  const found = ask(command, ['--version'], { env })?.split(' ')[1];
  if (found && fits(found)) return;
  // The newest one on PATH may hide ours or be hidden by it; ours is first on PATH, so installing settles it.
  const why = found ? `${found} is here` : 'not here yet';
  await step(`Installing ${crate} ${version} into .tools (${why}; about a minute, once)`, async () => {
    // A target directory of its own: the caller's may be shared, and this one is deleted afterwards.
    const build = join(tools, 'build', crate);
    const install = ['install', crate, '--version', version, '--root', tools, '--force', ...flags];
    const options = {
      env: { ...env, CARGO_TARGET_DIR: build, CARGO_PROFILE_RELEASE_OPT_LEVEL: String(optLevel) },
    };
    const first = await run('cargo', [...install, '--locked'], options);
    // A locked version may have been withdrawn since; a fresh choice of versions is the second best.
    const cause = knownCause(first.stderr);
    if (first.code !== 0 && !cause) {
      console.log('  Once more, with other versions of its dependencies');
      await must('cargo', install, { ...options, failed: `${crate} could not be built; cargo's own words are above.` });
    } else if (first.code !== 0) {
      throw new Problem(cause ?? '');
    }
    rmSync(build, { recursive: true, force: true });
  });
}

// wasm-pack starts the test runner that lies beside wasm-bindgen.
function hasTestRunner() {
  const folder = dirname(find('wasm-bindgen') ?? '');
  return isProgram(join(folder, `wasm-bindgen-test-runner${windows ? '.exe' : ''}`));
}

/** @param {string} crate */
function lockedVersion(crate) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const version = new RegExp(`name = "${crate}"\\r?\\nversion = "([^"]+)"`).exec(lock)?.[1];
  if (!version) throw new Problem(`Cargo.lock does not name ${crate}: restore Cargo.lock and Cargo.toml.`);
  return version;
}

function wantedToolchain() {
  const file = readFileSync(join(root, 'rust-toolchain.toml'), 'utf8');
  return { channel: /channel = "(.+)"/.exec(file)?.[1] ?? 'stable', target: 'wasm32-unknown-unknown' };
}

/** @param {string} version @param {string} least */
function older(version, least) {
  const [a, b] = [version, least].map((text) => text.split('.').map((part) => parseInt(part, 10) || 0));
  for (let i = 0; i < 3; i += 1) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0);
  return false;
}
