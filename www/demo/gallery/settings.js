// What an address of the gallery asks for; what is not known becomes what is usual.

import { LANGUAGES, SCHEMES, THEMES, WIDTHS } from './choices.js';

/** @typedef {keyof typeof THEMES} Theme */
/** @typedef {keyof typeof WIDTHS} Width */

/**
 * @template {object} All
 * @param {All} all @param {string|null} asked @returns {keyof All & string}
 */
const oneOf = (all, asked) =>
  /** @type {keyof All & string} */ (asked && Object.hasOwn(all, asked) ? asked : Object.keys(all)[0]);

/** @param {URLSearchParams} query */
export const settings = (query) => ({
  theme: oneOf(THEMES, query.get('theme')),
  scheme: oneOf(SCHEMES, query.get('scheme')),
  width: oneOf(WIDTHS, query.get('width')),
  language: oneOf(LANGUAGES, query.get('language')),
});
