// Where a draft leads. A file that somebody got onto the shop must not send visitors elsewhere, nor have their browsers
// fetch pictures there.

import { Problem } from './problem.js';

/**
 * How many addresses of a draft are neither of this shop nor of a server that the shop's own rules name as well, as
 * those of a content network.
 * @param {Uint8Array} draft
 * @param {Uint8Array|undefined} own  the shop's own rules
 * @param {typeof import('#authoring').rule_addresses} addressesOf
 */
export function foreignIn(draft, own, addressesOf) {
  const known = new Set([location.origin]);
  const published = own && addressesOf(own);
  if (Array.isArray(published)) for (const address of published) known.add(originOf(address));
  const all = addressesOf(draft);
  if (!Array.isArray(all)) throw new Problem('preview', `the draft cannot be used: ${all.error.message}`);
  return all.filter((address) => !known.has(originOf(address))).length;
}

/** '' where it is no address: then it leads nowhere known. @param {string} address */
const originOf = (address) => (URL.canParse(address, location.href) ? new URL(address, location.href).origin : '');
