// How space closes and opens in an open drawer: at once, with a short movement where the shopper likes movement. For half
// a second after a press nothing that can be pressed comes to lie under the pointer: a double click means what was there.

/** How long, in milliseconds. */
const CALM = 500;
const QUICK = 160;

/** The shopper's last press with a pointer, in pixels of the window. @type {{x: number, y: number, at: number}|undefined} */
let last;

/** @param {ShadowRoot} root */
export function watchPresses(root) {
  root.addEventListener(
    'click',
    (event) => {
      const { detail, clientX: x, clientY: y } = /** @type {MouseEvent} */ (event);
      // The keyboard's have no place.
      last = detail > 0 ? { x, y, at: performance.now() } : undefined;
    },
    true,
  );
}

/** Whether the shopper has just pressed something with a pointer: how much longer nothing may come under it, in ms. */
const calmFor = () => (last ? last.at + CALM - performance.now() : 0);

/** Whether what a press may have caused has to wait. */
export const isCalm = () => calmFor() > 0;

/**
 * Draws, and lets the cards whose height has changed come to it.
 * @template T
 * @param {ShadowRoot} root @param {() => T} draw
 * @returns {T}  what `draw` answers
 */
export function moving(root, draw) {
  /** @type {HTMLElement[]} */
  const cards = [...root.querySelectorAll('[part~=card]')].map((card) => /** @type {HTMLElement} */ (card));
  const before = cards.map(({ offsetHeight }) => offsetHeight);
  const answer = draw();
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : QUICK;
  const calm = calmFor();
  for (const [index, card] of cards.entries()) {
    const [from, to] = [before[index], card.offsetHeight];
    if (from === to || !from || !to) continue;
    let delay = 0;
    if (calm > 0 && to > from) card.animate({ pointerEvents: ['none', 'none'] }, calm);
    else if (calm > 0 && bringsUnderPointer(root, card)) delay = calm;
    if (delay + duration > 0)
      card.animate(
        { height: [`${from}px`, `${to}px`], overflow: ['clip', 'clip'] },
        { delay, duration, easing: 'ease-out', fill: 'backwards' },
      );
  }
  return answer;
}

/**
 * Whether something that can be pressed lies where the shopper has pressed, or what is below the card moves there.
 * @param {ShadowRoot} root @param {HTMLElement} card
 */
function bringsUnderPointer(root, card) {
  const { x, y } = /** @type {{x: number, y: number}} */ (last);
  const { top, bottom } = card.getBoundingClientRect();
  return y < top || y > bottom || Boolean(root.elementFromPoint(x, y)?.closest('a,button,input,select,label'));
}
