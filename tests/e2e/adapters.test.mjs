// The same shopper stories on every platform: the adapter, the double of the platform and the product together.

import test from 'node:test';
import { platforms } from './platforms/index.mjs';
import { stories } from './platforms/stories/index.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();

for (const platform of platforms) {
  for (const { name, setting, run, expected, only, brief } of stories) {
    // What a platform has no such thing as at all is no story there; the platform says why.
    if ((only && !platform.can[only]) || (platform.brief && !brief)) continue;
    const open = (site) => platform.open(site, setting);
    test(
      `${platform.name}: ${name}`,
      guest(
        { open, asks: platform.asks, expected, keys: ['cart-associate:ledger'] },
        async (page, { shop: { address, shop }, notes }) => {
          shop.meet?.(page);
          await page.goto(address);
          await page.waitForFunction(() => globalThis.stage);
          await run({ page, shop, can: platform.can, notes });
        },
      ),
    );
  }
}
