// The places on the page, by placement: what is decided for each, and how it is drawn into its elements.

import { elements } from './element.js';
import { isOpen } from './open.js';
import { showIfStill } from './still.js';
import { elementsOf } from './tell.js';

/**
 * @typedef {object} Drawer
 * @property {string} placement
 * @property {boolean} open     the shopper can see it
 * @property {boolean} decided
 * @property {boolean} showing  there is something of ours in it
 * @property {boolean} [owed]   the cart has changed, and is not decided on yet
 */

/**
 * @param {object} ways
 * @param {(name: string, ...values: unknown[]) => any} ways.ask  the engine
 * @param {() => object|undefined} ways.cart
 * @param {(drawer: Drawer) => object} ways.context
 * @param {() => import('./host.js').Host} ways.host
 * @param {() => CSSStyleSheet[]} ways.sheets
 * @param {(root: ShadowRoot, draw: () => void) => void} ways.keepingFocus
 * @param {(root: ShadowRoot) => void} ways.drawn
 * @param {() => void} ways.later  there is no decision before the engine has its second part
 */
export function drawersOf({ ask, cart, context, host, sheets, keepingFocus, drawn, later }) {
  /** @type {Map<string, Drawer>} */
  const all = new Map();

  /**
   * @param {Drawer} drawer
   * @param {boolean} changed  the cart, or what the page says of it, is another than before
   * @param {boolean} [opening]  it opens just now
   * @param {number} [alone]  1 where the second part could not be fetched: what may not fit the cart any more goes
   */
  function decide(drawer, changed, opening, alone = 0) {
    if (!cart()) return;
    // Where nothing of ours is on the screen, nothing of ours can move.
    const freedom =
      opening || !drawer.open || !drawer.showing ? 'closed' : changed || drawer.owed ? 'cart_changed' : 'held';
    const answer = ask('update', cart(), context(drawer), freedom, alone);
    if (answer?.later) {
      drawer.owed ||= changed;
      later();
    } else if (answer) {
      const free = changed || drawer.owed || opening;
      drawer.decided = true;
      drawer.owed = false;
      draw(drawer, free);
    }
  }

  /** @param {boolean} free  what is new may move what is there */
  function draw(drawer, free) {
    const mine = elementsOf(drawer.placement);
    for (const element of mine) drawInto(element, drawer, free);
    if (mine.length > 0) drawer.showing = mine.some((element) => !element.hidden);
  }

  function drawInto(element, drawer, free) {
    const root = element.shadowRoot;
    if (root.adoptedStyleSheets.at(-1) !== sheets().at(-1)) root.adoptedStyleSheets = sheets();
    let count;
    keepingFocus(root, () => {
      count = ask('render', root, drawer.placement, host());
    });
    if (count === undefined) return;
    // In an open drawer what has become empty keeps its space, and what comes late may move nothing.
    if (count === 0) element.hidden ||= !drawer.open;
    else if (!drawer.open || free) element.hidden = false;
    else if (element.hidden) showIfStill(element);
    drawn(root);
  }

  return {
    all,
    decide,
    draw,
    /** @param {boolean} changed @param {number} [alone]  as of `decide` */
    decideAll(changed, alone) {
      for (const { placement } of elements) {
        if (!all.has(placement))
          all.set(placement, { placement, open: elementsOf(placement).some(isOpen), decided: false, showing: false });
      }
      for (const drawer of all.values()) decide(drawer, changed, false, alone);
    },
    /** What has been said in one place is not said again in another. */
    decideOthers(placement) {
      for (const drawer of all.values()) if (!drawer.open && drawer.placement !== placement) decide(drawer, false);
    },
    /** Looks which have opened or closed; answers whether any has. */
    look() {
      let any = false;
      for (const drawer of all.values()) {
        const open = elementsOf(drawer.placement).some(isOpen);
        if (open === drawer.open) {
          // What could not be shown because it would have moved something may have room now.
          if (open && drawer.decided && !drawer.showing) draw(drawer, false);
          continue;
        }
        any = true;
        drawer.open = open;
        if (!open) ask('drawer_closed', drawer.placement);
        decide(drawer, false, open);
      }
      return any;
    },
    /** An element has come: where its place is known it shows at once what the place shows. */
    adopt(element) {
      const drawer = all.get(element.placement);
      if (drawer?.decided) drawInto(element, drawer, drawer.showing);
      return drawer?.decided;
    },
  };
}
