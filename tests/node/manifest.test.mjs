// custom-elements.json says what <cart-associate> is to editors: exactly what the code and the style sheet have.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CartAssociate } from '../../www/loader/element.js';

const root = new URL('../../', import.meta.url);
const text = (name) => readFileSync(new URL(name, root), 'utf8');
const {
  modules: [
    {
      path,
      declarations: [element],
      exports: exported,
    },
  ],
} = JSON.parse(text('custom-elements.json'));
const names = (list) => list.map(({ name }) => name).sort();
const unique = (list) => [...new Set(list)].sort();
const css = text('www/style/cart-associate.css');

test('attributes are those that the element observes, members those that it has', () => {
  assert.deepEqual(names(element.attributes), [...CartAssociate.observedAttributes].sort());
  const own = Object.entries(Object.getOwnPropertyDescriptors(CartAssociate.prototype))
    .filter(([, { get }]) => get)
    .map(([name]) => name);
  assert.deepEqual(names(element.members), own.sort());
});

test('events are those that the session and the shim tell', () => {
  const session = /pub enum EventName \{([\s\S]*?)\n\}/.exec(text('src/core/session/event.rs'))[1];
  const told = [...session.matchAll(/^ {4}(\w+),$/gm)].map(([, name]) =>
    name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase(),
  );
  const shim = readdirSync(new URL('www/shim/', root))
    .filter((name) => name.endsWith('.js'))
    .map((name) => text(`www/shim/${name}`))
    .join('\n');
  const own = [...shim.matchAll(/\btell\('([\w-]+)'/g)].map(([, name]) => name);
  assert.ok(told.includes('price-mismatch') && own.includes('ready'));
  assert.deepEqual(names(element.events), unique([...told, ...own].map((name) => `cart-associate:${name}`)));
});

test('custom properties are those of the style sheet, with what they are where a theme says nothing', () => {
  assert.deepEqual(
    names(element.cssProperties),
    unique(css.replace(/\/\*[\s\S]*?\*\//g, '').match(/--cart-associate-[\w-]+/g)),
  );
  for (const { name, default: standard } of element.cssProperties)
    assert.ok(css.includes(`var(${name}, ${standard})`), `${name}: ${standard}`);
});

test('parts are those that the view writes', () => {
  const view = readdirSync(new URL('src/storefront/view/', root), { recursive: true })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => text(`src/storefront/view/${name}`))
    .join('\n');
  const written = [...view.matchAll(/\bpart=([\w-]+)|\.part\("([\w-]+)"\)/g)].map(
    ([, inline, called]) => inline ?? called,
  );
  assert.ok(written.includes('card') && written.length > 25);
  assert.deepEqual(names(element.cssParts), unique(written));
  for (const list of [element.attributes, element.events, element.cssProperties, element.cssParts])
    for (const one of list) assert.ok(one.description, one.name);
});

test('what the module exports is what it says', async () => {
  const module = await import(new URL(path, root));
  assert.deepEqual(names(exported), Object.keys(module).sort());
});
