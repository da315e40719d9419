// The licences of what others wrote and a folder of ours contains: of packages of npm, as esbuild tells what it took in,
// and of crates, as cargo tells what a module of WebAssembly is made of.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { must, Problem, root } from './run.mjs';
import { toolEnv } from './rust.mjs';

/** @import { Metafile } from 'esbuild' */
/** @typedef {{name: string, version: string, license?: string|null, folder: string, from?: string}} Package */
/**
 * @typedef {object} Cargo  what is read of `cargo metadata`
 * @property {{id: string, name: string, version: string, license: string|null, source: string|null, manifest_path: string,
 *   targets: {kind: string[]}[]}[]} packages
 * @property {{nodes: {id: string, deps: {pkg: string, dep_kinds: {kind: string|null}[]}[]}[]}} resolve
 */

/** The packages of npm that bundles have taken something in of. @param {(Metafile|undefined)[]} metafiles @returns {Package[]} */
export function packagesIn(metafiles) {
  const folders = metafiles
    .flatMap((metafile) => Object.values(metafile?.outputs ?? {}))
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)].map((folder) => {
    const about = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const { name, version, license, author, repository } = about;
    return { name, version, license, folder: join(root, folder), from: `${author}, ${repository?.url}` };
  });
}

/** The crates of others that are linked into modules of ours. @param {...string} ours  our crates @returns {Promise<Package[]>} */
export async function cratesIn(...ours) {
  const { stdout } = await must(
    'cargo',
    ['metadata', '--format-version', '1', '--locked', '--filter-platform', 'wasm32-unknown-unknown'],
    { env: toolEnv(), show: 'stderr', failed: 'cargo cannot tell what the modules are made of; it says above why.' },
  );
  /** @type {Cargo} */
  const { packages, resolve } = JSON.parse(stdout);
  const known = new Map(packages.map((one) => [one.id, one]));
  const needs = new Map(resolve.nodes.map(({ id, deps }) => [id, deps]));
  const found = new Set(packages.filter(({ name }) => ours.includes(name)).map(({ id }) => id));
  for (const id of found) {
    for (const { pkg, dep_kinds: kinds } of needs.get(id) ?? []) {
      // What runs in the compiler only is no part of what it writes.
      const isMacro = known.get(pkg)?.targets.some(({ kind }) => kind.includes('proc-macro'));
      if (!isMacro && kinds.some(({ kind }) => kind === null)) found.add(pkg);
    }
  }
  return packages
    .filter(({ id, source }) => found.has(id) && source)
    .map(({ name, version, license, manifest_path: manifest }) => ({
      name,
      version,
      license,
      folder: dirname(manifest),
    }));
}

/** All of them as one text, by name. @param {Package[]} packages */
export function noticesOf(packages) {
  const all = packages.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const each = all.map((one) => `${one.name} ${one.version} (${one.license})\n\n${licenceOf(one).trim()}\n`);
  const first =
    'This folder contains work of others, under these licences. The modules of WebAssembly also contain parts of the\nstandard library of Rust (MIT OR Apache-2.0, https://github.com/rust-lang/rust).\n';
  return [first, ...each].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The text of a package's licence: the shortest where there is a choice. @param {Package} one */
function licenceOf({ name, license, folder, from }) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const file = ['LICENSE-MIT', ...files.toSorted()].find((one) => files.includes(one) && /^licen[cs]e/i.test(one));
  if (file) return readFileSync(join(folder, file), 'utf8');
  if (!license || !from) throw new Problem(`Nothing tells under which licence ${name} is passed on.`);
  return `The package has no text of its licence. It is of ${from}.`;
}
