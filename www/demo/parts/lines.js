// The cart's lines, in the drawer. A line that stays keeps its nodes, and so focus stays where it is.

import { h, icon, icons, say } from './dom.js';

/** @import { Bill } from '../../adapters/memory/read.js' */
/** @import { Line } from '../../types/cart.js' */
/** @import { Attempt, DemoProduct, DemoVariant } from './shapes.js' */
/** @import { Shop } from './shop.js' */
/** @typedef {ReturnType<typeof cartLine>} Row */

/** @param {Shop} shop @param {Attempt} attempt */
export function cartLines(shop, attempt) {
  const list = h('ul.lines', {});
  /** @type {Map<string, Row>} */
  const rows = new Map();

  /** @param {Bill} bill */
  function update(bill) {
    const { lines } = bill.cart;
    const keys = new Set(lines.map(({ key }) => key));
    for (const [key, { row }] of rows) {
      if (keys.has(key)) continue;
      row.remove();
      rows.delete(key);
    }
    lines.forEach((line, index) => {
      const known = rows.get(line.key) ?? cartLine(shop, line, attempt);
      rows.set(line.key, known);
      const { row, update: updateRow } = known;
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
      updateRow(line, bill);
    });
  }
  return { element: list, update };
}

/** @param {Shop} shop @param {Line} line @param {Attempt} attempt */
function cartLine(shop, line, attempt) {
  const { product, variant } = shop.find(line.variant);
  const { key } = line;
  let quantity = line.quantity;
  const image = h('img', { src: shop.picture(product, variant), alt: '', width: 64, height: 64 });
  const title = h('a.line-title', { href: product.url });
  const facts = h('p.line-facts', {});
  const list = h('s', {});
  const price = h('span', {});
  const off = h('p.line-off', {});
  const count = h('output.stepper-count', {});
  /** @param {number} change */
  const set = (change) => () => attempt(() => shop.adapter.setQuantity(key, quantity + change));
  const fewer = h('button', { type: 'button', onclick: set(-1) }, icon(icons.minus));
  const more = h('button', { type: 'button', onclick: set(1) }, icon(icons.plus));
  const remove = h('button.link', { type: 'button', onclick: () => attempt(() => shop.adapter.remove(key)) });
  const row = h(
    'li.line',
    {},
    image,
    h(
      'div.line-text',
      {},
      title,
      facts,
      off,
      h('div.line-tools', {}, h('div.stepper', { role: 'group' }, fewer, count, more), remove),
    ),
    h('p.line-price', {}, list, price),
  );

  /** @param {Line} now @param {Bill} bill */
  function update(now, bill) {
    const { words } = shop;
    const name = shop.text(product.title);
    const { list: full = now.total, reductions = [] } = bill.lines.get(key) ?? {};
    const about = { title: now.title ?? name };
    quantity = now.quantity;
    say(title, name);
    say(facts, factsOf(shop, product, variant, now, bill).join(' · '));
    facts.hidden = facts.textContent === '';
    say(list, full === now.total ? '' : shop.money(full));
    list.hidden = full === now.total;
    say(price, shop.money(now.total));
    say(off, [...new Set(reductions.map((one) => shop.text(one.title)))].join(', '));
    off.hidden = reductions.length === 0;
    say(count, String(quantity));
    count.setAttribute('aria-label', words('quantity', about));
    fewer.setAttribute('aria-label', words('fewer', about));
    more.setAttribute('aria-label', words('more', about));
    say(remove, words('remove'));
    remove.setAttribute('aria-label', words('remove_item', about));
  }
  return { row, update };
}

/**
 * What distinguishes the line: variant, plan, what it belongs to, properties that are not private.
 * @param {Shop} shop @param {DemoProduct} product @param {DemoVariant} variant @param {Line} line @param {Bill} bill
 */
function factsOf(shop, product, variant, line, bill) {
  const facts = [];
  if (product.variants.length > 1) facts.push(shop.text(variant.title));
  if (line.plan) {
    const plan = variant.plans?.find(({ id }) => id === line.plan);
    facts.push(`${shop.words('subscription')}: ${shop.text(plan?.title)}`);
  }
  const parent = line.parent && bill.cart.lines.find(({ key }) => key === line.parent);
  if (parent) facts.push(shop.words('belongs', { title: parent.title ?? '' }));
  for (const [name, value] of Object.entries(line.properties ?? {})) {
    if (!name.startsWith('_')) facts.push(`${name}: ${value}`);
  }
  return facts;
}
