// The product's own words in each language: the cards speak it, fit, and a page fetches no other language's file.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import test from 'node:test';
import { card, inState, main, readCards, says, showing } from './support/cards.mjs';
import { guests } from './support/guest.mjs';

const guest = guests();

const spoken = {
  de: { button: 'Set hinzufügen', undo: 'Rückgängig', file: 'de' },
  'fr-CA': { button: 'Ajouter le lot', undo: 'Annuler', file: 'fr' },
  'es-419': { button: 'Añadir el conjunto', undo: 'Deshacer', file: 'es' },
  'pt-PT': { button: 'Adicionar o conjunto', undo: 'Desfazer', file: 'pt-BR' },
  ja: { button: 'セットを追加する', undo: '元に戻す', file: 'ja' },
  ar: { button: 'أضف المجموعة', undo: 'تراجع', file: 'ar' },
};

/** Whether a card's title, in whichever direction it runs, leaves the dismiss button alone. */
const apart = (locator) =>
  locator.evaluate((item) => {
    const range = document.createRange();
    range.selectNodeContents(item.querySelector('[part~=title]'));
    const [title, button] = [range, item.querySelector('[part~=dismiss]')].map((one) => one.getBoundingClientRect());
    return title.right <= button.left || button.right <= title.left || title.top >= button.bottom;
  });

/** Files of languages among what was asked for. */
const files = (notes) =>
  notes.requests
    .map(({ url }) => /(?:words-|chunks\/)(ar|de|en|es|fr|ja|pt-BR)-[A-Z0-9]+\.js$/.exec(url)?.[1])
    .filter(Boolean);

test(
  'the cards speak the page’s language, and only its words are fetched',
  guest({ viewport: { width: 360, height: 800 } }, async (first, { notes, context }) => {
    for (const [locale, { button, undo, file }] of Object.entries(spoken)) {
      // A tab of its own: what was accepted in one language would not be offered in the next.
      const page = await context.newPage();
      notes.requests.length = 0;
      await page.goto(`forms.html?cart=pot-1&lang=${locale}`);
      await showing(page, ['tea-set']);
      const [set] = await readCards(page);
      assert.equal(set.button, button, locale);
      assert.doesNotMatch(Object.values(set).flat().join('\n'), /[{}]|undefined/, `${locale}: every value is put in`);
      assert.ok(await apart(card(page, 'tea-set')), `${locale}: the title leaves room for the dismiss button`);
      await main(page, 'tea-set').click();
      await inState(page, 'tea-set', 'accepted');
      await says(page, 'tea-set', { button: undo });
      assert.deepEqual(files(notes), [file], `${locale}: its words and no others`);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(sideways, 0, `${locale}: nothing stands out of a small screen`);
      assert.ok(
        await page.evaluate(() => document.documentElement.dir === 'rtl' || document.documentElement.lang !== 'ar'),
      );
      if (process.env.SHOTS) {
        mkdirSync(process.env.SHOTS, { recursive: true });
        await page.screenshot({ path: `${process.env.SHOTS}/${locale}-accepted.png` });
        await page.evaluate(() => sessionStorage.clear());
        await page.goto(`forms.html?cart=lamp-1&lang=${locale}`);
        await showing(page, ['lamp-shade', 'lamp-bulb']);
        await page.screenshot({ path: `${process.env.SHOTS}/${locale}.png`, fullPage: true });
      }
      await page.close();
    }
    await first.close();
  }),
);

test(
  'English is spoken where a language’s file does not come, and where we do not speak the language',
  guest({ expected: /ERR_FAILED/ }, async (page, { notes }) => {
    await page.route('**/cart-associate-words-fr-*.js', (route) => route.abort());
    for (const [locale, asked] of [
      ['fr', ['fr', 'en']],
      ['fi', ['en']],
    ]) {
      notes.requests.length = 0;
      await page.route('**/script-tag.html', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace('lang="en"', `lang="${locale}"`) });
      });
      await page.addInitScript(() => {
        // Of the fixture's: the page's language counts where the adapter names none.
        addEventListener(
          'DOMContentLoaded',
          () => {
            globalThis.deskAdapter.context = () => ({ market: 'US' });
          },
          { once: true, capture: true },
        );
      });
      await page.goto('script-tag.html');
      await showing(page, ['desk-cable-tray', 'desk-desk-mat']);
      assert.equal((await readCards(page))[0].button, 'Add', locale);
      assert.deepEqual(files(notes), asked, locale);
      await page.unroute('**/script-tag.html');
    }
  }),
);

test(
  'without any words there is nothing on the screen, and the page is told why',
  guest({ expected: /ERR_FAILED|Cart Associate \(network\)/ }, async (page) => {
    await page.route('**/cart-associate-words-*.js', (route) => route.abort());
    await page.goto('script-tag.html');
    await page.waitForEvent('console', { predicate: (message) => message.text().includes('(network)') });
    assert.equal(await card(page, 'desk-cable-tray').count(), 0);
  }),
);
