// The levers: where the shopper is, what day it is, what they agreed to, and what goes wrong.

import { h, say } from './dom.js';
import { forget, recall, remember } from './settings.js';

/**
 * @param {import('./shop.js').Shop} shop
 * @param {import('../associate.js').Suggestions} suggestions
 * @param {(text: string) => void} tell
 */
export function levers(shop, suggestions, tell) {
  const { adapter } = shop;
  const settings = recall();

  const market = select(
    'counter-market',
    Object.entries(shop.till.markets).map(([id, { country }]) => [id, country]),
    (id) => move({ market: id }),
  );
  const currency = select('counter-currency', [], (code) => move({ currency: code }));
  const locale = select(
    'counter-locale',
    [
      ['en', 'English'],
      ['de', 'Deutsch'],
      ['ar', 'العربية'],
    ],
    (code) => move({ locale: code }),
  );
  const latency = select(
    'counter-latency',
    [
      ['0', 'at once'],
      ['300', '0.3 s'],
      ['2000', '2 s'],
    ],
    (ms) => {
      adapter.switches.latency = Number(ms);
      remember({ latency: Number(ms) });
    },
  );
  latency.value = String(settings.latency);

  const consent = check('counter-consent', 'Agreed to be remembered', adapter.consent(), (on) =>
    adapter.setConsent(on).then(suggestions.refresh),
  );
  const holdout = check('counter-holdout', 'Held out: sees no suggestions', settings.holdout, (on) => {
    remember({ holdout: on });
    return suggestions.refresh().then(adapter.retell);
  });
  const honours = check('counter-honours', 'The till forgets automatic deals', !settings.honours, (on) => {
    adapter.switches.honours = !on;
    remember({ honours: !on });
    adapter.retell();
  });
  const partial = check('counter-partial', 'Short stock: puts in what there is, then fails', settings.partial, (on) => {
    adapter.switches.partial = on;
    remember({ partial: on });
  });
  const soldOut = check('counter-sold-out', 'The rain jacket is sold out in L', settings.soldOut, (on) => {
    remember({ soldOut: on });
    location.reload();
  });

  const date = h('output', {});
  /** @param {number} days */
  const ahead = (days) =>
    h(
      'button.small',
      {
        type: 'button',
        onclick: () => {
          remember({ days: recall().days + days });
          update();
          suggestions.refresh().then(adapter.retell);
        },
      },
      `+${days} ${days === 1 ? 'day' : 'days'}`,
    );

  /** @param {string} text @param {() => unknown} work */
  const button = (text, work) => h('button.small', { type: 'button', onclick: work }, text);
  /** @param {string} text @param {import('../../adapters/memory/shapes.js').Failure} how */
  const fail = (text, how) =>
    button(text, () => {
      adapter.failNext(how);
      tell('The next change will fail.');
    });

  /** @param {{market?: string, currency?: string, locale?: string}} where */
  async function move(where) {
    const left = await adapter.setMarket({ ...where });
    tell(left.length > 0 ? shop.words('left', { titles: left.join(', ') }) : '');
    await suggestions.refresh();
    // Pages are built in one language; another one builds them anew.
    location.reload();
  }

  const element = h(
    'div.counter-levers',
    {},
    group('The shopper', row('Market', market), row('Currency', currency), row('Language', locale), consent, holdout),
    group('The clock', h('p.counter-row', {}, date, h('span.counter-buttons', {}, ahead(1), ahead(30)))),
    group(
      'The till',
      row('Answers', latency),
      honours,
      partial,
      soldOut,
      h(
        'p.counter-buttons',
        {},
        fail('Fail the next change', 'before'),
        fail('Fail it half-way', 'partial'),
        fail('Lose its answer', 'after'),
      ),
    ),
    group(
      'Start again',
      h(
        'p.counter-buttons',
        {},
        button('Forget what was shown', () =>
          suggestions
            .forget()
            .then(suggestions.refresh)
            .then(adapter.retell)
            .then(() => tell('Forgotten.')),
        ),
        button('Reset the shop', async () => {
          forget();
          await suggestions.forget();
          await adapter.reset();
          location.reload();
        }),
      ),
    ),
  );

  function update() {
    const place = shop.place;
    const { currencies } = shop.till.markets[place.market];
    market.value = place.market;
    if (currency.dataset.market !== place.market) {
      currency.dataset.market = place.market;
      currency.replaceChildren(...(currencies ?? []).map((code) => h('option', { value: code }, code)));
    }
    currency.value = place.currency;
    locale.value = place.locale.split('-')[0];
    say(date, new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(shop.now()));
  }
  update();
  return { element, update };
}

/**
 * @param {string} id @param {(string|undefined)[][]} options value and text
 * @param {(value: string) => unknown} changed
 */
function select(id, options, changed) {
  const element = h('select', { id }, ...options.map(([value, text]) => h('option', { value }, text)));
  element.addEventListener('change', () => changed(element.value));
  return element;
}

/** @param {string} text @param {HTMLElement} control */
const row = (text, control) => h('p.counter-row', {}, h('label', { for: control.id }, text), control);

/** @param {string} id @param {string} text @param {boolean} on @param {(on: boolean) => unknown} changed */
function check(id, text, on, changed) {
  const box = h('input', { id, type: 'checkbox', checked: on });
  box.addEventListener('change', () => changed(box.checked));
  return h('p.counter-check', {}, box, h('label', { for: id }, text));
}

/** @param {string} title @param {...HTMLElement} children */
const group = (title, ...children) => h('section.counter-section', {}, h('h3', {}, title), ...children);
