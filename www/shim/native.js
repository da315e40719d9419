// What the style sheet takes from the theme by itself: how the drawer's own button is made, as the browser computes it, and
// that a picture which does not load is not there.

/** The buttons of drawers and cart pages: the way to the checkout, else any. */
const BUTTONS = ['[name=checkout],[class*=checkout]', '[type=submit],.button,.btn'];

/** Our property for each of theirs. */
const SHAPE = {
  radius: 'border-top-left-radius',
  font: 'font-family',
  weight: 'font-weight',
  spacing: 'letter-spacing',
  case: 'text-transform',
};

/** @param {ShadowRoot} root @param {CSSStyleSheet} sheet  the look of all roots */
export function makeNative(root, sheet) {
  const own = new CSSStyleSheet();
  const button = nearest(root.host, BUTTONS[0]) ?? nearest(root.host, BUTTONS[1]);
  if (button) {
    const computed = getComputedStyle(button);
    const rules = Object.entries(SHAPE).map(([name, theirs]) => `--theme-${name}:${computed.getPropertyValue(theirs)}`);
    own.replaceSync(`:host{${rules.join(';')}}`);
  }
  root.adoptedStyleSheets = [sheet, own];
  // These do not bubble.
  for (const type of ['error', 'load'])
    root.addEventListener(
      type,
      ({ target }) => {
        /** @type {HTMLElement} */ (target).hidden = type === 'error';
      },
      true,
    );
}

/** What is nearest to an element, seen from the inside out. @param {Element} element @param {string} selector */
function nearest(element, selector) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const found = around.querySelector(selector);
    if (found) return found;
  }
  return undefined;
}
