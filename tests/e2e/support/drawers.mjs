// The three themes of fixtures/drawers/, each with a drawer of its own kind, and what a shopper does in them.

import { fileURLToPath } from 'node:url';
import { cardsIn, showing } from './cards.mjs';

const file = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** How each of them is opened, where its foot is, and what it is to reach by Tab, in order. */
export const themes = {
  dawn: {
    page: 'dawn.html',
    opener: '#cart-icon-bubble',
    panel: '.drawer__inner',
    foot: '.drawer__footer',
    close: 'Close',
    checkout: 'Check out',
    does: 'replaces its inside by innerHTML',
    ways: ['outside=nodes'],
  },
  nodes: {
    page: 'nodes.html',
    opener: '#open',
    panel: '.mini-panel',
    foot: '.mini-foot',
    close: 'Close',
    checkout: 'Check out',
    does: 'replaces nodes',
  },
  horizon: {
    page: 'horizon.html',
    opener: '#open',
    panel: '.cart-drawer__inner',
    foot: '.cart-drawer__summary',
    close: 'Close',
    checkout: 'Check out',
    does: 'morphs',
    ways: ['morph=morphdom'],
  },
};

/** For a context's `init`: the morphing libraries, and an eye on every frame. */
export async function withThemes(context) {
  const script = (path) => (route) => route.fulfill({ path: file(path), contentType: 'text/javascript' });
  await context.route('**/drawers/idiomorph.js', script('node_modules/idiomorph/dist/idiomorph.esm.js'));
  await context.route('**/drawers/morphdom.js', script('node_modules/morphdom/dist/morphdom-esm.js'));
  // The rules name their pictures as seen from a page of the shop.
  await context.route('**/drawers/images/*', (route) =>
    route.fulfill({
      path: file(`www/demo/images/${route.request().url().split('/').at(-1)}`),
      contentType: 'image/svg+xml',
    }),
  );
  await context.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        globalThis.shifts.push({
          value,
          what: sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName),
        });
    }).observe({ type: 'layout-shift', buffered: true });
    /** Counts the frames that are painted, and those in which the cards were not where they were. */
    globalThis.watchFrames = () => {
      const seen = { frames: 0, without: 0 };
      const one = document.querySelector('cart-associate');
      const { height } = one.getBoundingClientRect();
      const frame = () => {
        seen.frames += 1;
        if (!one.isConnected || one.getBoundingClientRect().height !== height) seen.without += 1;
        if (globalThis.watching) requestAnimationFrame(frame);
      };
      globalThis.watching = true;
      requestAnimationFrame(frame);
      return seen;
    };
  });
}

/** Opens a theme's page with a cart, and the drawer; waits until the cards are there and the drawer has come in. */
export async function openDrawer(page, theme, { offers = ['lamp-shade', 'lamp-bulb'], query = '' } = {}) {
  await page.goto(`drawers/${theme.page}?${query}`);
  // A page is loaded before a theme's script has asked for the cart.
  await page.locator(theme.panel).getByText(theme.close).waitFor({ state: 'attached' });
  if (offers.length > 0) await cardsIn(page, 'cart-associate', offers.length);
  await page.locator(theme.opener).click();
  await page.getByRole('dialog').waitFor();
  await drawn(page);
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await showing(page, offers);
}

/** Two frames: everything that was going to be drawn has been. */
export const drawn = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );

/** Where everything is that can be pressed and seen, by a name that outlives a redrawing. */
export const places = (page) =>
  page.evaluate(() => {
    const found = {};
    const note = (root) => {
      for (const node of root.querySelectorAll('a[href],button,input,select')) {
        const { x, y, width, height } = node.getBoundingClientRect();
        if (!node.checkVisibility({ visibilityProperty: true }) || width === 0) continue;
        const own = node.closest('[data-offer]')?.dataset.offer;
        found[
          own ? `${own} ${node.getAttribute('part')}` : (node.getAttribute('aria-label') ?? node.textContent.trim())
        ] = [x, y, height].map(Math.round);
      }
    };
    note(document);
    for (const { shadowRoot } of document.querySelectorAll('cart-associate')) if (shadowRoot) note(shadowRoot);
    return found;
  });

/** What has the focus, through shadow roots. */
export const focused = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const own = node.closest('[data-offer]')?.dataset.offer;
    return own
      ? `${own} ${node.getAttribute('part')}`
      : (node.getAttribute('aria-label') ?? node.textContent.trim().slice(0, 40));
  });

/** The theme's own change of a line, as the shopper makes it. */
export const setQuantity = (page, line, count) =>
  page.getByLabel(`Quantity of ${line}`).evaluate((input, value) => {
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, count);

/** Somebody else's: another tab, a gift that comes by itself. */
export const elsewhere = (page, variant, count) =>
  page.evaluate(
    async ([which, value]) => {
      const { lines } = await globalThis.shop.read();
      await globalThis.shop.setQuantity(lines.find((line) => line.variant === which).key, value);
    },
    [variant, count],
  );
