// Builds everything into dist/. Steps whose inputs have not changed are skipped.
//
//   --storefront-only   the shopper's WebAssembly and nothing else
//   --no-demo           all but the demo shop

import { buildLibrary } from './lib/bundle.mjs';
import { buildDemo } from './lib/demo.mjs';
import { buildPlayground } from './lib/playground.mjs';
import { isMain, main, Problem, seconds, sideBySide } from './lib/run.mjs';
import { buildShopify } from './lib/shopify.mjs';
import { buildTypes } from './lib/types.mjs';
import { buildAuthoring, buildStorefront } from './lib/wasm.mjs';
import { buildWooCommerce } from './lib/woocommerce.mjs';
import { ensureBuildTools } from './tools.mjs';

/**
 * Expects the tools to be there. `types`: those of the npm package, which nobody needs who only looks at the shop.
 * @param {{storefrontOnly?: boolean, demo?: boolean, types?: boolean}} [wanted]
 */
export async function build({ storefrontOnly = false, demo = true, types = true } = {}) {
  const start = performance.now();
  if (storefrontOnly) await buildStorefront();
  else {
    // Much of each is done by one thread.
    await sideBySide(buildStorefront, buildAuthoring);
    await buildLibrary();
    if (types) await buildTypes();
    await buildPlayground();
    await buildShopify();
    await buildWooCommerce();
    if (demo) await buildDemo();
  }
  console.log(`Built in ${seconds(start)}`);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const flags = process.argv.slice(2);
    const unknown = flags.find((flag) => !['--storefront-only', '--no-demo'].includes(flag));
    if (unknown) throw new Problem(`${unknown} is not known here. There are --storefront-only and --no-demo.`);
    await ensureBuildTools();
    await build({ storefrontOnly: flags.includes('--storefront-only'), demo: !flags.includes('--no-demo') });
  });
}
