// The gallery, /gallery/: every card in every state, each in a window of its own with the real module in it. The address keeps
// what is chosen. `npm run screenshots` photographs it.

import { HEIGHT, LANGUAGES, SCHEMES, THEMES, WIDTHS } from './gallery/choices.js';
import { CARDS } from './gallery/cards.js';
import { settings } from './gallery/settings.js';
import { byId, h } from './parts/dom.js';
import { directionOf } from './parts/words.js';

const query = new URLSearchParams(location.search);
const chosen = settings(query);
const width = WIDTHS[chosen.width];

/** @param {string} name @param {string} label @param {Record<string, string>} all @param {string} value */
const choice = (name, label, all, value) =>
  h(
    'label',
    {},
    `${label} `,
    h(
      'select',
      { name },
      ...Object.entries(all).map(([id, text]) => h('option', { value: id, selected: id === value }, text)),
    ),
  );

const form = /** @type {HTMLFormElement} */ (byId('choices'));
form.append(
  choice('theme', 'Theme', THEMES, chosen.theme),
  choice('scheme', 'Scheme', SCHEMES, chosen.scheme),
  choice(
    'width',
    'Width',
    Object.fromEntries(Object.entries(WIDTHS).map(([id, { label }]) => [id, label])),
    chosen.width,
  ),
  choice('language', 'Language', LANGUAGES, chosen.language),
);
form.addEventListener('change', () => form.submit());

/** @param {string} name */
function figureOf(name) {
  const { theme, scheme, language } = chosen;
  const address = new URL('../gallery-card.html', location.href);
  address.search = String(new URLSearchParams({ card: name, theme, scheme, language }));
  const frame = h('iframe', { src: address.href, title: name, width: width.window, height: HEIGHT, loading: 'lazy' });
  const seen = h('div.window', { dir: directionOf(chosen.language) }, frame);
  return h('figure', {}, seen, h('figcaption', {}, h('a', { href: address.href }, name)));
}

const main = byId('cards');
main.style.setProperty('--seen', `${chosen.theme === 'page' ? width.window : width.seen}px`);
const words = (query.get('only') ?? '').split(',');
main.append(
  ...CARDS.map(({ name }) => name)
    .filter((name) => words.some((word) => name.includes(word)))
    .map(figureOf),
);
