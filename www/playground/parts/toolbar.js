// What can be done with the work as a whole.

import { h, icon, icons, messageOf } from '../../demo/parts/dom.js';
import { give } from './files.js';
import { linkTo, LONGEST } from './share.js';

/** @import { Work } from '../shapes.js' */

/**
 * @param {HTMLElement} bar
 * @param {object} ways
 * @param {ReturnType<typeof import('./banner.js').notices>} ways.banner
 * @param {(work: Work, words: string) => void} ways.open
 * @param {() => Work} ways.work
 * @param {() => Promise<Uint8Array<ArrayBuffer>|undefined>} ways.compileNow
 * @param {import('./shop.js').Shopkeeper} ways.shop
 * @param {() => Promise<Work>} ways.starter
 * @param {(at: number) => void} ways.openAside  opens own work that a link has taken the place of
 * @param {(files: File[]) => Promise<void>} ways.take
 * @param {() => Promise<void>} ways.reset
 */
export function toolbar(bar, { banner, open, work, compileNow, shop, starter, openAside, take, reset }) {
  const file = h('input', {
    type: 'file',
    hidden: true,
    multiple: true,
    accept: '.json,.jsonc,.csv,application/json,text/csv',
    'aria-label': 'Files to import',
  });
  /** @param {FileList} files */
  const taking = (files) =>
    take([...files]).catch((error) => banner.say(`That could not be imported: ${messageOf(error)}.`));
  file.addEventListener('change', () =>
    taking(file.files ?? new DataTransfer().files).then(() => {
      file.value = '';
    }),
  );
  /** @param {string} text @param {() => unknown} act */
  const button = (text, act) => h('button.small', { type: 'button', onclick: act }, text);
  const download = button('Download rules.bin', async () => {
    const bytes = await compileNow();
    if (bytes) give('rules.bin', bytes, 'application/octet-stream');
    else banner.say('There is no rules.bin of these rules: put the errors right that stand under the editor.');
  });
  download.disabled = true;
  const examples = h(
    'select.field',
    { 'aria-label': 'Begin with an example' },
    h('option', { value: '' }, 'Examples'),
    h('option', { value: 'starter' }, 'The starter'),
    h('option', { value: 'demo' }, 'The demo shop'),
  );
  examples.addEventListener('change', async () => {
    const { value } = examples;
    examples.value = '';
    try {
      if (value === 'starter') open(await starter(), 'The starter is open.');
      if (value === 'demo') open(await demo(), 'The rules of the demo shop are open.');
      if (value.startsWith('aside')) openAside(Number(value.slice(5)));
    } catch (error) {
      banner.say(`The example does not come: ${messageOf(error)}.`);
    }
  });

  async function share() {
    const link = await linkTo(work());
    if (!link) {
      banner.say(
        `This is too much for a link: those of more than ${LONGEST.toLocaleString('en')} characters get cut on their way. Export the rules and the cart instead, and send the files.`,
      );
      return;
    }
    history.replaceState(null, '', link);
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    banner.say(
      copied
        ? 'The link is copied, and stands in the address bar. All of the work is in it; nothing is stored anywhere.'
        : 'The link stands in the address bar. All of the work is in it; nothing is stored anywhere.',
    );
  }

  const cart = () => JSON.stringify(shop.bill().cart, null, 2);
  bar.append(
    h(
      'div.tools',
      { role: 'toolbar', 'aria-label': 'The work' },
      examples,
      button('Import', () => file.click()),
      file,
      button('Export rules', () => give('rules.json', work().rules, 'application/json')),
      button('Export cart', () => give('cart.json', `${cart()}\n`, 'application/json')),
      download,
      button('Share', share),
      button('Reset', () => reset().catch((error) => banner.say(`It could not begin anew: ${messageOf(error)}.`))),
      h('button.quiet', { type: 'button', 'aria-label': 'Light or dark', onclick: switchTheme }, icon(icons.moon)),
    ),
  );

  // Anywhere on the page; the editor would take a file for text.
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener(
    'drop',
    (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      event.stopPropagation();
      taking(event.dataTransfer.files);
    },
    true,
  );

  return {
    /**
     * Older rules than those on the screen must not get into a shop.
     * @param {boolean} sound Whether the rules have no errors.
     */
    ready(sound) {
      download.disabled = !sound;
    },
    /** @param {number} count  of the works of one's own that links have taken the place of, the newest first */
    aside(count) {
      for (const old of examples.querySelectorAll('[value^=aside]')) old.remove();
      for (let at = 0; at < count; at += 1)
        examples.append(h('option', { value: `aside${at}` }, `My own work before a link${at ? `, ${at + 1}` : ''}`));
    },
  };
}

async function demo() {
  const answer = await fetch(new URL('demo-rules.json', document.baseURI));
  if (!answer.ok) throw new Error(String(answer.status));
  return { rules: await answer.text() };
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
}
