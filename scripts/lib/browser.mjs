// A browser for the tests, and the driver that fits it. Their major versions must be equal: a driver of
// another version fails with messages that say nothing of the kind.

import { existsSync, readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ask, isProgram, must, Problem, root, run, step, which, windows } from './run.mjs';

/** @typedef {{chrome: string, driver: string, version: string}} Browser */

/**
 * Chrome without the parts that draw its own windows: the same engine, in half the processor time (measured over
 * tests/e2e/scenarios-goods.test.mjs: 15.0 s of it against 29.1).
 */
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];

/** Finds or installs the pair. @returns {Promise<Browser>} */
export async function ensureBrowser() {
  const found = findBrowser();
  const installable = isDebian() && process.getuid?.() === 0;
  if (complete(found) && (isShell(found.chrome) || process.env.CHROME || !installable)) return found;
  if (!installable) throw new Problem(advice(found));
  await step('Installing chromium-headless-shell and chromium-driver with apt-get (a minute, once)', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    // Some Debians have no such package: any Chromium will do.
    const { code } = await run('apt-get', ['install', '-y', '-q', shells[0], 'chromium-driver'], { env });
    if (code === 0 || complete(found)) return;
    const failed = 'apt-get could not install the browser; its own words are above.';
    await must('apt-get', ['install', '-y', '-q', 'chromium', 'chromium-driver'], { env, failed });
  });
  const now = findBrowser();
  if (!complete(now)) throw new Problem(advice(now));
  return now;
}

/** @param {string} chrome */
const isShell = (chrome) => shells.some((name) => basename(chrome).startsWith(name));

/** @param {Partial<Browser>} found @returns {found is Browser} */
const complete = (found) => found.driver !== undefined;

/** `driver` is undefined when none fits; `chrome` when there is no browser at all. @returns {Partial<Browser>} */
export function findBrowser() {
  const drivers = candidates('CHROMEDRIVER', ['chromedriver', 'chromium.chromedriver'], driverPlaces());
  const names = [...shells, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const browsers = candidates('CHROME', names, browserPlaces());
  const versions = drivers.map((driver) => ({ driver, major: major(version(driver)) }));
  /** @type {Partial<Browser>|undefined} */
  let first;
  for (const chrome of browsers) {
    const text = version(chrome);
    if (!text) continue;
    const fit = versions.find((driver) => driver.major === major(text));
    if (fit) return { chrome, driver: fit.driver, version: text };
    first ??= { chrome, version: text };
  }
  return first ?? {};
}

/**
 * A settings file for wasm-bindgen's test runner, which would start whatever browser the driver prefers.
 * @param {string} chrome
 */
export function webdriverSettings(chrome) {
  const file = join(root, '.tools', 'webdriver.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ 'goog:chromeOptions': { binary: chrome } }));
  return file;
}

// What the caller names is all that counts: silently testing in another browser would be worse than an error.
/** @param {string} variable @param {string[]} names @param {string[]} places */
function candidates(variable, names, places) {
  const named = process.env[variable];
  if (named) {
    const program = isProgram(named) ? named : which(named);
    if (!program) throw new Problem(`${variable} is set to ${named}, which is not a program. Correct it or unset it.`);
    return [program];
  }
  return [...names.map((name) => which(name)), ...places.filter(isProgram)].filter((program) => program !== undefined);
}

function browserPlaces() {
  const { PROGRAMFILES, 'PROGRAMFILES(X86)': PROGRAMFILES_X86, LOCALAPPDATA } = process.env;
  const programs = [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA].filter((dir) => dir !== undefined);
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/snap/bin/chromium',
    ...programs.map((dir) => join(dir, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  ];
}

function driverPlaces() {
  const name = windows ? 'chromedriver.exe' : 'chromedriver';
  const dirs = [
    process.env.CHROMEWEBDRIVER,
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    '/opt/homebrew/bin',
    '/snap/bin',
  ];
  // Where `npx @puppeteer/browsers install` puts it, which is what the advice below names.
  const fetched = join(root, '.tools', 'chromedriver');
  const versions = existsSync(fetched) ? readdirSync(fetched) : [];
  const unpacked = versions.flatMap((one) => readdirSync(join(fetched, one)).map((dir) => join(fetched, one, dir)));
  return [...dirs.filter((dir) => dir !== undefined), ...unpacked].map((dir) => join(dir, name));
}

/** @param {string} program @returns {string|undefined} */
function version(program) {
  const number = /\d+\.\d+\.\d+(\.\d+)?/;
  if (windows && /chrome\.exe$/i.test(program)) {
    // `chrome.exe --version` opens a window; the folder beside it is named after the version.
    return readdirSync(dirname(program)).find((entry) => number.test(entry));
  }
  return number.exec(ask(program, ['--version']) ?? '')?.[0];
}

/** @param {string|undefined} text */
const major = (text) => text?.split('.')[0] ?? 'none';

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8')) && Boolean(which('apt-get'));
  } catch {
    return false;
  }
}

/** @param {Partial<Browser>} found */
function advice({ chrome, version: text }) {
  const lack = chrome
    ? `Chrome ${text} is here, but no chromedriver of version ${major(text)}, which the browser tests need.`
    : 'The browser tests need Chrome or Chromium and the chromedriver of the same version; no browser was found.';
  const fetch = `npx @puppeteer/browsers install chromedriver@${chrome ? text : 'stable'} --path .tools`;
  let cure = fetch;
  if (isDebian()) cure = 'sudo apt-get update && sudo apt-get install -y chromium chromium-driver';
  else if (!chrome) cure = `(Chrome from https://www.google.com/chrome, then) ${fetch}`;
  return (
    `${lack} Run\n\n    ${cure}\n\nand then the command again. Programs in other places are found through the ` +
    'environment variables CHROME and CHROMEDRIVER. The tests that need no browser run with `npm test -- cargo node`.'
  );
}
