// One page's controller, from its beginning to its end: it brings adapter, engine and elements together. What a press
// means and what is shown is decided by the session, in WebAssembly; nothing here ever throws into the theme.

import css from '../style/cart-associate.css';
import * as boundary from './boundary.js';
import { cartReader, cartState } from './cart.js';
import { decisions } from './decisions.js';
import { engineOf } from './engine.js';
import { events } from './events.js';
import { speaking } from './language.js';
import { nextTask } from './next-task.js';
import { openings } from './open.js';
import { presses } from './presses.js';
import { rulesOf } from './rules.js';
import { impressions } from './seen.js';
import { situationOf, timeOf } from './situation.js';

/** @typedef {import('../types/index.js').Placement} Placement */
/** @typedef {import('../loader/element.js').CartAssociate} CartAssociate */

/** How often a download that failed is tried, each time when something happens that needs it. */
const ATTEMPTS = 3;

/**
 * @param {import('../types/index.js').Options} options
 * @param {import('../loader/mount.js').Page} page
 */
export function controller(options, page) {
  const { elements, keepElements, complain, files, data, cart: early, ready, storage } = page;
  const { adapter } = options;
  let off = false;
  const now = () => timeOf(options);
  const { tell, tellAll } = events(elements);

  // ---- The parts

  const engine = engineOf({
    consent: () => situation.consent(),
    storage,
    complain,
    files,
    // Unguarded: the instance is only being made ready.
    revived: (call) => places.repeat((request) => call('update', request)),
    giveUp: () => stop(),
  });
  const situation = situationOf(options, page, engine.about);
  const language = speaking(page, options.strings, situation.locale, situation.picture);
  const reader = cartReader(() => adapter.read(), options.patience, early?.take());
  const cart = cartState({
    reader,
    busy: () => acting.busy(),
    async prepared() {
      await start();
      if (!engine.about() || off) return false;
      await language.speak();
      return true;
    },
    decide: decideAll,
    unreadable: (error) => complain('cart_unreadable', error),
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const places = decisions({
    elements,
    engine,
    cart: cart.now,
    context: situation.context,
    host: language.host,
    sheet,
    drawn: (root) => seen.watch(root),
  });
  const seen = impressions(
    (card) => Boolean(places.drawerOf(placementOf(card))?.open),
    (card) => {
      const placement = placementOf(card);
      const current = cart.now();
      const answer = engine.ask('shown', { placement, offer: card.dataset.offer, now: now() });
      if (current) tellAll(answer, current);
      places.decideOthers(placement);
      engine.save();
    },
  );
  const acting = presses({
    options,
    engine,
    reader,
    consent: situation.consent,
    now,
    know: cart.know,
    renew: cart.renew,
    again: () => {
      changed();
    },
    took(drawer, answer) {
      if (!off) places.draw(drawer, true);
      engine.save();
      const current = cart.now();
      if (current) tellAll(answer, current);
    },
    done() {
      // The shopper has changed the cart by it.
      decideAll(true);
      cart.settled();
    },
  });
  const watching = openings(() => {
    if (off || !cart.now()) return;
    renew();
    if (places.look()) engine.save();
    seen.check();
  });

  /** Not while a change is under way, which the engine has to hear the end of. */
  function renew() {
    if (!acting.busy()) engine.renew(places.allClosed());
  }

  /** @param {boolean} changed  the cart is another than before */
  function decideAll(changed) {
    if (off || !cart.now()) return;
    renew();
    places.decideAll(changed);
    seen.check();
    engine.save();
  }

  /** For explanations. @param {Placement} placement */
  const contextWithLedger = (placement) => ({ ...situation.context(placement), ledger: engine.kept.load() });

  async function changed() {
    if (!off) await cart.changed();
  }

  // ---- Beginning

  let attempts = 0;
  /** @type {Promise<void>|undefined} */
  let starting;

  /** Engine, rules and words are there, or this attempt has failed. */
  async function start() {
    if (engine.about() || off || attempts >= ATTEMPTS) return;
    starting ??= startNow();
    await starting;
  }

  async function startNow() {
    attempts += 1;
    try {
      const { module, rules } = data();
      const [compiled, bytes] = await Promise.all([module, rulesOf(options, rules, page, contextWithLedger), warm()]);
      await nextTask();
      if (off) return;
      boundary.start(compiled);
      await nextTask();
      const about = await engine.load(bytes);
      if (off) return;
      if (!about) {
        stop();
        return;
      }
      tell('ready', about);
      ready(about);
      await nextTask();
    } catch (error) {
      // The preview (www/preview/) gives its own reason.
      const { reason, name } = /** @type {Error & {reason?: string}} */ (error);
      const code = reason ?? (name === 'CompileError' ? 'compile' : 'network');
      if (code !== 'network' || attempts >= ATTEMPTS) stop();
      complain(code, /** @type {Error} */ (error));
    } finally {
      starting = undefined;
    }
  }

  /** What else takes time and can be done while the files are on their way. */
  async function warm() {
    await language.speak();
    const first = await reader.read().catch(() => undefined);
    await nextTask();
    // The first formatter is the dearest thing of all where the browser is cold.
    language.host()?.money(0, first?.currency ?? 'USD', first?.exponent ?? 2);
  }

  // ---- What happens on the page

  const back = () => {
    // Another page of this tab, or another tab, may have changed both the cart and what is remembered.
    if (document.visibilityState === 'hidden' || !engine.about() || acting.busy()) return;
    engine.recall();
    changed();
  };

  /** Back to a page that was kept as it was left. @param {PageTransitionEvent} event */
  const restored = ({ persisted }) => {
    if (persisted) back();
  };

  keepElements({
    pressed(element, card, action, choice) {
      const drawer = places.drawerOf(element.placement);
      if (!drawer || !card || off) return;
      acting.press(drawer, card.dataset.offer ?? '', action, choice);
      // The card may ask for a choice first.
      if (action === 'accept') /** @type {HTMLElement|null} */ (card.querySelector('select:invalid'))?.focus();
    },
    came(element) {
      watching.watch(elements);
      if (places.adopt(element)) return;
      if (cart.now()) decideAll(false);
      else cart.refresh();
    },
    went() {
      watching.watch(elements);
      // It may be on its way to another place.
      setTimeout(() => {
        if (!off && cart.now() && places.look()) engine.save();
      });
    },
    changed: () => {
      say();
    },
  });
  const leave = situation.attempt(() =>
    adapter.subscribe(() => {
      changed();
    }),
  );
  watching.watch(elements);
  document.addEventListener('visibilitychange', back);
  addEventListener('pageshow', restored);
  cart.refresh();

  async function say() {
    if (!off) await cart.say();
  }

  /** Off for the page: the drawer is as the theme drew it. */
  function stop() {
    if (off) return;
    off = true;
    ready(undefined);
    for (const element of elements) element.hidden = true;
    situation.attempt(leave);
    document.removeEventListener('visibilitychange', back);
    removeEventListener('pageshow', restored);
    watching.stop();
    seen.stop();
    keepElements(undefined);
  }

  return {
    refresh: say,
    /** @param {Placement} placement */
    async explain(placement) {
      if (!cart.now()) await cart.refresh();
      const current = cart.now();
      if (!current || off) return undefined;
      return (await files.preview()).explain(options, engine.rules(), current, contextWithLedger(placement));
    },
    /** @param {Iterable<string>} products  ids */
    async markShown(products) {
      await start();
      if (!engine.about() || off) return;
      engine.ask('mark_shown', { products: Array.from(products, String), now: now() });
      decideAll(false);
      engine.save();
    },
    ledger: engine.kept.load,
    async reset() {
      engine.kept.erase();
      if (engine.about()) engine.ask('restore', { ledger: '' });
      await say();
    },
    unmount() {
      stop();
      for (const { shadowRoot } of elements) shadowRoot?.replaceChildren();
    },
  };
}

/** @param {HTMLElement} card */
const placementOf = (card) =>
  /** @type {CartAssociate} */ (/** @type {ShadowRoot} */ (card.getRootNode()).host).placement;
