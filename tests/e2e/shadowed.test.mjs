// HTML that users write, a review for instance, can stand in front of properties of `document` and of globals that are
// not there. Where the scripts come from, and which facts hold, does not change with it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { eventually, inState, main, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();

/** The page with the script tag, with other HTML in it. */
const withPage = (page, change) =>
  page.route('**/script-tag.html', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });

/** Everything of `document` that the loader reads or calls, and what its adapters read. */
const NAMES = ['currentScript', 'hidden', 'readyState', 'body', 'documentElement', 'baseURI', 'activeElement'];

test(
  'elements named as properties of the document: the files come from beside the script, in the page’s language',
  guest({ expected: /404/ }, async (page, { notes }) => {
    const shadows = NAMES.map(
      (name) => `<img name="${name}" src="elsewhere/x.js" lang="de" class="woocommerce" alt="">`,
    );
    await withPage(page, (text) => text.replace('<h1>', `${shadows.join('')}<h1>`));
    await page.goto('script-tag.html');
    assert.deepEqual(
      await page.evaluate((names) => names.filter((name) => !(document[name] instanceof HTMLImageElement)), NAMES),
      [],
      'every one of them is shadowed',
    );
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    assert.match(await main(page, 'desk-cable-tray').textContent(), /add/i);
    await main(page, 'desk-cable-tray').click();
    await inState(page, 'desk-cable-tray', 'accepted');
    assert.deepEqual(
      notes.requests.filter(({ url }) => /elsewhere\/cart-associate/.test(url)),
      [],
    );
  }),
);

test(
  'elements named as a platform’s globals, or as an adapter that is not there, are neither',
  guest({ expected: /Cart Associate/ }, async (page, { notes }) => {
    const form = '<form id="Shopify"><input name="routes"></form><a id="lost"></a>';
    for (const [attribute, said] of [
      ['', /data-adapter="": there is no such global/],
      ['data-adapter="lost"', /data-adapter="lost": there is no such global/],
    ]) {
      notes.console.length = 0;
      await withPage(page, (text) =>
        text.replace('data-adapter="deskAdapter"', attribute).replace('<h1>', `${form}<h1>`),
      );
      await page.goto('script-tag.html');
      await eventually(async () => notes.console.some((text) => said.test(text)), true, String(said));
      await page.unroute('**/script-tag.html');
    }
  }),
);

test(
  'a hint that names another server is not followed',
  guest({ expected: /elsewhere|ERR_/ }, async (page, { notes }) => {
    const { engine } = JSON.parse(readFileSync(new URL('../../dist/scripts.json', import.meta.url), 'utf8'));
    await withPage(page, (text) =>
      text.replace('<h1>', `<link rel="x" href="https://elsewhere.example/${engine}"><h1>`),
    );
    await page.goto('script-tag.html');
    await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
    assert.deepEqual(
      notes.requests.filter(({ own }) => !own),
      [],
    );
  }),
);

for (const [what, address, from] of [
  ['an element of another kind', 'https://elsewhere.example/wp-json/', '<a rel="https://api.w.org/" href="H">x</a>'],
  ['a link to another server', 'https://elsewhere.example/wp-json/', '<link rel="https://api.w.org/" href="H">'],
]) {
  test(
    `${what} does not say where the API of a WordPress shop is`,
    guest({ expected: /.*/ }, async (page, { notes }) => {
      await page.route(/wp-json/, (route) => route.fulfill({ status: 404, body: 'none' }));
      await withPage(page, (text) =>
        text
          .replace('data-adapter="deskAdapter"', 'data-adapter="woocommerce"')
          .replace('<h1>', `${from.replace('H', address)}<h1>`),
      );
      await page.goto('script-tag.html');
      await eventually(
        async () => [...new Set(notes.requests.map(({ url }) => url).filter((url) => /wp-json/.test(url)))],
        [new URL('wp-json/wc/store/v1/cart', new URL('/', page.url())).href],
      );
      assert.ok(notes.requests.every(({ own }) => own));
    }),
  );
}

for (const [what, change, comes] of [
  ['as it was built', '', true],
  ['with another word in it', '\n;globalThis.tampered = true;', false],
]) {
  test(
    `a script that an import map pins, ${what}: ${comes ? 'it runs' : 'it does not run'}`,
    guest({ expected: /./ }, async (page) => {
      const dist = (file) => JSON.parse(readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8'));
      const { engine } = dist('scripts.json');
      await page.route(`**/${engine}`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()) + change });
      });
      const map = { integrity: { [`./${engine}`]: dist('integrity.json')[engine] } };
      await page.route('**/script-tag.html', async (route) => {
        const answer = await route.fetch();
        const text = await answer.text();
        const pins = `<script type="importmap">${JSON.stringify(map)}</script>`;
        // A policy has to allow an import map as it has to allow any script in the page.
        const headers = { ...answer.headers(), 'content-security-policy': '' };
        await route.fulfill({
          response: answer,
          headers,
          body: text.replace('<link rel="icon"', `${pins}<link rel="icon"`),
        });
      });
      await page.goto('script-tag.html');
      if (comes) await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      else await eventually(() => page.evaluate(() => globalThis.failures.map(({ code }) => code)), ['network']);
      assert.equal(await page.evaluate(() => globalThis.tampered), undefined);
    }),
  );
}
