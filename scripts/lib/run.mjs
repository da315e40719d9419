// Running other programs, and telling people about it. Node builtins only: `npm start` may be the first
// command in a fresh clone, before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const windows = process.platform === 'win32';

/** Something a person can put right. It is printed as it is, without a stack trace. */
export class Problem extends Error {}

/** Whether a module is the program itself; a checkout may be reached through a symbolic link. @param {string} url */
export const isMain = (url) => Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);

/** Runs a script's main function; a Problem becomes one paragraph and exit code 1. @param {() => unknown} action */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Since a time of `performance.now()`. @param {number} since */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Says what is done and how long it took. `action` may return a few words on what came of it. The name comes again at
 * the end, because two steps may run side by side.
 * @param {string} what @param {() => unknown} action
 */
export async function step(what, action) {
  const start = performance.now();
  const [name] = what.split(/[,(]/);
  console.log(`· ${what}`);
  const note = await action();
  console.log(`  ${name.trim()}: ${typeof note === 'string' ? `${note}, ` : ''}${seconds(start)}`);
}

/**
 * Does several things at the same time and waits for all of them, also when one fails; throws the first failure, in the
 * order given. What the first answers is the first answer.
 * @template T
 * @param {() => Promise<T>} first @param {...() => Promise<unknown>} others
 * @returns {Promise<[T, ...unknown[]]>}
 */
export async function sideBySide(first, ...others) {
  const all = [first(), ...others.map((action) => action())];
  await Promise.allSettled(all);
  return /** @type {Promise<[T, ...unknown[]]>} */ (Promise.all(all));
}

/**
 * The full path of a program, or undefined. Does what the shell does, so that PATH has one meaning here.
 * @param {string} name
 */
export function which(name, path = process.env.PATH ?? '') {
  const endings = windows ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const dir of path.split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      if (isProgram(join(dir, name + ending))) return join(dir, name + ending);
    }
  }
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * What a quick question to a program answers on stdout (`--version` and the like); undefined if it fails.
 * @param {string} command @param {string[]} args @param {{env?: NodeJS.ProcessEnv}} [options]
 */
export function ask(command, args, { env = process.env } = {}) {
  const answer = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', timeout: 60_000 });
  return answer.error || answer.status !== 0 ? undefined : answer.stdout.trim();
}

// Children run in process groups of their own, so that a test runner that hangs can be ended together with
// the browser it started. The price: Ctrl-C no longer reaches them, so it is passed on here.
/** @import { ChildProcess } from 'node:child_process' */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
  process.on(signal, () => {
    for (const child of running) end(child, 'SIGTERM');
    process.exit(code);
  });
}

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [minutes]  then it is stopped
 * @property {'all'|'stderr'|'nothing'} [show]
 *
 * @typedef {object} Ran
 * @property {number} code @property {string} stdout @property {string} stderr @property {boolean} timedOut
 */

/**
 * Runs a program to its end. Everything it prints is kept, `{ code, stdout, stderr, timedOut }`, and shown at
 * once; `show: 'stderr'` is for machine-readable stdout, `show: 'nothing'` for a program that is talkative.
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<Ran>}
 */
export function run(command, args, { env = process.env, minutes = 30, show = 'all' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !windows,
      shell: /\.(cmd|bat)$/i.test(command), // Node refuses to start these in any other way
    });
    running.add(child);
    const result = { stdout: '', stderr: '', timedOut: false };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      result.stdout += text;
      if (show === 'all') process.stdout.write(text);
    });
    // On our stdout too: two streams of one terminal come out in any order.
    child.stderr.setEncoding('utf8').on('data', (text) => {
      result.stderr += text;
      if (show !== 'nothing') process.stdout.write(text);
    });
    const clock = setTimeout(() => {
      result.timedOut = true;
      end(child, 'SIGTERM'); // so that drivers can close their browsers
      setTimeout(() => end(child, 'SIGKILL'), 5_000).unref();
    }, minutes * 60_000);
    /** @param {number} code */
    const done = (code) => {
      clearTimeout(clock);
      running.delete(child);
      resolve({ ...result, code });
    };
    child.on('error', (error) => {
      result.stderr += error.message;
      done(127);
    });
    // A grandchild may hold the pipes open for ever, so the end of the program decides, and what was left
    // in the pipes gets a moment to arrive.
    child.on('exit', (code) => {
      const late = setTimeout(() => done(code ?? 1), 2_000);
      child.on('close', () => {
        clearTimeout(late);
        done(code ?? 1);
      });
    });
  });
}

/**
 * As `run`, but a failure ends the script: with the known cause if there is one, else with `failed`.
 * @param {string} command @param {string[]} args @param {RunOptions & {failed: string}} options
 */
export async function must(command, args, { failed, ...options }) {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    const text = result.stdout + result.stderr;
    const cause = result.timedOut ? `${command} did not come to an end and was stopped.` : knownCause(text);
    if (!cause && options.show === 'nothing') process.stdout.write(text);
    throw new Problem(cause ?? failed);
  }
  return result;
}

/** @type {[sign: RegExp, cause: string][]} */
const causes = [
  [
    /linker `[^`]*` not found|link\.exe.*not found|xcrun: error: invalid active developer path/,
    'Rust found no linker, so it cannot build the helpers that run on this machine. Install the C compiler of your ' +
      'system (Debian and Ubuntu: apt-get install build-essential; macOS: xcode-select --install; Windows: the ' +
      '"Desktop development with C++" part of the Visual Studio Build Tools) and run the command again.',
  ],
  [
    /no space left on device|os error 28|ENOSPC/i,
    'The disk is full. The builds of Rust need about 2 GB; make room and run the command again.',
  ],
  [
    /could not resolve host|failed to lookup address|temporary failure (in name resolution|resolving)|couldn't connect|failed to connect|ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network is unreachable|download of .* failed|could not download/i,
    'A package could not be downloaded. The first run needs the network, to fetch what the project is built from; ' +
      'later runs do not. Check the connection (or the proxy settings) and run the command again.',
  ],
  [
    /lock file .* needs to be updated|cannot update the lock file/,
    'Cargo.lock does not fit Cargo.toml. If you changed the dependencies, run `cargo update --workspace` and commit ' +
      'the new Cargo.lock; else restore both files.',
  ],
];

/** The explanation of a failure that every newcomer may meet, or undefined. @param {string} output */
// The text is for people: no decision of a script hangs on it, only which advice is printed.
export const knownCause = (output) => causes.find(([sign]) => sign.test(output))?.[1];
