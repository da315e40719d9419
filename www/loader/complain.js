import { realDocument } from './real-document.js';

/**
 * Says on the console and by an event that something is wrong, once for each code.
 * @returns {(code: string, error?: {message?: string, pointer?: string}) => void}
 */
export function complaints() {
  /** @type {Set<string>} */
  const said = new Set();
  return (code, { message = '', pointer = '' } = {}) => {
    if (said.has(code)) return;
    said.add(code);
    console.warn(`Cart Associate (${code}):`, message, pointer);
    const detail = { code, message, pointer };
    realDocument.dispatchEvent(new CustomEvent('cart-associate:failed', { bubbles: true, composed: true, detail }));
  };
}
