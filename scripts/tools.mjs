// Finds what the project is built and tested with, and installs what is missing: inside the project
// (`.tools/`, `node_modules/`) wherever that is possible. What is there already is used as it is.
//
//   node scripts/tools.mjs          what the build needs
//   node scripts/tools.mjs --test   and what the tests need

import { ensureBrowser } from './lib/browser.mjs';
import { checkNode, ensurePackages } from './lib/npm.mjs';
import { ensureRust, ensureWasmBindgen, ensureWasmPack } from './lib/rust.mjs';
import { isMain, main, sideBySide } from './lib/run.mjs';

export async function ensureBuildTools() {
  checkNode();
  await ensureRust();
  await sideBySide(ensurePackages, ensureWasmBindgen);
}

/**
 * `lint`: clippy and rustfmt. `pack`: wasm-pack. `browser`: Chrome and its driver, which are returned.
 * @param {{lint?: boolean, pack?: boolean, browser?: boolean}} [wanted]
 */
export async function ensureTestTools({ lint = true, pack = true, browser = true } = {}) {
  checkNode();
  await ensureRust({ components: lint ? ['clippy', 'rustfmt'] : [] });
  const [found] = await sideBySide(
    async () => (browser || pack ? ensureBrowser() : undefined),
    ensurePackages,
    ensureWasmBindgen,
    async () => (pack ? ensureWasmPack() : undefined),
  );
  return found;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    if (process.argv.includes('--test')) {
      const { chrome, driver, version } = (await ensureTestTools()) ?? {};
      console.log(`Everything is here. The browser is ${version}: ${chrome}, ${driver}`);
    } else {
      await ensureBuildTools();
      console.log('Everything that the build needs is here.');
    }
  });
}
