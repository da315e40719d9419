// One page's controller: it knows the adapter, the engine and the elements, and when each has to hear of the other. What a
// click means and what is shown is decided by the session, in WebAssembly; nothing here ever throws into the theme.

import { contextOf, localeOf, timeOf } from './context.js';
import { drawersOf } from './drawers.js';
import { elements, keepElements } from './element.js';
import { engineOf } from './engine.js';
import { hostFor } from './host.js';
import { nextTask, whenIdle } from './idle.js';
import { wordsFor } from './language.js';
import { openings } from './open.js';
import { cartReader } from './reader.js';
import { stored, VISITOR } from './remember.js';
import { secondPart } from './second.js';
import { starter, whenWanted } from './start.js';
import { complaints, elementsOf, tell, tellAll } from './tell.js';

/**
 * @param {import('./mount.js').Options} options
 * @param {object} exports  those of docs/architecture.md, and `start` (scripts/lib/glue-runtime.js)
 */
export function controller(options, exports) {
  const { adapter } = options;
  /** The cart as last read or answered. */
  let cart;
  let host;
  let language;
  /** What comes for the shim with the second part of the engine (clicks.js). @type {import('./second.js').Second|undefined} */
  let second;
  /** For every root: that of a suggested product and, from the second part on, that of the rest. @type {CSSStyleSheet[]} */
  let sheets = [];
  let off = false;
  const complain = complaints();

  /** What somebody else's function gives; undefined where it throws or is not there. */
  function attempt(work) {
    try {
      return work?.call(adapter);
    } catch (error) {
      complain('adapter', error);
      return undefined;
    }
  }

  // ---- The engine, and what it has to know

  const consent = () => Boolean(attempt(options.consent ?? adapter.consent));
  const engine = engineOf(exports, {
    consent,
    complain,
    revived() {
      for (const drawer of drawers.all.values()) {
        // Unguarded: the instance is only being made ready.
        if (drawer.decided) exports.update(cart, context(drawer), drawer.open ? 'cart_changed' : 'closed', 0);
      }
    },
    giveUp: () => stop(),
  });
  const { ask, save } = engine;
  const theirs = () => attempt(adapter.context) ?? {};

  /** Gives our own id of the visitor (visitor.js), where the rules ask for one. @type {((consent: boolean) => string|undefined)|undefined} */
  let visitorId;
  async function knowVisitor({ holdout, attribution }) {
    const isAsked = holdout > 0 || attribution;
    if (!isAsked && !stored('localStorage', VISITOR)) return;
    const module = await import('./visitor.js').catch((error) => complain('network', error));
    visitorId = (agreed) => module?.visitorId(agreed && isAsked);
  }

  function visitor() {
    const own = typeof options.visitor === 'function' ? attempt(options.visitor) : options.visitor;
    const agreed = consent();
    const id = visitorId?.(agreed && !own);
    return agreed ? (own ?? id) : undefined;
  }

  function context({ placement }) {
    const viewed = elementsOf(placement).find((element) => element.viewed)?.viewed;
    return contextOf(options, theirs(), { placement, visitor: visitor(), ...(viewed && { viewed }) });
  }

  /** Fetches the words of the page's language; with the second part its words, before it is said to be here. */
  async function speak(part = second) {
    const locale = localeOf(options, theirs());
    if (locale === language && part === second) return;
    const words = { ...(await part?.moreWordsFor(locale)), ...(await wordsFor(locale, options.strings)) };
    // It came meanwhile, with words that we have not asked for.
    if (second && !part) return void (await speak());
    second = part;
    host = hostFor(locale, words);
    language = locale;
  }

  // ---- What is on the screen

  function dress(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets = [...sheets, sheet];
  }

  const drawers = drawersOf({
    ask,
    context,
    cart: () => cart,
    host: () => host,
    sheets: () => sheets,
    // What has the focus has called for the second part.
    keepingFocus: (root, draw) => (second ? second.keepingFocus(root, draw) : draw()),
    drawn(root) {
      if (seen) seen.watch(root);
      else if (root.firstChild) counting ??= count();
    },
    later() {
      deciding ??= more().then((there) => {
        deciding = undefined;
        decideAll(false, there ? 0 : 1);
      });
    },
  });
  /** Where the second part is needed before anything can be decided. @type {Promise<void>|undefined} */
  let deciding;

  /** Counts impressions (seen.js), from the first card of the page on. */
  let seen;
  let counting;
  async function count() {
    try {
      const { impressions } = await import('./seen.js');
      if (off) return;
      seen = impressions(
        (card) => drawers.all.get(card.getRootNode().host?.placement)?.open,
        (card) => {
          const { placement } = card.getRootNode().host;
          tellAll(ask('shown', placement, card.dataset.offer, timeOf(options)), cart);
          drawers.decideOthers(placement);
          save();
        },
      );
      for (const { shadowRoot } of elements) seen.watch(shadowRoot);
    } catch (error) {
      counting = undefined;
      complain('network', error);
    }
  }

  function decideAll(changed, alone) {
    if (off || !cart) return;
    drawers.decideAll(changed, alone);
    seen?.check();
    save();
  }

  const watching = openings(() => {
    if (off || !cart) return;
    if (drawers.look()) save();
    seen?.check();
  });

  // ---- What the shopper does

  /** Carries clicks out (clicks.js), once that has come. */
  let acting;
  const busy = () => acting?.busy();
  const more = secondPart(
    async (part) => {
      const [module] = await Promise.all([part.moreModule(options), speak(part)]);
      // Another page's controller may have the engine by now.
      if (off) return undefined;
      dress(part.css);
      exports.join(module, part.CALLS);
      acting = part.clicks({
        options,
        ask,
        reader,
        consent,
        about: engine.about,
        now: () => timeOf(options),
        know: (after) => {
          cart = after;
        },
        took(drawer, step) {
          if (!off) drawers.draw(drawer, false);
          save();
          tellAll(step, cart);
        },
        done() {
          // Our own change is no news to an open drawer; the closed ones may look anew.
          decideAll(false);
          if (missed) changed();
        },
      });
      return part;
    },
    (error) => complain('network', error),
  );

  function pressed(element, card, action, value) {
    const drawer = drawers.all.get(element.placement);
    if (!drawer || !card || off) return;
    const { dataset } = card;
    if (acting) {
      acting.press(drawer, dataset.offer, action, value);
      return;
    }
    // As the view will say it in a moment: the press was felt.
    const { state } = dataset;
    if (action === 'accept') dataset.state = 'busy';
    more().then((there) => {
      // It may have become another one meanwhile.
      if (dataset.state === 'busy') dataset.state = state;
      if (there) pressed(element, card, action, value);
    });
  }

  // ---- What the shop does

  const reader = cartReader(() => adapter.read(), options.patience);
  /** Whether the page has said that something is another than before, whatever the cart looks like. */
  let said = false;
  /** Whether a change was told of while one of ours was under way. */
  let missed = false;
  /** @type {Promise<void>|undefined} */
  let refreshing;

  async function refreshNow() {
    try {
      const reading = reader.read();
      reading.catch(() => {});
      await start();
      if (!engine.about() || off) return;
      await speak();
      let next;
      do next = await reader.read();
      while (!reader.isFresh());
      if (!next) throw new TypeError('the adapter answered no cart');
      take(next);
    } catch (error) {
      complain('cart_unreadable', error);
    } finally {
      refreshing = undefined;
    }
    await deciding;
  }
  const refresh = () => (refreshing ??= refreshNow());

  function take(next) {
    refreshing = undefined;
    if (busy()) {
      missed = true;
      return;
    }
    // The first cart is no change, even where the drawer is open already.
    const news = said || Boolean(cart && print(next) !== print(cart));
    said = false;
    cart = next;
    decideAll(news);
  }

  /** The cart has changed, or may have. */
  function changed() {
    missed = busy();
    if (missed || off) return undefined;
    reader.stale();
    return refresh();
  }

  function sayChanged() {
    said = true;
    return changed();
  }

  // ---- Beginning and end

  let whenReady;
  const ready = new Promise((resolve) => {
    whenReady = resolve;
  });

  const start = starter(options, {
    async warm() {
      await speak();
      const first = await reader.read().catch(() => {});
      await nextTask();
      // The first formatter is the dearest thing of all where the browser is cold.
      host.money(0, first?.currency ?? 'USD', first?.exponent ?? 2);
    },
    async use(module, rules, css) {
      if (off) return;
      exports.start(module);
      await nextTask();
      dress(css);
      const about = engine.load(rules);
      if (!about) {
        stop();
        return;
      }
      await knowVisitor(about);
      tell('ready', about);
      whenReady(about);
      await nextTask();
    },
    failed(code, error, final) {
      if (final) stop();
      complain(code, error);
    },
  });

  const back = () => {
    // Another page of this tab, or another tab, may have changed both the cart and what is remembered.
    if (document.hidden || !engine.about() || busy()) return;
    engine.recall();
    changed();
  };

  /** Off for the page: the drawer is as the theme drew it. */
  function stop() {
    if (off) return;
    off = true;
    whenReady();
    for (const element of elements) element.hidden = true;
    attempt(leave);
    stopWaiting();
    document.removeEventListener('visibilitychange', back);
    watching.stop();
    seen?.stop();
    keepElements(undefined);
  }

  keepElements({
    pressed,
    near: more,
    came(element) {
      watching.watch(elements);
      if (drawers.adopt(element)) return;
      if (cart) decideAll(false);
      else whenIdle(refresh);
    },
    went() {
      watching.watch(elements);
      // It may be on its way to another place.
      setTimeout(() => {
        if (!off && cart && drawers.look()) save();
      });
    },
    changed: sayChanged,
  });
  const leave = attempt(() =>
    adapter.subscribe(() => {
      changed();
    }),
  );
  watching.watch(elements);
  document.addEventListener('visibilitychange', back);
  const stopWaiting = whenWanted(options.trigger, () => {
    if (elements.size > 0) refresh();
  });

  return {
    ready,
    refresh: async () => sayChanged(),
    async explain(placement) {
      if (!cart) await refresh();
      const there = cart && !off && (await more());
      return there ? there.explain(ask('decide', cart, context({ placement }), true)) : undefined;
    },
    async markShown(products) {
      await start();
      if (!engine.about() || off || !(await more())) return;
      ask('mark_shown', Array.from(products, String), timeOf(options));
      decideAll(false);
      save();
    },
    ledger: () => engine.kept.load(),
    async reset() {
      engine.kept.erase();
      if (engine.about()) ask('restore', '');
      await sayChanged();
    },
    unmount() {
      stop();
      for (const { shadowRoot } of elements) shadowRoot.replaceChildren();
    },
  };
}

/** What tells one state of the cart from another. */
const print = (cart) =>
  cart &&
  JSON.stringify([
    cart.currency,
    cart.total,
    [...(cart.codes ?? [])].sort(),
    cart.lines?.map(({ key, quantity, total }) => [key, quantity, total].join()).sort(),
  ]);
