// Discount codes: the shopper's own are always sent along, also those that only do not work yet.

/** Codes may be written in capitals or not. */
const same = (one, other) => one.toLowerCase() === other.toLowerCase();

const onCart = ({ discount_codes: codes = [] }, works) =>
  codes.filter((one) => (one.applicable !== false) === works).map(({ code }) => code);

/** The codes on a cart that work. @param {object} cart  in Shopify's form */
export const inForce = (cart) => onCart(cart, true);

/** All codes on a cart. */
export const entered = (cart) => [...onCart(cart, true), ...onCart(cart, false)];

/** The codes to send: those to be in force, and those that the shopper entered and that do not work yet. @param {string[]} codes */
export const carried = (cart, codes) => [
  ...codes,
  ...onCart(cart, false).filter((own) => !codes.some((code) => same(code, own))),
];

/** Codes that we brought and that do not work. @param {string[]|undefined} codes  as sent @param {string[]} working  as it is now */
export const refusedOf = (codes, before, working) =>
  (codes ?? []).filter((code) => ![...entered(before), ...working].some((one) => same(one, code)));
