// What is decided for each place on the page, and how it is drawn into its elements.

import { fitting } from './fit.js';
import { keepingFocus } from './focus.js';
import { moving, watchPresses } from './movement.js';
import { makeNative } from './native.js';
import { placeOnScreen } from './on-screen.js';
import { isOpen } from './open.js';
import { render } from './render.js';
import { ifStill } from './still.js';

/**
 * @typedef {import('../loader/element.js').CartAssociate} CartAssociate
 * @typedef {import('../types/index.js').Placement} Placement
 *
 * @typedef {object} Drawer  a place on the page
 * @property {Placement} placement
 * @property {boolean} open     the shopper can see it
 * @property {boolean} decided
 * @property {boolean} showing  there is something of ours in it
 */

/**
 * @param {object} ways
 * @param {Set<CartAssociate>} ways.elements  of the page
 * @param {ReturnType<typeof import('./engine.js').engineOf>} ways.engine
 * @param {() => import('../types/index.js').Cart|undefined} ways.cart
 * @param {(placement: Placement) => import('../types/index.js').Context} ways.context
 * @param {() => import('./language.js').Host|undefined} ways.host
 * @param {CSSStyleSheet} ways.sheet
 * @param {(root: ShadowRoot) => void} ways.drawn
 */
export function decisions({ elements, engine, cart, context, host, sheet, drawn }) {
  /** @type {Map<Placement, Drawer>} */
  const drawers = new Map();
  /** @type {WeakMap<ShadowRoot, ReturnType<typeof fitting>>} */
  const fits = new WeakMap();

  /** @param {Placement} placement */
  const elementsOf = (placement) => [...elements].filter((element) => element.placement === placement);
  /** @param {Placement} placement */
  const isAnyOpen = (placement) => elementsOf(placement).some(isOpen);

  /**
   * @param {Drawer} drawer
   * @param {boolean} changed  the cart, or what the page says of it, is another than before
   * @param {boolean} [opening]  it opens just now
   */
  function decide(drawer, changed, opening = false) {
    const now = cart();
    if (!now) return;
    // Where nothing of ours is on the screen, nothing of ours can move.
    const policy = opening || !drawer.open || !drawer.showing ? 'replace' : changed ? 'append' : 'hold';
    const answer = engine.ask('update', { cart: now, context: context(drawer.placement), policy });
    if (!answer) return;
    drawer.decided = true;
    draw(drawer, changed || opening);
  }

  /** @param {Drawer} drawer @param {boolean} free  what is new may move what is there */
  function draw(drawer, free) {
    const mine = elementsOf(drawer.placement);
    for (const element of mine) drawInto(element, drawer, free);
    if (mine.length > 0) drawer.showing = mine.some((element) => !element.hidden);
  }

  /** @param {CartAssociate} element @param {Drawer} drawer @param {boolean} free */
  function drawInto(element, drawer, free) {
    const root = element.shadowRoot;
    const speech = host();
    if (!root || !speech) return;
    if (root.adoptedStyleSheets[0] !== sheet) {
      makeNative(root, sheet);
      watchPresses(root);
      fits.set(root, fitting(root));
    }
    const page = engine.ask('cards', { placement: drawer.placement })?.page;
    if (!page) return;
    const write = () => keepingFocus(root, () => render(root, page, speech));
    if (drawer.open) moving(root, write);
    else write();
    const count = root.querySelectorAll('[data-offer]').length;
    // In an open drawer nothing moves but by the shopper's doing: what has become empty by itself keeps its space, and
    // what comes late may move nothing.
    const isFree = !drawer.open || free;
    fits.get(root)?.(drawer.open, isFree);
    /** @param {boolean} hidden */
    const hide = (hidden) => {
      element.hidden = hidden;
    };
    if (count === 0) element.hidden ||= isFree;
    else if (isFree) hide(false);
    else if (element.hidden)
      ifStill(
        () => hide(false),
        () => hide(true),
      );
    if (element.hidden) closeRoom(element, isFree);
    drawn(root);
  }

  return {
    /** @param {Placement} placement */
    drawerOf: (placement) => drawers.get(placement),
    draw,
    allClosed: () => ![...drawers.values()].some((drawer) => drawer.open),
    /** @param {boolean} changed */
    decideAll(changed) {
      for (const { placement } of elements) {
        if (!drawers.has(placement))
          drawers.set(placement, { placement, open: isAnyOpen(placement), decided: false, showing: false });
      }
      for (const drawer of drawers.values()) decide(drawer, changed);
    },
    /** What has been said in one place is not said again in another, at once. @param {Placement} placement */
    decideOthers(placement) {
      for (const drawer of drawers.values()) {
        if (drawer.placement === placement) continue;
        // What is out of sight, further down the page, may close up.
        decide(drawer, drawer.showing && !elementsOf(drawer.placement).some(placeOnScreen));
      }
    },
    /** Looks which have opened or closed; answers whether any has. */
    look() {
      let any = false;
      for (const drawer of drawers.values()) {
        const open = isAnyOpen(drawer.placement);
        if (open === drawer.open) {
          // What could not be shown because it would have moved something may have room now.
          if (open && drawer.decided && !drawer.showing) draw(drawer, false);
          continue;
        }
        any = true;
        drawer.open = open;
        if (!open) engine.ask('drawer_closed', { placement: drawer.placement });
        decide(drawer, false, open);
      }
      return any;
    },
    /**
     * An element has come: where its place is known it shows at once what the place shows.
     * @param {CartAssociate} element
     */
    adopt(element) {
      const drawer = drawers.get(element.placement);
      if (drawer?.decided) drawInto(element, drawer, drawer.showing);
      return Boolean(drawer?.decided);
    },
    /** What was decided is told anew to an engine that has forgotten it. @param {(request: object) => void} update */
    repeat(update) {
      for (const drawer of drawers.values()) {
        if (drawer.decided)
          update({ cart: cart(), context: context(drawer.placement), policy: drawer.open ? 'append' : 'replace' });
      }
    },
  };
}

/**
 * The room that is kept for what may come on a cart page (www/place/place.js) is given back where nothing has come.
 * @param {CartAssociate} element @param {boolean} free  whether that may move something
 */
function closeRoom(element, free) {
  if (element.getAttribute('placed') !== 'page') return;
  const close = () => element.setAttribute('placed', 'page closed');
  if (free) close();
  else ifStill(close, () => element.setAttribute('placed', 'page'));
}
