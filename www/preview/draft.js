// The draft that this tab previews: where it comes from, and what the session keeps of it.
//
// | in sessionStorage, under cart-associate-preview | |
// | --- | --- |
// | `{}` | a preview without a draft yet |
// | `{address}` | a file of this shop, fetched anew on every page |
// | `{name, bytes}` | a file that the visitor has picked, in base64 |

import { Problem } from './problem.js';

const KEY = 'cart-associate-preview';

/** @typedef {{address?: string, name?: string, bytes?: string}} Draft */

/** @returns {Draft} */
export function keptDraft() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}

/** Answers whether the browser keeps it. @param {Draft} draft */
function keep(draft) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** What the address asks for: an address of a draft, '' for a preview as it was left, undefined for nothing. */
const asked = () => new URLSearchParams(location.search).get(KEY) ?? undefined;

/**
 * Takes what the address asks for over into the session, and answers what is previewed. Throws where it may not be.
 * @returns {Draft}
 */
export function begin() {
  const wish = asked();
  if (!wish) {
    const kept = keptDraft();
    keep(kept);
    return kept;
  }
  let address;
  try {
    address = new URL(wish, location.href);
  } catch {
    throw new Problem('preview', `${wish} is no address`);
  }
  if (address.origin !== location.origin) {
    throw new Problem(
      'preview',
      `${address} is not of this shop. A draft comes from ${location.origin}, or from a file that you pick: a link ` +
        'must not be able to show a visitor somebody else’s rules',
    );
  }
  const draft = { address: String(address) };
  keep(draft);
  return draft;
}

/** What to call it. @param {Draft} draft */
export const nameOf = ({ address, name }) => (address ? new URL(address).pathname.split('/').at(-1) : name) || 'draft';

/** Undefined where there is no draft yet. @param {Draft} draft @returns {Promise<Uint8Array<ArrayBuffer>|undefined>} */
export async function bytesOfDraft({ address, bytes }) {
  if (address) {
    // A redirect may lead elsewhere; this mode refuses to follow it there.
    const answer = await fetch(address, { mode: 'same-origin', cache: 'no-store' }).catch((error) => {
      throw new Problem('preview', `${address} does not come: ${error.message}`);
    });
    if (!answer.ok) throw new Problem('preview', `${address} does not come: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
  return bytes === undefined ? undefined : Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
}

/** Keeps a file that the visitor has picked, and starts the page anew with it. @param {File} file */
export async function pick(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  if (!keep({ name: file.name, bytes: btoa(text) })) {
    throw new Problem(
      'preview',
      `this browser does not keep ${file.name} for the session. Put it on the shop instead, and add ` +
        `?${KEY}=/its/address to the address of this page`,
    );
  }
  // The address would ask for its own draft again.
  if (asked() !== undefined) location.replace(withoutWish());
  else location.reload();
}

/** Ends the preview: this tab is a shopper's again. */
export function end() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing could be kept, then.
  }
  if (asked() === undefined) location.reload();
  else location.replace(withoutWish());
}

function withoutWish() {
  const address = new URL(location.href);
  address.searchParams.delete(KEY);
  // With nothing but its fragment changed, a page would not load anew.
  return address;
}
