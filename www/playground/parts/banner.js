import { h } from '../../demo/parts/dom.js';

/** One line for what has just happened, with at most one thing to do about it. @param {HTMLElement} place */
export function notices(place) {
  const words = h('span', {});
  const close = h(
    'button.link',
    {
      type: 'button',
      onclick: () => {
        place.hidden = true;
      },
    },
    'Close',
  );
  return {
    /** @param {string} text @param {{text: string, act: () => void}} [action] */
    say(text, action) {
      words.textContent = text;
      const button =
        action &&
        h(
          'button.small',
          {
            type: 'button',
            onclick: () => {
              place.hidden = true;
              action.act();
            },
          },
          action.text,
        );
      place.replaceChildren(words, ...(button ? [button] : []), close);
      place.hidden = false;
    },
  };
}
