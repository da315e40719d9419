// The page: its own cart and its own drawing of it, and one call for the suggestions.

import { mount } from 'cart-associate';
import { ownAdapter } from './adapter.js';
import { Basket } from './cart.js';

const basket = new Basket();

const draw = () => {
  const list = document.querySelector('#lines');
  list.replaceChildren(
    ...basket.lines.map(({ product, count }) => {
      const item = document.createElement('li');
      item.textContent = `${count} × ${product}`;
      return item;
    }),
  );
};
basket.addEventListener('change', draw);
await basket.put('desk-140');

mount({ rules: 'rules.bin', adapter: ownAdapter(basket) });
