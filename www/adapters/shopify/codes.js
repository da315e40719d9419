// Discount codes: the shopper's own are always sent along, also those that only do not work yet.

/** @import { AjaxCart } from './shapes.js' */

/** Codes may be written in capitals or not. @param {string} one @param {string} other */
const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** @param {AjaxCart} cart @param {boolean} works */
const onCart = ({ discount_codes: codes }, works) =>
  (codes ?? []).filter((one) => (one.applicable !== false) === works).map(({ code }) => code);

/** The codes on a cart that work. @param {AjaxCart} cart */
export const inForce = (cart) => onCart(cart, true);

/** All codes on a cart. @param {AjaxCart} cart */
export const entered = (cart) => [...onCart(cart, true), ...onCart(cart, false)];

/**
 * The codes to send: those to be in force, and those that the shopper entered and that do not work yet.
 * @param {AjaxCart} cart @param {string[]} codes
 */
export const carried = (cart, codes) => [
  ...codes,
  ...onCart(cart, false).filter((own) => !codes.some((code) => same(code, own))),
];

/**
 * Codes that we brought and that do not work.
 * @param {string[]|undefined} codes  as sent @param {AjaxCart} before @param {string[]} [working]  as it is now
 */
export const refusedOf = (codes, before, working) =>
  (codes ?? []).filter((code) => ![...entered(before), ...(working ?? [])].some((one) => same(one, code)));
