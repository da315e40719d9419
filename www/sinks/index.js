// The sinks of a script tag, by their names: each comes when it is named, and not before.

import { attach } from './common/attach.js';

/** @type {Record<string, (address: string) => Promise<import('../types/sink.js').Sink>>} */
const known = {
  ga4: async () => (await import('./ga4.js')).ga4(),
  shopify: async () => (await import('./shopify.js')).shopify(),
  beacon: async (address) => (await import('./beacon.js')).beacon(address),
};

/**
 * @param {string|undefined} names  of `data-sinks`: "ga4 shopify"
 * @param {object} options
 * @param {string} [options.beacon]  of `data-beacon`: the address of an endpoint
 * @param {import('../types/adapter.js').Adapter} options.adapter
 * @param {import('../types/mount.js').Handle} options.handle
 * @returns {Promise<void>} never rejects
 */
export async function startSinks(names, { beacon, adapter, handle }) {
  const wanted = new Set(names?.split(/[\s,]+/).filter(Boolean));
  // The endpoint has an attribute of its own, without which there is nothing to send to.
  if (beacon) wanted.add('beacon');
  const sinks = await Promise.all(
    [...wanted].map(async (name) => {
      try {
        if (!Object.hasOwn(known, name))
          throw new Error(`data-sinks: there is no sink "${name}". There are ga4, shopify and beacon`);
        if (name === 'beacon' && !beacon)
          throw new Error('data-sinks: "beacon" needs the address of its endpoint in data-beacon');
        return await known[name](beacon ?? '');
      } catch (error) {
        console.warn('Cart Associate (sink):', error);
        return undefined;
      }
    }),
  );
  attach(
    sinks.filter((sink) => sink !== undefined),
    handle,
    { adapter },
  );
}
