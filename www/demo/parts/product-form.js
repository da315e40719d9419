// Choosing a variant: one group of radio buttons per option, and the plan where there is a choice.

import { h } from './dom.js';

/** @import { DemoProduct, DemoVariant } from './shapes.js' */

/**
 * @param {import('./shop.js').Shop} shop @param {DemoProduct} product
 * @param {() => void} changed
 */
export function productForm(shop, product, changed) {
  const names = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.options ?? {})))];
  const first = product.variants.find((variant) => shop.available(variant.id)) ?? product.variants[0];
  /** @type {Record<string, string>} */
  const chosen = { ...first.options };
  /** @type {string|undefined} */
  let plan;

  /** @param {Record<string, string>} options @returns {DemoVariant|undefined} */
  const find = (options) =>
    product.variants.find((variant) => names.every((name) => variant.options?.[name] === options[name]));
  const groups =
    product.variants.length === 1
      ? []
      : names
          .map((name) => ({ name, values: [...new Set(product.variants.map(({ options }) => options?.[name] ?? ''))] }))
          .filter(({ values }) => values.length > 1)
          .map(({ name, values }) =>
            h(
              'fieldset.options',
              {},
              h('legend', {}, shop.word(name)),
              h(
                'div.pills',
                {},
                ...values.map((value) =>
                  pill(`option-${name}`, value, shop.word(value), chosen[name] === value, () => {
                    chosen[name] = value;
                    mark();
                    changed();
                  }),
                ),
              ),
            ),
          );

  const plans = (first.plans ?? []).filter(({ id }) => shop.price(first.id, id) !== undefined);
  const planGroup =
    plans.length > 0 &&
    h(
      'fieldset.options',
      {},
      h('legend', {}, shop.words('plan')),
      h(
        'div.pills',
        {},
        pill('plan', '', `${shop.words('once')} · ${shop.money(shop.price(first.id) ?? 0)}`, true, () => {
          plan = undefined;
          changed();
        }),
        ...plans.map((one) =>
          pill(
            'plan',
            one.id,
            `${shop.text(one.title)} · ${shop.money(shop.price(first.id, one.id) ?? 0)}`,
            false,
            () => {
              plan = one.id;
              changed();
            },
          ),
        ),
      ),
    );

  const element = h('div.product-options', {}, ...groups, planGroup);

  /** What cannot be had with the rest of the choice is struck through, but can still be looked at. */
  function mark() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = element.querySelectorAll('input[name^="option-"]');
    for (const input of inputs) {
      const variant = find({ ...chosen, [input.name.slice('option-'.length)]: input.value });
      input.parentElement?.classList.toggle('is-out', !variant || !shop.available(variant.id));
    }
  }
  mark();
  return { element, variant: () => find(chosen) ?? first, plan: () => plan };
}

/**
 * @param {string} name @param {string} value @param {string} text @param {boolean} checked @param {() => void} pressed
 */
function pill(name, value, text, checked, pressed) {
  const input = h('input', { type: 'radio', name, value, checked });
  input.addEventListener('change', pressed);
  return h('label.pill', {}, input, h('span', {}, text));
}
