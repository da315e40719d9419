// The playground: rules on the left, a cart in the middle, the real drawer on the right, and why. Whatever takes time
// is done in a worker; what a shopper runs (shim, storefront WebAssembly) runs here as in a shop.

import { byId, messageOf } from '../demo/parts/dom.js';
import { notices } from './parts/banner.js';
import { cartPane } from './parts/cart.js';
import { drawer } from './parts/drawer.js';
import { editor } from './parts/editor.js';
import { take } from './parts/files.js';
import { findings } from './parts/findings.js';
import { aside, forget, keep, putAside, recall, sensible, takeBack } from './parts/kept.js';
import { questions } from './parts/questions.js';
import { reasons } from './parts/reasons.js';
import { forgetLink, holdsWork, linkedWork } from './parts/share.js';
import { shopkeeper } from './parts/shop.js';
import { toolbar } from './parts/toolbar.js';

/** How long nobody types before the rules are looked at, and before the work is kept, in ms. */
const PAUSE = 200;
const KEEPING = 600;

/** @import { Jobs, Kind, Work } from './shapes.js' */

const banner = notices(byId('banner'));
const worker = questions((message) => banner.say(`The checker does not run: ${message}.`));

/** The text that the worker knows. @type {string|undefined} */
let told;
/** Whether any text has compiled. */
let compiled = false;
/** The text that the findings on the screen are about. @type {string|undefined} */
let shown;
/** What came of that text; nothing where it has errors. @type {Uint8Array<ArrayBuffer>|undefined} */
let fresh;
let begun = false;
/** What a link held, as JSON, while that is open. @type {string|undefined} */
let linkHeld;

// ---- Questions to the worker

/**
 * A question about the text as it is now; the text goes along where it has changed.
 * @template {Kind} K
 * @param {K} kind @param {Parameters<Jobs[K]>[0]} question @param {string} [text]
 * @returns {Promise<ReturnType<Jobs[K]>|undefined>}
 */
function ask(kind, question, text = rules.text()) {
  const fresh = text === told ? {} : { text };
  told = text;
  return worker.ask(kind, { ...question, ...fresh });
}

/** @param {() => void} action @param {number} ms */
const later = (action, ms) => {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, ms);
  };
};

async function check() {
  const text = rules.text();
  try {
    const answer = await ask('check', { now: shop.now() }, text);
    // Overtaken, by a newer question or by what was typed meanwhile: that one's answer is on its way.
    if (!answer) return;
    if (answer.bytes) {
      compiled = true;
      shop.sell(answer.shop, answer.drawn ?? answer.bytes);
    }
    if (text !== rules.text()) return;
    list.show(answer);
    rules.mark(answer.diagnostics);
    shown = text;
    fresh = answer.bytes;
    tools.ready(answer.errors === 0);
    byId('stale').hidden = !compiled || answer.errors === 0;
  } catch (error) {
    banner.say(`The rules could not be checked: ${messageOf(error)}.`);
  }
}

const checkSoon = later(check, PAUSE);

/** The compiled form of what stands in the editor now, also where it was typed a moment ago. */
async function compileNow() {
  // A check is overtaken by the one that typing has under way.
  for (let tries = 0; tries < 3 && shown !== rules.text(); tries += 1) await check();
  return shown === rules.text() ? fresh : undefined;
}

/** @returns {Work} */
const current = () => ({ rules: rules.text(), cart: shop.state(), settings: shop.settings() });
// An empty page that is left before it has begun must not take the place of what is kept.
function keepNow() {
  if (!begun) return true;
  const work = current();
  return keep(JSON.stringify(work) === linkHeld ? { ...work, linked: true } : work);
}
const keepSoon = later(() => {
  if (!keepNow()) banner.say('This browser keeps nothing for this page: export your work before you leave.');
}, KEEPING);

// ---- The parts

const rules = editor(byId('editor'), {
  complete: (text, place) => ask('complete', { at: place }, text),
  help: (text, place) => ask('help', { at: place }, text),
  changed() {
    checkSoon();
    keepSoon();
  },
});
const list = findings(
  byId('findings'),
  byId('verdict'),
  (place) => rules.go(place),
  (from, to, text) => {
    if (shown === rules.text()) rules.put(from, to, text);
  },
);
const explanation = reasons(byId('reasons'));
const shop = shopkeeper({
  changed() {
    pane.update();
    view.update();
    keepSoon();
  },
  situation(cart, context) {
    if (compiled)
      ask('explain', { cart, context }).then(
        (answer) => answer && explanation.show(answer),
        (error) => explanation.fail(messageOf(error)),
      );
  },
  failed: (message) => banner.say(message),
});
const view = drawer(byId('drawer'), shop);
shop.into(view.element);
const pane = cartPane(byId('cart'), shop);
const tools = toolbar(byId('bar'), {
  banner,
  open,
  work: current,
  compileNow,
  shop,
  starter,
  openAside,
  take: (files) => take(files, taking),
  reset,
});
const taking = { banner, open, shop, importCatalog, rules: () => rules.text() };

// ---- Other work than before

/** Opens other work; what was here can be brought back. @param {Work} next @param {string} [words] */
function open(next, words) {
  const before = current();
  shop.restore(next.cart, next.settings);
  rules.open(next.rules);
  if (words)
    banner.say(
      words,
      before.rules.trim() ? { text: 'Bring back what was here', act: () => open(before, 'Back again.') } : undefined,
    );
}

/** @returns {Promise<Work>} */
async function starter() {
  return { rules: (await worker.ask('starter', {})) ?? '' };
}

async function reset() {
  // It may be busy with what somebody wants to get rid of.
  worker.restart();
  told = undefined;
  open(await starter(), 'Begun anew, with the starter.');
  forget();
}

/** @param {import('../types/authoring.js').ImportFile[]} files */
async function importCatalog(files) {
  const answer = await ask('importCatalog', { files, options: JSON.stringify({ currency: shop.place().currency }) });
  if (!answer || answer.error) throw new Error(answer?.error ?? 'another import has taken its place');
  return answer;
}

async function begin() {
  /** @type {Work|undefined} */
  let linked;
  try {
    linked = sensible(await linkedWork());
  } catch {
    banner.say('The link is damaged, and so your own work is shown. Perhaps a part of it was cut off.');
  }
  if (linked) {
    keepNow();
    if (putAside()) forgetLink();
    else {
      banner.say('There is no room to put your own work aside: export it, reset, and open the link again.');
      linked = undefined;
    }
  }
  // A page that has begun has its own work on the screen.
  const work = linked ?? (begun ? undefined : (recall() ?? (await starter())));
  if (!work) return;
  begun = true;
  shop.restore(work.cart, work.settings);
  rules.open(work.rules);
  linkHeld = linked || work.linked ? JSON.stringify(current()) : undefined;
  keepNow();
  const own = aside().length;
  tools.aside(own);
  if (linkHeld)
    banner.say(
      'This is what the link holds.',
      own ? { text: 'Back to my own work', act: () => openAside(0) } : undefined,
    );
}

/** Opens own work that a link has taken the place of; what is open now is put aside in turn. @param {number} at */
function openAside(at) {
  keepNow();
  const own = takeBack(at);
  if (!own) return;
  putAside();
  linkHeld = undefined;
  open(own, 'Back again.');
  keepNow();
  tools.aside(aside().length);
}

begin().catch((error) => banner.say(`The playground could not begin: ${messageOf(error)}.`));
addEventListener('hashchange', () => {
  if (holdsWork()) begin();
});
// What was typed last.
addEventListener('pagehide', keepNow);
