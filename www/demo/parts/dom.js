// Elements without markup in strings: text is always text.

import { CartError } from '../../adapters/memory/errors.js';

/** @import { Attributes, Child, ElementOf } from './shapes.js' */

/**
 * `h('button.quiet', { type: 'button', onclick }, 'Words')`. Keys that start with "on" are listeners, other keys
 * attributes; `undefined` and `false` leave an attribute out.
 * @template {string} Name
 * @param {Name} name  a tag, with classes after dots
 * @param {Attributes} [attributes]
 * @param {...Child} children
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value !== undefined && value !== false && value !== null)
      element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return /** @type {ElementOf<Name>} */ (element);
}

/** An element that the page has. @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/** What an error says. @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * What a refusal of the shop's says to the shopper; undefined for anything else that went wrong.
 * @param {unknown} error
 */
export const wordsOf = (error) => (error instanceof CartError ? error.message : undefined);

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon, 20 × 20, for sighted people only. @param {string} path */
export function icon(path) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 20 20',
    width: 20,
    height: 20,
    'aria-hidden': 'true',
    class: 'icon',
  })) {
    svg.setAttribute(key, String(value));
  }
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const icons = {
  close: 'M5 5 15 15M15 5 5 15',
  minus: 'M5 10h10',
  plus: 'M5 10h10M10 5v10',
  moon: 'M16 11.5A6.5 6.5 0 1 1 8.5 4a5 5 0 0 0 7.5 7.5z',
  bag: 'M4.5 7h11l.8 9.5H3.700L4.500 7zM7 7V6a3 3 0 0 1 6 0v1',
};

/**
 * Sets text only where it differs, so that nothing is announced or selected away for no reason.
 * @param {Element} element @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** For eyes that do not see: text for assistive technology only. @param {string} text */
export const hidden = (text) => h('span.visually-hidden', {}, text);
