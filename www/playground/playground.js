// The playground: rules on the left, a cart in the middle, the real drawer on the right, and why. Whatever takes time is
// done in a worker; what a shopper runs (shim, storefront WebAssembly) runs here as in a shop.

import { notices } from './parts/banner.js';
import { bench } from './parts/bench.js';
import { cartPane } from './parts/cart.js';
import { drawer } from './parts/drawer.js';
import { editor } from './parts/editor.js';
import { take } from './parts/files.js';
import { findings } from './parts/findings.js';
import { aside, forget, keep, putAside, recall, sensible } from './parts/kept.js';
import { reasons } from './parts/reasons.js';
import { forgetLink, holdsWork, linkedWork } from './parts/share.js';
import { shopkeeper } from './parts/shop.js';
import { toolbar } from './parts/toolbar.js';

/** How long nobody types before the rules are looked at, and before the work is kept, in ms. */
const PAUSE = 200;
const KEEPING = 600;

const at = (id) => document.getElementById(id);
const banner = notices(at('banner'));
const worker = bench((message) => banner.say(`The checker does not run: ${message}.`));

/** The text that the worker knows. */
let told;
/** What came of the last text that compiled. */
let compiled;
/** The text that the findings on the screen are about. */
let shown;
/** What came of that text; nothing where it has errors. */
let fresh;
let begun = false;

// ---- Questions to the worker

/** A question about the text as it is now; the text goes along where it has changed. */
function ask(kind, question = {}, text = rules.text()) {
  const fresh = text === told ? {} : { text };
  told = text;
  return worker.ask(kind, { ...question, ...fresh });
}

const later = (action, ms) => {
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
      compiled = answer.bytes;
      shop.sell(answer.shop, answer.drawn);
    }
    if (text !== rules.text()) return;
    list.show(answer);
    rules.mark(answer.diagnostics);
    shown = text;
    fresh = answer.bytes;
    tools.ready(answer.errors === 0);
    at('stale').hidden = !compiled || answer.errors === 0;
  } catch (error) {
    banner.say(`The rules could not be checked: ${error.message}.`);
  }
}

const checkSoon = later(check, PAUSE);

/** The compiled form of what stands in the editor now, also where it was typed a moment ago. */
async function compileNow() {
  // A check is overtaken by the one that typing has under way.
  for (let tries = 0; tries < 3 && shown !== rules.text(); tries += 1) await check();
  return shown === rules.text() ? fresh : undefined;
}

const current = () => ({ rules: rules.text(), cart: shop.state(), settings: shop.settings() });
// An empty page that is left before it has begun must not take the place of what is kept.
const keepNow = () => !begun || keep(current());
const keepSoon = later(() => {
  if (!keepNow()) banner.say('This browser keeps nothing for this page: export your work before you leave.');
}, KEEPING);

// ---- The parts

const rules = editor(at('editor'), {
  complete: (text, place) => ask('complete', { at: place }, text),
  help: (text, place) => ask('help', { at: place }, text),
  changed() {
    checkSoon();
    keepSoon();
  },
});
const list = findings(
  at('findings'),
  at('verdict'),
  (place) => rules.go(place),
  (from, to, text) => {
    if (shown === rules.text()) rules.put(from, to, text);
  },
);
const explanation = reasons(at('reasons'));
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
        (error) => explanation.fail(error.message),
      );
  },
  failed: (message) => banner.say(message),
});
const view = drawer(at('drawer'), shop);
shop.into(view.element);
const pane = cartPane(at('cart'), shop);
const tools = toolbar(at('bar'), {
  banner,
  open,
  work: current,
  compileNow,
  shop,
  starter,
  take: (files) => take(files, taking),
  reset,
});
const taking = { banner, open, shop, importCatalog, rules: () => rules.text() };

// ---- Other work than before

/** Opens other work; what was here can be brought back. @param {import('./parts/kept.js').Work} next @param {string} [words] */
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

async function starter() {
  return { rules: await worker.ask('starter') };
}

async function reset() {
  const first = await starter();
  open(first, 'Begun anew, with the starter.');
  forget();
}

async function importCatalog(files) {
  const answer = await ask('importCatalog', { files, options: JSON.stringify({ currency: shop.place().currency }) });
  if (answer.error) throw new Error(answer.error);
  return answer;
}

async function begin() {
  let linked;
  try {
    linked = sensible(await linkedWork());
  } catch {
    banner.say('The link is damaged, and so your own work is shown. Perhaps a part of it was cut off.');
  }
  if (linked) {
    putAside();
    forgetLink();
  }
  const work = linked ?? recall() ?? (await starter());
  begun = true;
  shop.restore(work.cart, work.settings);
  rules.open(work.rules);
  const own = linked && aside();
  if (linked)
    banner.say(
      'This is what the link holds.',
      own && { text: 'Back to my own work', act: () => open(own, 'Back again.') },
    );
}

begin().catch((error) => banner.say(`The playground could not begin: ${error.message}.`));
addEventListener('hashchange', () => {
  if (holdsWork()) begin();
});
// What was typed last.
addEventListener('pagehide', keepNow);
