// The demo's data agree with each other: what rules.json promises, the till of shop.json grants.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { memoryAdapter } from '../../www/adapters/memory/index.js';
import { exponentOf } from '../../www/adapters/common/money.js';
import { rateOf, toMinor } from '../../www/adapters/memory/money.js';
import { pageStorage } from '../../www/adapters/memory/store.js';

const demo = new URL('../../www/demo/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, demo), 'utf8'));
const [rules, till] = [read('rules.json'), read('shop.json')];
const open = (options) => memoryAdapter({ ...till, products: rules.products }, { storage: pageStorage(), ...options });
const deals = rules.offers.flatMap((offer) =>
  (offer.kit ?? offer.quantity_break) ? [{ offer, ...(offer.kit ?? offer.quantity_break) }] : [],
);
const product = (id) => rules.products.find((one) => one.id === id);

/** The variants that complete a deal, beginning with the trigger's first. */
function unitsOf({ offer, components, quantity }) {
  if (!components) return [[product([offer.when.line.product].flat()[0]).variants[0], quantity]];
  const first = product(components[0].product).variants[0];
  return components.map((part) => {
    const same = [part.same ?? []].flat();
    const fits = (variant) => same.every((name) => variant.options[name] === first.options[name]);
    return [product(part.product).variants.find(fits), part.quantity ?? 1];
  });
}

async function places() {
  return Object.entries(till.markets).flatMap(([market, { currencies }]) =>
    currencies.map((currency) => ({ market, currency })),
  );
}

test('every deal that is promised is granted at exactly its price, in every market and currency', async () => {
  assert.ok(deals.length >= 5);
  for (const place of await places()) {
    for (const promise of deals) {
      const shop = open();
      await shop.setMarket({ ...place, locale: 'en' });
      for (const [variant, quantity] of unitsOf(promise)) await shop.add({ variant: variant.id, quantity });
      const { list, cart } = shop.bill();
      const { deal, offer } = promise;
      const off =
        deal.percent_off &&
        shop
          .bill()
          .cart.lines.reduce(
            (sum, line) => sum + rateOf(shop.bill().lines.get(line.key).list, deal.percent_off * 100),
            0,
          );
      const promised = deal.total ? toMinor(deal.total[place.currency], exponentOf(place.currency)) : list - off;
      const name = `${offer.id} in ${place.market}, ${place.currency}`;
      assert.ok(promised < list, `${name} saves something`);
      // One deal is there to be broken.
      assert.equal(cart.total, offer.id === 'soap-and-dish' ? list : promised, name);
    }
  }
});

test('the scenarios at the till', async () => {
  const totals = [
    [160_00, ['oxford-brown-42', 1], ['belt-brown', 1]],
    [160_00, ['oxford-black-44', 1], ['belt-black', 1]],
    [185_00, ['oxford-black-44', 1], ['belt-brown', 1]],
    [60_00, ['candle-1', 2]],
    [80_00, ['candle-1', 3]],
    [32_00, ['soap-1', 2]],
    [36_00, ['soap-1', 3]],
    [68_00, ['coffee-maker-1', 1], ['grinder-1', 1], ['filters-1', 1]],
    [1200_00, ['audit-plan', 1]],
    [499_00, ['standing-desk-140', 1]],
  ];
  for (const [total, ...items] of totals) {
    const shop = open();
    for (const [variant, quantity] of items) await shop.add({ variant, quantity });
    assert.equal((await shop.read()).total, total, items.join());
  }
  const shop = open();
  await shop.setMarket({ market: 'JP' });
  await shop.add({ variant: 'soap-1', quantity: 3 });
  assert.equal((await shop.read()).total, 2248);
  await shop.setMarket({ market: 'KW' });
  assert.equal((await shop.add({ variant: 'cable-tray-1' })).lines.at(-1).total, 8750);
});

test('every id, picture and text that is named is there', () => {
  const variants = new Set(rules.products.flatMap((one) => one.variants.map(({ id }) => id)));
  const ids = new Set(rules.products.map(({ id }) => id));
  const collections = new Set(rules.products.flatMap((one) => one.collections));
  assert.equal(variants.size, rules.products.flatMap((one) => one.variants).length, 'variant ids are unique');
  for (const { items = [] } of till.discounts) {
    for (const item of items) {
      for (const id of item.variants ?? []) assert.ok(variants.has(id), id);
      for (const id of item.products ?? []) assert.ok(ids.has(id), id);
      for (const id of item.collections ?? []) assert.ok(collections.has(id), id);
    }
  }
  for (const one of rules.products) {
    assert.ok(existsSync(new URL(one.image.src, demo)), one.image.src);
    assert.ok(till.blurbs[one.id]?.de, `${one.id} has a text`);
    for (const text of [one.title, one.short_name, one.image.alt]) assert.ok(text.en && text.de, one.id);
  }
  for (const options of Object.values(till.pictures)) {
    for (const src of Object.values(options).flatMap((values) => Object.values(values)))
      assert.ok(existsSync(new URL(src, demo)), src);
  }
  for (const { id, why } of rules.offers) {
    for (const language of ['en', 'de']) assert.ok(why[language].length <= 120, `${id}, ${language}`);
  }
});

test('pictures carry no style, script or address', () => {
  for (const one of rules.products) {
    const svg = readFileSync(new URL(one.image.src, demo), 'utf8');
    assert.doesNotMatch(svg, /<(style|script|image|use|foreignObject)|\sstyle=|\son\w+=|href/, one.image.src);
  }
});
