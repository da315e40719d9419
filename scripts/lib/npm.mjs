// The npm dependencies: present and of the locked versions, or installed now.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, Problem, root, step, which, windows } from './run.mjs';

export function checkNode() {
  const least = 20;
  if (Number(process.versions.node.split('.')[0]) >= least) return;
  throw new Problem(
    `This is Node ${process.versions.node}; the project needs Node ${least} or newer. Get it from https://nodejs.org ` +
      '(or with your version manager, for instance `nvm install --lts`) and run the command again.',
  );
}

export async function ensurePackages() {
  const lack = missing();
  if (!lack) return;
  await step(`Installing the npm packages (${lack}; well under a minute)`, () => {
    // Inside `npm start` the very npm that runs us, which need not be on PATH.
    const cli = process.env.npm_execpath;
    const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : [which('npm'), []];
    if (!command) throw new Problem('npm is not on the PATH. It comes with Node: https://nodejs.org.');
    // None of the packages needs its install script; not running any is the safer habit.
    return must(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      show: 'nothing',
      failed: 'npm could not install the packages; its own words are above.',
    }).then(() => undefined);
  });
}

// Versions are compared rather than times, because a checkout touches package-lock.json without changing it.
function missing() {
  const wanted = packages(join(root, 'package-lock.json'));
  if (!wanted) throw new Problem('package-lock.json is missing or damaged. It is part of the repository: restore it.');
  const present = packages(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return 'none are here';
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (!path || optional) continue;
    if (present[path]?.version !== version || !existsSync(join(root, path, 'package.json'))) {
      return `${path.replace(/^.*node_modules\//, '')} is not at ${version}`;
    }
  }
  // esbuild is a native program: a node_modules folder that came from another machine has the wrong one.
  const native = `node_modules/@esbuild/${process.platform}-${process.arch}`;
  const offered = wanted[native];
  if (offered && (present[native]?.version !== offered.version || !existsSync(join(root, native)))) {
    return `these are for another system than ${windows ? 'Windows' : process.platform}-${process.arch}`;
  }
  return undefined;
}

/**
 * @param {string} file  a lock file
 * @returns {Record<string, {version: string, optional?: boolean}>|undefined}
 */
function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
