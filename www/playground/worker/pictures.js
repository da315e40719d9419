// The shop's pictures lie on the shop's own host, and this page asks no host for anything: what the drawer shows has a
// drawing in their place.

import { parse } from 'jsonc-parser';

/** Those that lie beside the page. */
const OURS = /^images\/[a-z-]+\.svg$/;

/**
 * The same rules with our own pictures, or undefined where they have no others.
 * @param {string} text  rules that compile
 */
export function withOurPictures(text) {
  const rules = parse(text);
  let foreign = false;
  for (const { image } of rules.products ?? []) {
    if (!image?.src || OURS.test(image.src)) continue;
    image.src = 'images/picture.svg';
    foreign = true;
  }
  return foreign ? JSON.stringify(rules) : undefined;
}
