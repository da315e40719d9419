// The draft that this tab previews: where it comes from, and what the session keeps of it.
//
// | in sessionStorage, under cart-associate-preview | |
// | --- | --- |
// | `{}` | a preview that the visitor has opened, without a draft yet |
// | `{address}` | a file of this shop that the visitor agreed to, fetched anew on every page |
// | `{name, bytes}` | a file that the visitor has picked, in base64 |

import { Problem } from './problem.js';

const KEY = 'cart-associate-preview';

/** @typedef {{address?: string, name?: string, bytes?: string}} Draft */

/** What the session keeps; undefined where this tab is a shopper's. @returns {Draft|undefined} */
export function keptDraft() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return kept && typeof kept === 'object' ? kept : undefined;
  } catch {
    return undefined;
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

/** The address of a draft, without what a link could add to it. Throws where it may not be one. @param {string} wish */
function addressOf(wish) {
  const origin = `A draft comes from ${location.origin}, or from a file that you pick`;
  if (!URL.canParse(wish, location.href)) throw new Problem('preview', `the link names no address. ${origin}`);
  const address = new URL(wish, location.href);
  if (address.origin !== location.origin) {
    throw new Problem(
      'preview',
      `the link names a file that is not of this shop. ${origin}: a link must not be able to show a visitor somebody ` +
        'else’s rules',
    );
  }
  if (address.search || !/\.(jsonc?|bin)$/i.test(address.pathname)) {
    throw new Problem(
      'preview',
      'the link names what is no rule bundle: a file of one ends in .json, .jsonc or .bin, and its address has no query',
    );
  }
  return address.origin + address.pathname;
}

/** Whether the address of the page has the parameter. */
const isAsked = () => new URLSearchParams(location.search).has(KEY);

/**
 * What the address of the page asks for: `{}` for the preview as such, undefined for nothing. Nothing of it is fetched,
 * kept or shown before the visitor agrees. Throws where it asks for what may not be.
 * @returns {Draft|undefined}
 */
export function wished() {
  const wish = new URLSearchParams(location.search).get(KEY);
  if (wish === null) return undefined;
  return wish ? { address: addressOf(wish) } : {};
}

/** Keeps what the address asks for, now that the visitor agrees, and starts the page anew with it. @param {Draft} draft */
export function agree(draft) {
  if (!keep(draft)) throw new Problem('preview', 'this browser keeps nothing for the session');
  again();
}

/** What to call it: a file that the visitor picked by its name, and never by what a link says. @param {Draft} draft */
export const nameOf = ({ address, name }) => (address ? 'a file of this shop' : name) || 'the draft';

/** The types that a rule bundle is served as. */
const TYPES = /^application\/(json|octet-stream)\b/i;

/** Undefined where there is no draft yet. @param {Draft} draft @returns {Promise<Uint8Array<ArrayBuffer>|undefined>} */
export async function bytesOfDraft({ address, bytes }) {
  if (address) {
    const answer = await fetch(addressOf(address), {
      mode: 'same-origin',
      // What a request does that knows the visitor, nobody can tell from its address.
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    }).catch((error) => {
      throw new Problem('preview', `the draft does not come: ${error.message}`);
    });
    if (!answer.ok) throw new Problem('preview', `the draft does not come: ${answer.status}`);
    const type = answer.headers.get('Content-Type') ?? '';
    if (!TYPES.test(type))
      throw new Problem('preview', 'the draft is served neither as application/json nor as application/octet-stream');
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
  again();
}

/** Ends the preview: this tab is a shopper's again. */
export function end() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing could be kept, then.
  }
  again();
}

/** Starts the page anew, and what its address asks for has been answered. */
function again() {
  if (!isAsked()) {
    location.reload();
    return;
  }
  const address = new URL(location.href);
  address.searchParams.delete(KEY);
  // With nothing but its fragment changed, a page would not load anew.
  location.replace(address);
}
