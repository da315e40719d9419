// Choosing a variant: one group of radio buttons per option, and the plan where there is a choice.

import { h } from './dom.js';

/**
 * @param {import('./shop.js').Shop} shop @param {object} product
 * @param {() => void} changed
 */
export function productForm(shop, product, changed) {
  const names = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.options ?? {})))];
  const first = product.variants.find((variant) => shop.available(variant.id)) ?? product.variants[0];
  const chosen = { ...first.options };
  let plan;

  const find = (options) =>
    product.variants.find((variant) => names.every((name) => variant.options[name] === options[name]));
  const groups =
    product.variants.length === 1
      ? []
      : names
          .map((name) => [name, [...new Set(product.variants.map((variant) => variant.options[name]))]])
          .filter(([, values]) => values.length > 1)
          .map(([name, values]) =>
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
        pill('plan', '', `${shop.words('once')} · ${shop.money(shop.price(first.id))}`, true, () => {
          plan = undefined;
          changed();
        }),
        ...plans.map((one) =>
          pill('plan', one.id, `${shop.text(one.title)} · ${shop.money(shop.price(first.id, one.id))}`, false, () => {
            plan = one.id;
            changed();
          }),
        ),
      ),
    );

  const element = h('div.product-options', {}, ...groups, planGroup);

  /** What cannot be had with the rest of the choice is struck through, but can still be looked at. */
  function mark() {
    for (const input of element.querySelectorAll('input[name^="option-"]')) {
      const variant = find({ ...chosen, [input.name.slice('option-'.length)]: input.value });
      input.parentElement.classList.toggle('is-out', !variant || !shop.available(variant.id));
    }
  }
  mark();
  return { element, variant: () => find(chosen) ?? first, plan: () => plan };
}

function pill(name, value, text, checked, pressed) {
  const input = h('input', { type: 'radio', name, value, checked });
  input.addEventListener('change', pressed);
  return h('label.pill', {}, input, h('span', {}, text));
}
