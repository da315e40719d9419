// The package as npm would publish it, unpacked into a node_modules of its own, beside the consumers.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { which } from '../../../scripts/lib/run.mjs';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const quiet = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };

/** Packs, without a build: what is tested is what is in dist/. Answers where it all is. */
export function pack() {
  const dir = mkdtempSync(join(tmpdir(), 'cart-associate-pack-'));
  npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', dir], root);
  const [name] = readdirSync(dir).filter((one) => one.endsWith('.tgz'));
  const tarball = join(dir, name);
  mkdirSync(join(dir, 'node_modules'));
  execFileSync('tar', ['-xzf', tarball, '-C', join(dir, 'node_modules')], quiet);
  // A tarball of npm's holds one folder, "package".
  cpSync(join(dir, 'node_modules', 'package'), join(dir, 'node_modules', 'cart-associate'), { recursive: true });
  rmSync(join(dir, 'node_modules', 'package'), { recursive: true });
  return {
    dir,
    tarball,
    installed: join(dir, 'node_modules', 'cart-associate'),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : [which('npm'), []];
  execFileSync(command, [...first, ...args], { ...quiet, cwd, shell: /\.cmd$/i.test(command) });
}

/** A program of Node's, with what it printed when it fails. */
export function node(args, cwd) {
  try {
    return execFileSync(process.execPath, args, { ...quiet, cwd });
  } catch ({ stdout, stderr }) {
    throw new Error(`node ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

/** A copy of a consumer's folder beside the installed package. @param {string} from  from the root */
export function settle({ dir }, from, name = from.split('/').at(-1)) {
  const to = join(dir, name);
  cpSync(join(root, from), to, { recursive: true });
  return to;
}

/**
 * What a page of the demo shop's goods needs: its rules and pictures, and the shop as the adapter "memory" takes it.
 */
export function stock(folder) {
  mkdirSync(folder, { recursive: true });
  const demo = (file) => join(root, 'dist', 'demo', file);
  cpSync(demo('rules.bin'), join(folder, 'rules.bin'));
  cpSync(demo('images'), join(folder, 'images'), { recursive: true });
  const { products } = JSON.parse(readFileSync(demo('rules.json'), 'utf8'));
  writeFileSync(
    join(folder, 'shop.json'),
    JSON.stringify({ ...JSON.parse(readFileSync(demo('shop.json'), 'utf8')), products }),
  );
}

/** Puts packages of ours beside the one under test. */
export function lend({ dir }, ...names) {
  for (const name of names) {
    mkdirSync(join(dir, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name), 'junction');
  }
}

/** The files in a folder and below. */
export const filesIn = (folder) => readdirSync(folder, { recursive: true }).map(String);
