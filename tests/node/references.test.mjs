// What code and pages refer to exists: the headings of docs/semantics.md, and the files and headings behind links.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name) => readFileSync(join(root, name), 'utf8');

function filesIn(folder, ending) {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() && ending.test(entry.name));
  return files.map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
}

const pages = ['README.md', ...filesIn('docs', /\.md$/), ...filesIn('tests', /\.md$/), ...filesIn('examples', /\.md$/)];
const sources = ['src', 'www', 'bin', 'scripts', 'tests'].flatMap((folder) => filesIn(folder, /\.(rs|js|mjs|ts|css)$/));
const self = 'tests/node/references.test.mjs';

const headings = (page) => [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);

/** The anchor that a page of Markdown gives a heading. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .trim()
    .replaceAll(' ', '-');

// ---- References from code to the rules

const rules = headings('docs/semantics.md');

/** The references of a source file to the rules, each with what follows it. A comment's lines are joined. */
function references(text) {
  const joined = text.replaceAll(/\r?\n\s*(?:\/\/[/!]?|\*)? */g, ' ');
  return [...joined.matchAll(/semantics\.md(?=(.{0,60}))/g)].map(([, then]) => then);
}

const leadsSomewhere = (then) =>
  rules.some((heading) => {
    const named = [`, ${heading}`, `#${anchor(heading)}`].find((form) => then.startsWith(form));
    return named !== undefined && !/^[\p{L}-]/u.test(then.slice(named.length));
  });

test('every reference to docs/semantics.md names one of its headings', () => {
  const found = sources
    .filter((name) => name !== self)
    .flatMap((name) => references(read(name)).map((then) => ({ name, then })));
  assert.ok(found.length > 15, `${found.length} references`);
  const wrong = found.filter(({ then }) => !leadsSomewhere(then));
  assert.deepEqual(wrong, []);
});

test('a reference to a heading that is not there would be noticed', () => {
  const [sound, broken, bare] = references(
    '// (semantics.md, What is\n// remembered) semantics.md, Pricelist. semantics.md.',
  );
  assert.ok(leadsSomewhere(sound));
  assert.ok(!leadsSomewhere(broken) && !leadsSomewhere(bare));
});

test('every heading of the rules stands once', () => {
  assert.equal(new Set(rules).size, rules.length);
});

test('what is marked "not yet kept" is listed at the end, and nothing else', () => {
  const [text, list] = read('docs/semantics.md').split('\n## Not yet kept\n');
  const marks = text.match(/\(not yet kept|: ?\n?not yet kept\)|not yet kept, apart/g) ?? [];
  const listed = list.match(/^- \*\*/gm) ?? [];
  assert.equal(marks.length, listed.length, `${marks.length} marks, ${listed.length} in the list`);
});

// ---- Links and paths in pages

for (const page of pages) {
  test(`what ${page} leads to is there`, () => {
    const text = read(page).replaceAll(/^```.*?^```$/gms, '');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file, heading] = target.split('#');
      const path = file === '' ? page : join(dirname(page), file).replaceAll('\\', '/');
      assert.ok(existsSync(join(root, path)), `${target}: there is no ${path}`);
      if (heading && path.endsWith('.md')) assert.ok(headings(path).map(anchor).includes(heading), target);
    }
    for (const [, path] of text.matchAll(/`((?:src|www|tests|scripts|bin|docs|types|examples)\/[\w./-]*)`/g)) {
      assert.ok(existsSync(join(root, path)), `there is no ${path}`);
    }
  });
}
