// Amounts for people. They travel as whole minor units, and reach the formatter as a decimal string, never as a float.

import { exponentOf } from '../../adapters/common/money.js';

/** @param {number} minor @param {string} currency @param {string} locale */
export function money(minor, currency, locale) {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const text = exponent > 0 ? `${whole}.${digits.slice(-exponent)}` : whole;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  // A minus sign, not a hyphen.
  const exact = /** @type {Intl.StringNumericLiteral} */ (minor < 0 ? `-${text}` : text);
  return format.format(exact).replace('-', '\u2212');
}
