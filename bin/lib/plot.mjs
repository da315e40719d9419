// Bars as SVG text. Each row has its figures in words too, so that a plot says nothing that text does not.

import { printable } from './printable.mjs';

const HEIGHT = 10;
const WIDTH = 1000;

/** @typedef {{value: number, name: string, kind: string}} Part */

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML. @param {string} text */
export const escaped = (text) => printable(text).replace(/[&<>"']/g, (character) => entities[character]);

/**
 * A bar of parts one after the other; `total` is as long as the bar can be. A part that is there can be seen.
 * @param {Part[]} parts @param {number} total
 */
export function stacked(parts, total) {
  let x = 0;
  const rects = parts
    .filter(({ value }) => value > 0)
    .map(({ value, kind, name }) => {
      const width = Math.max(3, (value / total) * WIDTH);
      const rect = `<rect class="${kind}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="${HEIGHT}"><title>${escaped(name)}</title></rect>`;
      x += width;
      return rect;
    });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rects.join('')}</svg>`;
}

/**
 * Rows of bars, with a key of what the colours mean.
 * @param {{label: string, title?: string, parts: Part[], total: number, note: string}[]} rows
 * @param {{keys?: {kind: string, text: string}[], about: string, wide?: boolean}} options
 */
export function figure(rows, { keys = [], about, wide = false }) {
  const key =
    keys.length > 0
      ? `<figcaption>${keys.map(({ kind, text }) => `<span class="key"><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${kind}" width="10" height="10"/></svg>${escaped(text)}</span>`).join('')}</figcaption>`
      : '';
  const bars = rows.map(({ label, title, parts, total, note }) => {
    const words = parts
      .filter(({ value }) => value > 0)
      .map(({ name }) => name)
      .join(', ');
    const hint = title ? ` title="${escaped(title)}"` : '';
    return `<li>${label ? `<span class="label"${hint}>${escaped(label)}</span>` : ''}${stacked(parts, total)}${note ? `<span class="note" aria-hidden="true">${escaped(note)}</span>` : ''}<span class="spoken">${escaped(words)}</span></li>`;
  });
  return `<figure><ul class="bars${wide ? ' wide' : ''}" aria-label="${escaped(about)}">${bars.join('')}</ul>${key}</figure>`;
}
