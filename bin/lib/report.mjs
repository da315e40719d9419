// The report of a simulation as one HTML file with plots: no script, no font, nothing from anywhere else.

import { escaped, figure, stacked } from './plot.mjs';
import { style } from './report-style.mjs';

/** @import { SimulationReport as Report } from '../../www/types/authoring.js' */

/** @param {number} value */
const number = (value) => value.toLocaleString('en');
/** @param {number} part @param {number} whole */
const share = (part, whole) =>
  whole === 0 ? '–' : `${((part / whole) * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
/** @param {number} count */
const carts = (count) => `${number(count)} cart${count === 1 ? '' : 's'}`;

/** So many offers are plotted; the table has all. */
const PLOTTED = 40;

/** Reasons that say that an offer has nothing to do with a cart. */
const SILENT = ['not_triggered', 'switched_off', 'bundle_expired'];

/** @type {Record<string, string>} */
const titles = {
  empty: 'Empty carts',
  uncalled: 'Nothing calls for an offer',
  withheld: 'Every offer is withheld',
  held_out: 'In the holdout',
  off: 'Switched off or out of date',
};

/**
 * @param {Report} report as `Simulation.finish()` gives it @param {{rules: string, carts: string}} names of the files
 */
export function page(report, names) {
  const { carts: all, offers, with: counts } = report;
  const suggestions = counts.reduce((sum, count, index) => sum + count * index, 0);
  const some = all - counts[0];
  const tiles = [
    [number(all), 'carts'],
    [share(some, all), 'get a suggestion'],
    [all === 0 ? '–' : (suggestions / all).toLocaleString('en', { maximumFractionDigits: 2 }), 'suggestions a cart'],
    [`${number(offers.length - report.never.length)} of ${number(offers.length)}`, 'offers are shown at all'],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What the rules would have done · Cart Associate</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>What the rules would have done</h1>
<p>${escaped(names.rules)}, revision ${escaped(report.revision || 'without a name')}, over ${escaped(names.carts)}</p>
</header>
<dl class="tiles">${tiles.map(([value, word]) => `<div><dt>${word}</dt><dd>${value}</dd></div>`).join('')}</dl>
${[howMany(report), byOffer(report), rivals(report), reasons(report), never(report), nothing(report), table(report), bad(report)].join('\n')}
</main>
</body>
</html>
`;
}

/** @param {string} title @param {string} words @param {string} content */
const section = (title, words, content) =>
  content ? `<section>\n<h2>${title}</h2>\n${words ? `<p>${words}</p>\n` : ''}${content}\n</section>` : '';

/** @param {Report} report */
function howMany({ carts: all, with: counts }) {
  if (all === 0) return '';
  const words = ['nothing', 'one suggestion', 'two', 'three'];
  const parts = counts.map((count, index) => ({
    value: count,
    name: `${carts(count)} get ${words[index]}`,
    kind: `n${index}`,
  }));
  const keys = counts
    .map((count, index) => ({ kind: `n${index}`, text: `${words[index]}: ${share(count, all)}` }))
    .filter((_, index) => counts[index] > 0);
  return section(
    'How much a cart gets',
    '',
    figure([{ label: '', parts, total: all, note: '' }], {
      keys,
      wide: true,
      about: 'Carts by the number of suggestions',
    }),
  );
}

/** @param {Report} report */
function byOffer({ offers }) {
  const called = offers.filter(({ called_for: count }) => count > 0);
  if (called.length === 0) return '';
  const most = Math.max(...called.map(({ called_for: count }) => count));
  const rows = called.slice(0, PLOTTED).map((offer) => ({
    label: offer.offer,
    total: most,
    parts: [
      { value: offer.shown, name: `shown in ${carts(offer.shown)}`, kind: 'shown' },
      { value: offer.outranked, name: `outranked in ${carts(offer.outranked)}`, kind: 'outranked' },
      {
        value: offer.called_for - offer.shown - offer.outranked,
        name: `withheld for another reason in ${carts(offer.called_for - offer.shown - offer.outranked)}`,
        kind: 'withheld',
      },
    ],
    note: `${number(offer.shown)} of ${number(offer.called_for)}`,
  }));
  const keys = [
    { kind: 'shown', text: 'shown' },
    { kind: 'outranked', text: 'outranked by another offer' },
    { kind: 'withheld', text: 'withheld for another reason' },
  ];
  const rest =
    called.length > PLOTTED
      ? ` The ${PLOTTED} that are shown most; the table below has all ${number(called.length)}.`
      : '';
  return section(
    'What becomes of each offer',
    `Of the carts in which something calls for it.${rest}`,
    figure(rows, { keys, about: 'Shown, outranked and withheld, by offer' }),
  );
}

/** @param {Report} report */
function rivals({ offers }) {
  const pairs = offers.flatMap(({ offer, by }) => by.map((one) => ({ offer, by: one.offer, carts: one.carts })));
  if (pairs.length === 0) return '';
  pairs.sort((a, b) => b.carts - a.carts || a.offer.localeCompare(b.offer, 'en'));
  const rows = pairs.slice(0, 15).map((pair) => ({
    label: `${pair.offer}, by ${pair.by}`,
    total: pairs[0].carts,
    parts: [{ value: pair.carts, name: carts(pair.carts), kind: 'outranked' }],
    note: number(pair.carts),
  }));
  const words =
    'Which offer takes the place of which. Where it is only the number shown that keeps an offer out, the last of those shown is named.';
  return section('What outranks what', words, figure(rows, { about: 'How often one offer is outranked by another' }));
}

/** @param {Report} report */
function reasons({ offers }) {
  /** @type {Map<string, {reason: string, text: string, count: number}>} */
  const sums = new Map();
  for (const { withheld } of offers) {
    for (const { reason, carts: count, text } of withheld) {
      if (SILENT.includes(reason)) continue;
      const sum = sums.get(reason) ?? { reason, text, count: 0 };
      sum.count += count;
      sums.set(reason, sum);
    }
  }
  const all = [...sums.values()].sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason, 'en'));
  if (all.length === 0) return '';
  const rows = all.map(({ reason, text, count }) => ({
    label: reason.replaceAll('_', ' '),
    title: text,
    total: all[0].count,
    parts: [{ value: count, name: `${number(count)} times`, kind: reason === 'outranked' ? 'outranked' : 'withheld' }],
    note: number(count),
  }));
  return section(
    'Why offers are withheld',
    'Over all offers and carts, where something called for them.',
    figure(rows, { about: 'Withheld offers by reason' }),
  );
}

/** @param {string[]} items */
const list = (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

/** @param {Report} report */
function never({ never: all }) {
  if (all.length === 0) return '';
  return section(
    'Never shown for these carts',
    '',
    list(all.map(({ offer, text }) => `<b>${escaped(offer)}</b> ${escaped(text)}`)),
  );
}

/** @param {Report} report */
function nothing({ nothing: all, carts: total }) {
  if (all.length === 0) return '';
  const groups = all.map(({ why, text, carts: count, examples }) => {
    const some =
      why === 'empty'
        ? `<p>Lines ${examples.map(({ line }) => number(line)).join(', ')}${count > examples.length ? ' …' : ''}</p>`
        : list(examples.map(({ line, cart }) => `line ${number(line)}: ${escaped(cart || 'empty')}`));
    return `<h3>${titles[why]} <span class="quiet">${carts(count)}, ${share(count, total)}</span></h3><p>${escaped(text)}.</p>${some}`;
  });
  return section(
    'Carts that get nothing',
    'Often that is right: where nothing truly helps, nothing is said. The first of each kind:',
    groups.join('\n'),
  );
}

/** @param {Report} report */
function table({ offers, carts: total }) {
  const rows = offers.map((offer) => {
    const why = offer.withheld
      .filter(({ reason }) => !SILENT.includes(reason))
      .map(({ reason, carts: count }) => `${reason.replaceAll('_', ' ')} ${number(count)}`);
    const bar = stacked(
      [{ value: offer.shown, kind: 'shown', name: `shown in ${carts(offer.shown)}` }],
      Math.max(1, offer.called_for),
    );
    return (
      `<tr><th scope="row">${escaped(offer.offer)}</th><td>${number(offer.called_for)}</td><td>${share(offer.called_for, total)}</td><td>${number(offer.shown)}</td>` +
      `<td class="rate">${bar}<span>${share(offer.shown, offer.called_for)}</span></td><td>${number(offer.outranked)}</td><td class="words">${escaped(why.join(', '))}</td></tr>`
    );
  });
  if (rows.length === 0) return '';
  return section(
    'Every offer',
    '',
    `<div class="scroll" tabindex="0" role="region" aria-label="Every offer"><table><thead><tr><th scope="col">offer</th><th scope="col">called for</th><th scope="col">of all carts</th>` +
      `<th scope="col">shown</th><th scope="col">of those called for</th><th scope="col">outranked</th><th scope="col">withheld for</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`,
  );
}

/** @param {Report} report */
function bad({ bad: { lines, examples } }) {
  if (lines === 0) return '';
  const some = examples.map(
    ({ line, pointer, message }) =>
      `line ${number(line)}${pointer ? ` at <code>${escaped(pointer)}</code>` : ''}: ${escaped(message)}`,
  );
  return section('Lines that are no carts', `${number(lines)} could not be read. The first of them:`, list(some));
}
