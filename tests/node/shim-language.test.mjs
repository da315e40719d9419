// The product's own words: every key that the view uses exists in every language, with the same values.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostFor } from '../../www/shim/host.js';
import { languageOf } from '../../www/loader/locale.js';
import { wordsOf } from '../../www/loader/words.js';
import { withOwn } from '../../www/shim/language.js';

const root = new URL('../../', import.meta.url);
const names = readdirSync(new URL('www/words/', root)).map((name) => name.slice(0, -3));
const tables = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, (await import(new URL(`www/words/${name}.js`, root))).default])),
);
/** As the page puts them together. */
const wordsFor = async (locale, own) => withOwn(await wordsOf(locale), languageOf(locale), own);
const view = readdirSync(new URL('src/storefront/view/', root), { recursive: true })
  .filter((name) => name.endsWith('.rs'))
  .map((name) => readFileSync(new URL(`src/storefront/view/${name}`, root), 'utf8'))
  .join('\n');
/**
 * How the view names a key: in a call, after the form of what it stands in, with its value, and of a button its text.
 */
const uses = [
  /\b(?:say|phrase)\(\s*"([a-z_]+)"/g,
  /\bsaid\(\s*"[^"]*",\s*"([a-z_]+)"/g,
  /\(\s*"([a-z_]+)",\s*(?:""|\w+\(card\)|message\.as_str\(\))\)/g,
  /\bbutton\(page, card, "\w+", "([a-z_]+)"\)/g,
  /\brefused\(page, card, "([a-z_]+)"\)/g,
  /=> "(heading\w*|failed)"/g,
  /"(heading_check)"/g,
  /\{\s*"(less|more|instead_of|saving)"\s*\}/g,
];
const used = new Set(uses.flatMap((form) => [...view.matchAll(form)].map(([, key]) => key)));

const forms = (entry) => (typeof entry === 'string' ? { other: entry } : entry);
const slots = (text) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join();

test('every key of the view is there in every language, and no language has words that nobody uses', () => {
  assert.ok(used.size > 30, `${used.size} keys found in src/storefront/view`);
  const table = new Set([...used, ...[...view.matchAll(/"([a-z_]+)"/g)].map(([, key]) => key)]);
  for (const [name, words] of Object.entries(tables)) {
    for (const key of used) assert.ok(words[key], `${name} lacks ${key}`);
    for (const key of Object.keys(words))
      assert.ok(key === 'direction' || table.has(key), `${name}: nobody uses ${key}`);
  }
});

test('every language has the same keys, in the same order', () => {
  for (const name of names) {
    const keys = Object.keys(tables[name]).filter((key) => key !== 'direction');
    assert.deepEqual(keys, Object.keys(tables.en), name);
  }
});

test('every language says the same things', () => {
  for (const [name, words] of Object.entries(tables)) {
    for (const [key, entry] of Object.entries(tables.en)) {
      const expected = slots(forms(entry).other);
      assert.equal(slots(forms(words[key]).other), expected, `${name}: ${key}`);
      for (const [form, text] of Object.entries(forms(words[key]))) {
        // "One more", "two more": what is said in a word needs no figure. Nothing else may be left out, and nothing be
        // put in.
        assert.ok(
          ['one', 'two'].includes(form) ? expected.includes(slots(text)) : slots(text) === expected,
          `${name}: ${key}, ${form}`,
        );
      }
    }
  }
});

test('every plural form that a language knows is there, and no other', () => {
  // Up to the largest quantity of a line; the last one has a form of its own in French, Spanish and Portuguese.
  const counts = [...Array.from({ length: 1000 }, (_, at) => at + 1), 10_000, 1_000_000];
  for (const [name, words] of Object.entries(tables)) {
    const rules = new Intl.PluralRules(name);
    const wanted = new Set([...counts.map((count) => rules.select(count)), 'other']);
    const counted = Object.entries(words).filter(([, entry]) => typeof entry !== 'string');
    assert.deepEqual(
      counted.map(([key]) => key),
      ['add_more'],
      name,
    );
    for (const [key, entry] of counted) assert.deepEqual(new Set(Object.keys(entry)), wanted, `${name}: ${key}`);
  }
});

test('every language that is told of has its file, and every file its language', async () => {
  assert.deepEqual(names.sort(), ['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt-BR']);
  for (const name of names) assert.equal((await wordsFor(name)).undo, tables[name].undo, name);
  assert.deepEqual(
    names.filter((name) => tables[name].direction === 'rtl'),
    ['ar'],
  );
});

test('no language has words of another by mistake', () => {
  const pages = Object.entries(tables);
  for (const [name, words] of pages) {
    for (const [other, theirs] of pages.slice(pages.findIndex(([one]) => one === name) + 1)) {
      const same = Object.keys(words).filter(
        (key) => key !== 'direction' && words[key] === theirs[key] && /\p{L}/u.test(String(words[key])),
      );
      assert.ok(same.length <= 4, `${name} and ${other} agree in ${same}`);
    }
  }
});

test('amounts have the decimals of the cart, not those that the browser thinks of', async () => {
  const host = hostFor('en', await wordsFor('en'));
  const money = (...amount) => host.money(...amount).replace(/\s/g, ' ');
  assert.equal(money(2900, 'USD', 2), '$29.00');
  assert.equal(money(250, 'JPY', 0), '¥250');
  assert.equal(money(8750, 'KWD', 3), 'KWD 8.750');
  assert.equal(money(123456, 'HUF', 2), 'HUF 1,234.56');
  assert.equal(host.percent(62), '62%');
  assert.equal(
    hostFor('de-AT', await wordsFor('de-AT'))
      .money(2900, 'EUR', 2)
      .replace(/\s/g, ' '),
    '€ 29,00',
  );
});

test('nothing that a shop says of itself makes the host throw', async () => {
  for (const locale of ['', 'en_US', 'x', 'not a locale', 'de-DE-u-nu-latn']) {
    const host = hostFor(locale, await wordsFor(locale));
    assert.match(host.money(100, 'USD', 2), /1.00/);
    assert.equal(typeof host.text('add_more', host.number(2)), 'string');
  }
  const host = hostFor('en', await wordsFor('en'));
  assert.equal(host.money(150, 'not money', 2), '1.50 not money');
  assert.equal(host.text('no such key', 'a'), '');
});

test("plurals follow the count, in the language's own way", async () => {
  const en = hostFor('en', await wordsFor('en'));
  assert.equal(en.text('add_more', en.number(1)), 'Add one more');
  assert.equal(en.text('add_more', en.number(3)), 'Add 3 more');
  const ar = hostFor('ar', await wordsFor('ar'));
  const said = [1, 2, 3, 11].map((count) => ar.text('add_more', ar.number(count)));
  assert.equal(new Set(said).size, 4);
});

test('in a right-to-left language a Latin name is kept to itself', async () => {
  const ar = hostFor('ar', await wordsFor('ar'));
  assert.equal(ar.text('accepted', 'Cable tray'), 'أُضيف: \u2068Cable tray\u2069');
  assert.equal(hostFor('en', await wordsFor('en')).text('accepted', 'Cable tray'), 'Cable tray added');
});

test('values are put in as they are, and only once', async () => {
  const host = hostFor('en', await wordsFor('en'));
  assert.equal(host.text('accepted', '{1} $& <b>'), '{1} $& <b> added');
});

test("a language by its primary subtag, English where there is none, the shop's own words over all", async () => {
  assert.equal((await wordsFor('de-CH')).undo, 'Rückgängig');
  assert.equal((await wordsFor('AR_EG')).undo, 'تراجع');
  for (const portuguese of ['pt', 'pt-PT', 'pt-BR', 'PT_br'])
    assert.equal((await wordsFor(portuguese)).undo, 'Desfazer', portuguese);
  for (const [region, undo] of [
    ['fr-CA', 'Annuler'],
    ['es-419', 'Deshacer'],
    ['ja-JP', '元に戻す'],
    ['zh-Hant-TW', 'Undo'],
  ]) {
    assert.equal((await wordsFor(region)).undo, undo, region);
  }
  assert.equal((await wordsFor('xx')).undo, 'Undo');
  assert.equal((await wordsFor('constructor')).undo, 'Undo');
  assert.equal((await wordsFor('de', { undo: 'Doch nicht' })).undo, 'Doch nicht');
});

test('own words for every language, or for one', async () => {
  const own = { undo: '↶', de: { undo: 'Doch nicht', add_more: { one: 'Noch einmal', other: 'Noch {0}-mal' } } };
  assert.equal((await wordsFor('en', own)).undo, '↶');
  const words = await wordsFor('de-AT', own);
  assert.equal(words.undo, 'Doch nicht');
  assert.equal(words.add, 'Hinzufügen');
  const host = hostFor('de-AT', words);
  assert.deepEqual(
    [1, 4].map((count) => host.text('add_more', host.number(count))),
    ['Noch einmal', 'Noch 4-mal'],
  );
});
