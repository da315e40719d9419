// What a card of the gallery looks like: the theme's style sheets, and what the address asks for besides.

import { h } from '../parts/dom.js';

/** The style sheets of each theme. @type {Record<string, string[]>} */
const SHEETS = {
  demo: ['style/base.css', 'style/drawer.css'],
  dawn: ['gallery/theme.css', 'gallery/dawn.css'],
  horizon: ['gallery/theme.css', 'gallery/horizon.css'],
  page: ['gallery/theme.css', 'gallery/dawn.css', 'gallery/page.css'],
  woocommerce: ['gallery/theme.css', 'gallery/woocommerce.css'],
};

/** @param {string} href @returns {Promise<unknown>} */
const loaded = (href) =>
  new Promise((done) => {
    document.head.append(h('link', { rel: 'stylesheet', href, onload: done, onerror: done }));
  });

/** @param {string} theme @param {URLSearchParams} query */
export async function stylesOf(theme, query) {
  const root = document.documentElement;
  for (const [name, value] of query) if (name.startsWith('--cart-associate-')) root.style.setProperty(name, value);
  const part = query.get('part');
  if (part) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`cart-associate::part(${CSS.escape(part)}){outline:2px solid #d6336c;outline-offset:1px}`);
    document.adoptedStyleSheets = [sheet];
  }
  await Promise.all(SHEETS[theme].map(loaded));
}
