// The browser: one for each file of tests, and in it a fresh profile for each test.

import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/lib/browser.mjs';

// Nothing of the browser's own on the network.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** @param {...string} more  flags */
export function launch(...more) {
  const { chrome } = findBrowser();
  if (!chrome) throw new Error('No Chrome or Chromium was found; `npm test` says how to get one.');
  const args = [...quiet, ...more];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: chrome, args });
}
