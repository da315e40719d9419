// Whatever a theme can restyle has a picture in docs/card.md: each part of the view, each custom property of the style sheet.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pictures } from '../../scripts/lib/gallery-shots.mjs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const unique = (all) => [...new Set(all)].sort();
const named = (kind) =>
  pictures
    .map(({ file }) => file)
    .filter((file) => file.startsWith(`${kind}-`))
    .map((file) => file.slice(kind.length + 1, -'.png'.length))
    .sort();

test('every part of the view has a picture', () => {
  const folder = 'src/storefront/view/';
  const sources = readdirSync(new URL(folder, root), { recursive: true })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => read(folder + name));
  const parts = sources.flatMap((text) => [...text.matchAll(/\bpart=([\w-]+)/g)].map(([, part]) => part));
  assert.ok(parts.length > 20);
  assert.deepEqual(named('part'), unique(parts));
});

test('every custom property of the style sheet has a picture', () => {
  const properties = [...read('www/style/cart-associate.css').matchAll(/var\(--cart-associate-([\w-]+)/g)];
  assert.ok(properties.length > 5);
  assert.deepEqual(named('property'), unique(properties.map(([, name]) => name)));
});

test('the pictures are there, and docs/card.md shows each', () => {
  const page = read('docs/card.md');
  for (const { file } of pictures) {
    assert.ok(existsSync(new URL(`docs/screenshots/${file}`, root)), file);
    assert.ok(page.includes(`(screenshots/${file})`), `docs/card.md shows ${file}`);
  }
});
