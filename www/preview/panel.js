// The panel of the preview: a tab at the edge of the window, and what it opens. In a shadow root of its own, and never
// where a checkout button stands: at the foot of the window.

import { realDocument } from '../loader/real-document.js';
import css from '../style/preview.css';
import { end, pick } from './draft.js';

/**
 * `h('p.quiet', { role: 'status' }, 'Words')`, and no markup in strings.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node|string)[]} children
 */
function h(name, attributes = {}, ...children) {
  const [tag, ...parts] = name.split('.');
  const element = realDocument.createElement(tag);
  if (parts.length > 0) element.className = parts.join(' ');
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Shows the panel, and answers what can be said in it. */
export function panel() {
  const name = h('strong', {}, 'These are the shop’s own rules.');
  const question = h('p', { hidden: '' });
  const agree = h('button', { type: 'button', hidden: '' });
  const problem = h('p.problem', { role: 'alert', hidden: '' });
  const summary = h('summary');
  const text = h('pre', { tabindex: '0', role: 'region', 'aria-label': 'Findings' });
  const findings = h('details', { hidden: '' }, summary, text);
  const list = h('ul');
  const none = h('p', { role: 'status', hidden: '' });
  const note = h('p.quiet', {}, 'Waiting for the cart.');
  const choice = /** @type {HTMLSelectElement} */ (h('select', { id: 'placement' }));
  const where = h('p.row', { hidden: '' }, h('label', { for: 'placement' }, 'Placement'), choice);
  const file = /** @type {HTMLInputElement} */ (
    h('input', { type: 'file', id: 'file', accept: '.json,.jsonc,.bin,application/json' })
  );
  const pickLabel = h('label', { for: 'file' }, 'Choose a draft (rules.json or rules.bin)');
  const stop = h('button', { type: 'button' }, 'End the preview');
  const body = h(
    'section',
    { id: 'body', 'aria-label': 'Preview of suggestions', hidden: '' },
    question,
    agree,
    h('p', {}, name, ' Only you see this, in this tab.'),
    problem,
    findings,
    none,
    where,
    list,
    note,
    h('p.pick', {}, pickLabel, file),
    stop,
  );
  const tab = h('button.tab', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'body' }, 'Preview');
  const host = h('div', { 'data-cart-associate-preview': '', lang: 'en', dir: 'ltr' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(h('aside', { 'aria-label': 'Cart Associate preview' }, tab, body));
  realDocument.documentElement.append(host);

  function toggle(open = body.hidden) {
    body.hidden = !open;
    tab.setAttribute('aria-expanded', String(open));
  }
  /** @param {string} words @param {string} [details]  findings as a terminal shows them */
  function complain(words, details) {
    problem.textContent = words;
    problem.hidden = false;
    if (details) found('What is wrong', details);
    toggle(true);
  }
  /** @param {string} title @param {string} details */
  function found(title, details) {
    summary.textContent = title;
    text.textContent = details;
    findings.hidden = false;
  }

  tab.addEventListener('click', () => toggle());
  stop.addEventListener('click', end);
  file.addEventListener('change', () => {
    const [picked] = file.files ?? [];
    if (picked) pick(picked).catch((error) => complain(`${error.message}.`));
  });
  root.addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || body.hidden) return;
    // The theme's drawer may listen for it too; one press closes one thing.
    event.stopPropagation();
    toggle(false);
    tab.focus();
  });

  return {
    /**
     * Asks the visitor, with what happens where they agree. The words are ours: nothing that a link says is among them.
     * @param {string} words @param {string} label @param {() => void} agreed
     */
    ask(words, label, agreed) {
      question.textContent = words;
      agree.textContent = label;
      agree.addEventListener('click', agreed);
      question.hidden = false;
      agree.hidden = false;
      note.hidden = true;
      toggle(true);
    },
    /** @param {string|undefined} draft  undefined: there is none yet */
    name(draft) {
      name.textContent = draft ? `Preview of ${draft}.` : 'No draft yet: these are the shop’s own rules.';
      if (!draft) toggle(true);
    },
    problem: complain,
    findings: found,
    /** @param {string|undefined} why  no suggestion can be seen in this page */
    none(why = '') {
      if (none.textContent !== why) none.textContent = why;
      none.hidden = !why;
    },
    placement: () => choice.value,
    /** @param {string[]} names */
    placements(names) {
      where.hidden = names.length < 2;
      if (names.join() === [...choice.options].map(({ value }) => value).join()) return;
      const { value } = choice;
      choice.replaceChildren(...names.map((one) => h('option', { value: one }, one)));
      if (names.includes(value)) choice.value = value;
    },
    /** @param {() => void} again  the visitor asks for another placement */
    asked: (again) => choice.addEventListener('change', again),
    /** @param {{offer: string, shown: boolean, text: string}[]|undefined} all @param {string} [wrong] */
    reasons(all, wrong) {
      note.hidden = Boolean(all?.length);
      note.textContent = all
        ? 'There is no offer in these rules.'
        : `There is nothing to explain: ${wrong ?? 'the suggestions are off'}.`;
      list.replaceChildren(
        ...(all ?? []).map(({ offer, shown, text: words }) =>
          h(
            shown ? 'li.shown' : 'li',
            {},
            h('b', {}, offer),
            h('span.state', {}, shown ? 'shown' : 'withheld'),
            h('span.words', {}, words ?? ''),
          ),
        ),
      );
    },
  };
}
