// The cart in the middle: what is in it, what could be put in, and where, when and how the shopper is here.

import { h, icon, icons, messageOf, say, wordsOf } from '../../demo/parts/dom.js';

/** @import { Bill } from '../../adapters/memory/read.js' */
/** @import { Line } from '../../types/cart.js' */
/** @import { Placement } from '../../types/context.js' */
/** @import { Shopkeeper, Work } from './shop.js' */
/** @typedef {(work: Work) => Promise<void>} Attempt */

/** As many as are looked through at a glance. */
const MOST = 8;

/** @param {HTMLElement} place @param {Shopkeeper} shop */
export function cartPane(place, shop) {
  const notice = h('p.notice', { role: 'alert' });
  const lines = h('ul.cart-lines', {});
  const empty = h('p.quiet-text', {}, 'Nothing in it yet: add something from the catalog.');
  const clear = h('button.link', { type: 'button', onclick: () => attempt((cart) => cart.clear()) }, 'Empty the cart');
  const search = h('input.field', {
    id: 'search',
    type: 'search',
    placeholder: 'Title, id, SKU or collection',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: find,
  });
  const found = h('ul.found', { 'aria-label': 'Catalog' });
  const more = h('p.quiet-text', { role: 'status' });
  const choices = situation(shop, (text) => say(notice, text));
  place.append(
    notice,
    empty,
    lines,
    clear,
    h('div.block', {}, h('label.label', { for: 'search' }, 'Add from the catalog'), search, found, more),
    choices.element,
  );

  /** @type {Attempt} */
  async function attempt(work) {
    say(notice, '');
    try {
      await shop.change(work);
    } catch (error) {
      say(notice, wordsOf(error) ?? `That did not work: ${messageOf(error)}`);
    }
  }

  // ---- The catalog

  /** @type {{id: string, text: string}[]} */
  let index = [];
  /** @type {unknown[]|undefined} */
  let indexed;

  function find() {
    const wish = search.value.trim().toLowerCase();
    const words = wish.split(/\s+/).filter(Boolean);
    const fitting = index.filter(({ text }) => words.every((word) => text.includes(word)));
    found.replaceChildren(
      ...fitting.slice(0, MOST).map(({ id }) => {
        const title = shop.title(id);
        const price = shop.price(id);
        return h(
          'li',
          {},
          h(
            'button.found-item',
            {
              type: 'button',
              disabled: price === undefined,
              onclick: () => attempt((cart) => cart.add({ variant: id })),
            },
            icon(icons.plus),
            h('span', {}, title),
            h('span.found-price', {}, price === undefined ? `no price in ${shop.place().currency}` : shop.money(price)),
          ),
        );
      }),
    );
    const rest = fitting.length - MOST;
    say(
      more,
      index.length === 0
        ? 'The rules have no products yet.'
        : fitting.length === 0
          ? 'Nothing of that name.'
          : rest > 0
            ? `and ${rest} more: search for them`
            : '',
    );
  }

  function updateCatalog() {
    const print = [shop.goods(), shop.place().locale, shop.place().currency];
    if (print.every((one, at) => one === indexed?.[at])) return;
    indexed = print;
    index = shop.goods().products.flatMap((product) =>
      product.variants.map((variant) => ({
        id: variant.id,
        text: [
          shop.title(variant.id),
          product.id,
          variant.id,
          variant.sku,
          ...(product.collections ?? []),
          ...(product.tags ?? []),
        ]
          .join(' ')
          .toLowerCase(),
      })),
    );
    find();
  }

  // ---- The lines; a line that stays keeps its nodes, and with them the focus

  /** @type {Map<string, ReturnType<typeof cartLine>>} */
  const rows = new Map();

  /** @param {Bill} bill */
  function updateLines(bill) {
    const keys = new Set(bill.cart.lines.map(({ key }) => key));
    for (const [key, { row }] of rows) {
      if (keys.has(key)) continue;
      row.remove();
      rows.delete(key);
    }
    bill.cart.lines.forEach((line, at) => {
      const known = rows.get(line.key) ?? cartLine(line.key, attempt);
      rows.set(line.key, known);
      const { row, update } = known;
      if (lines.children[at] !== row) lines.insertBefore(row, lines.children[at] ?? null);
      update(line, shop);
    });
    empty.hidden = keys.size > 0;
    clear.hidden = keys.size === 0;
  }

  return {
    update() {
      updateLines(shop.bill());
      updateCatalog();
      choices.update();
    },
  };
}

/** @param {string} key @param {Attempt} attempt */
function cartLine(key, attempt) {
  let quantity = 1;
  const title = h('span.cart-title', {});
  const facts = h('span.cart-facts', {});
  const price = h('span.cart-price', {});
  /** @type {HTMLInputElement} */
  const count = h('input.count-field', {
    type: 'number',
    min: 1,
    max: 9999,
    inputmode: 'numeric',
    onchange: () => set(Math.round(Number(count.value))),
  });
  /** @param {number} wish */
  const set = (wish) =>
    attempt((cart) => cart.setQuantity(key, wish)).then(() => {
      count.value = String(quantity);
    });
  const fewer = h('button', { type: 'button', onclick: () => set(quantity - 1) }, icon(icons.minus));
  const more = h('button', { type: 'button', onclick: () => set(quantity + 1) }, icon(icons.plus));
  const remove = h('button.link', { type: 'button', onclick: () => attempt((cart) => cart.remove(key)) }, 'Remove');
  const row = h(
    'li.cart-line',
    {},
    title,
    price,
    facts,
    h('div.cart-tools', {}, h('div.stepper', {}, fewer, count, more), remove),
  );
  return {
    row,
    /** @param {Line} line @param {Shopkeeper} shop */
    update(line, shop) {
      quantity = line.quantity;
      const name = line.title ?? line.variant;
      count.value = String(quantity);
      say(title, name);
      say(price, shop.money(line.total));
      say(
        facts,
        [line.plan, ...Object.entries(line.properties ?? {}).map((pair) => pair.join(': '))]
          .filter(Boolean)
          .join(' · '),
      );
      facts.hidden = facts.textContent === '';
      count.setAttribute('aria-label', `Quantity of ${name}`);
      fewer.setAttribute('aria-label', `One less of ${name}`);
      more.setAttribute('aria-label', `One more of ${name}`);
      remove.setAttribute('aria-label', `Remove ${name}`);
    },
  };
}

/** Placement, market, currency, language, clock. @param {Shopkeeper} shop @param {(text: string) => void} tell */
function situation(shop, tell) {
  /** @param {string} id @param {(value: string) => void} changed */
  const select = (id, changed) => {
    const element = h('select.field', { id });
    element.addEventListener('change', () => changed(element.value));
    return element;
  };
  const placement = select('placement', (value) => shop.set({ placement: /** @type {Placement} */ (value) }));
  const viewed = select('viewed', (value) => shop.set({ viewed: value }));
  const market = select('market', (value) => move({ market: value }));
  const currency = select('currency', (value) => move({ currency: value }));
  const locale = select('locale', (value) => move({ locale: value }));
  /** @type {HTMLInputElement} */
  const clock = h('input.field', {
    id: 'clock',
    type: 'datetime-local',
    onchange: () => shop.set({ clock: clock.value || undefined }),
  });
  const today = h(
    'button.link',
    {
      type: 'button',
      onclick: () => {
        clock.value = '';
        shop.set({ clock: undefined });
      },
    },
    'Now',
  );
  const forget = h(
    'button.link',
    { type: 'button', onclick: () => shop.forget() },
    'Forget what was shown and dismissed',
  );

  /** @param {{market?: string, currency?: string, locale?: string}} where */
  async function move(where) {
    const left = await shop.move(where);
    tell(left.length > 0 ? `Has no price there, and so has left the cart: ${left.join(', ')}.` : '');
  }
  /** @param {string} text @param {HTMLElement} control @param {...HTMLElement} more */
  const row = (text, control, ...more) =>
    h('div.row', {}, h('label.label', { for: control.id }, text), control, ...more);
  const seen = row('Looking at', viewed);
  fill(placement, ['product', 'cart', 'checkout']);

  return {
    element: h(
      'div.block',
      { role: 'group', 'aria-label': 'The shopper' },
      row('Placement', placement),
      seen,
      row('Market', market),
      row('Currency', currency),
      row('Language', locale),
      row('Clock', clock, today),
      forget,
    ),
    update() {
      const { market: here, currency: money, locale: language } = shop.place();
      const { markets, currencies, languages, products } = shop.goods();
      const settings = shop.settings();
      fill(market, Object.keys(markets), (name) => (name === 'all' ? 'any' : name));
      fill(currency, currencies);
      fill(locale, [...new Set([...languages, 'en', 'de', 'ar'])], languageName);
      fill(
        viewed,
        products.slice(0, 500).map(({ id, variants: [variant] }) => variant?.id ?? id),
        shop.title,
      );
      placement.value = settings.placement;
      market.value = here;
      currency.value = money;
      locale.value = language;
      seen.hidden = settings.placement !== 'product';
      viewed.value = shop.viewed()?.variant ?? '';
      clock.value = settings.clock ?? '';
      today.hidden = !settings.clock;
    },
  };
}

/**
 * Options of a select, drawn anew only where they are others.
 * @param {HTMLSelectElement} element @param {string[]} values @param {(value: string) => string} [name]
 */
function fill(element, values, name = (value) => value) {
  const print = values.join('\n');
  if (element.dataset.values === print) return;
  element.dataset.values = print;
  element.replaceChildren(...values.map((value) => h('option', { value }, name(value))));
}

/** @param {string} code */
function languageName(code) {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
