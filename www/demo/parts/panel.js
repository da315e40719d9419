// Behind the counter: why each offer is shown or not for the cart as it is now, and the levers to try things with. It
// is for whoever tries the demo, not for shoppers, and so it speaks English only.

import { h, say } from './dom.js';
import { explanation } from './explanation.js';
import { levers } from './levers.js';
import { recall, remember } from './settings.js';

/**
 * @param {object} everything
 * @param {import('./shop.js').Shop} everything.shop
 * @param {import('../associate.js').Suggestions} everything.suggestions
 * @param {import('../associate.js').Placement} everything.placement
 * @param {import('./drawer.js').Drawer} [everything.drawer]
 */
export function counterPanel({ shop, suggestions, placement, drawer }) {
  const why = explanation(suggestions, drawer ? 'cart' : placement, placement);
  const levering = levers(shop, suggestions, (text) => say(status, text));
  const status = h('p.counter-status', { role: 'status' });
  const log = h('ol.counter-log', {});
  const events = h('details', { hidden: true }, h('summary', {}, 'What happened'), log);
  const close = h('button.link', { type: 'button', onclick: () => toggle(false) }, 'Close');
  const content = h(
    'div.counter-content',
    { id: 'counter-content' },
    h('div.counter-head', {}, h('h2', {}, 'Behind the counter'), close),
    h('p.counter-intro', {}, 'What we thought about saying, for this cart, and why we did or did not.'),
    why.element,
    events,
    levering.element,
    status,
  );
  const button = h(
    'button.counter-button',
    { type: 'button', 'aria-controls': 'counter-content', onclick: () => toggle(true) },
    'Behind the counter',
  );
  const panel = h('aside.counter', { 'aria-label': 'Behind the counter', lang: 'en', dir: 'ltr' }, button, content);
  document.body.append(panel);

  /** @param {boolean} open */
  function toggle(open) {
    content.hidden = !open;
    button.hidden = open;
    button.setAttribute('aria-expanded', String(open));
    document.documentElement.classList.toggle('counter-open', open);
    remember({ open });
    // Beside an open panel the drawer is not the only thing on the page that can be reached.
    drawer?.element.querySelector('[role=dialog]')?.setAttribute('aria-modal', String(!open));
    if (open) why.ask();
  }

  suggestions.listen((name, detail) => {
    events.hidden = false;
    const about = [detail?.offer, detail?.code].filter(Boolean).join(', ');
    log.prepend(h('li', {}, h('b', {}, name), about && ` ${about}`));
    while (log.children.length > 8) log.lastElementChild?.remove();
    if (!content.hidden) why.ask();
  });

  toggle(recall().open);
  button.setAttribute('aria-expanded', String(recall().open));
  return () => {
    levering.update();
    if (!content.hidden) why.ask();
  };
}
