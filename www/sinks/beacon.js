// An endpoint of the merchant's own, told in batches by `navigator.sendBeacon`: the page waits for nothing, and an
// answer is not read. What is sent is in docs/analytics.md: no id, no address, no words of the shopper's.

import { realDocument } from '../loader/real-document.js';
import { mayMeasure } from './common/consent.js';
import { listen } from './common/listen.js';

const EVENTS = ['shown', 'accepted', 'dismissed', 'failed', 'price-mismatch'];
/** What of an event is sent, as it is. Amounts are in minor units. */
const FIELDS = [
  'placement',
  'offer',
  'kind',
  'form',
  'products',
  'currency',
  'exponent',
  'promised',
  'charged',
  'code',
];
const FIGURES = ['price', 'difference', 'saving', 'have', 'add'];

/** A batch has at most so many events … */
const BATCH = 20;
/** … and so many characters: browsers refuse beacons of more than 64 KiB in all. */
const ROOM = 16_000;
/** What could not be sent waits, but not without end. */
const WAITING = 100;

/**
 * @param {string|URL} address  takes a POST of JSON
 * @param {import('../types/sink.js').SinkOptions} [options]
 * @returns {import('../types/sink.js').Sink}
 */
export const beacon =
  (address, { consent } = {}) =>
  (source = {}) => {
    /** Events as JSON. @type {string[]} */
    let waiting = [];
    /** @type {string|undefined} */
    let revision;
    source.ready?.then((about) => {
      revision = about?.revision;
    });

    function flush() {
      // Consent that was withdrawn meanwhile is withdrawn for what waits, too.
      if (!mayMeasure(consent ?? source.consent, source.adapter)) waiting = [];
      while (waiting.length > 0) {
        const batch = batchOf(waiting);
        if (!send(address, `{"version":1,"events":[${batch}]}`)) return;
        waiting = waiting.slice(batch.length);
      }
    }

    const stop = listen(
      EVENTS,
      (name, detail) => {
        waiting.push(
          JSON.stringify({
            event: name,
            at: Date.now(),
            revision,
            ...pick(detail, FIELDS),
            ...pick(detail.figures ?? {}, FIGURES),
          }),
        );
        if (waiting.length >= BATCH) flush();
        waiting = waiting.slice(-WAITING);
      },
      { consent },
    )(source);

    const leaving = () => {
      if (realDocument.hidden) flush();
    };
    realDocument.addEventListener('visibilitychange', leaving);
    addEventListener('pagehide', flush);
    return () => {
      stop();
      flush();
      realDocument.removeEventListener('visibilitychange', leaving);
      removeEventListener('pagehide', flush);
    };
  };

/**
 * As text: a collector elsewhere would otherwise have to answer a CORS preflight.
 * @param {string|URL} address @param {string} text
 */
function send(address, text) {
  try {
    return navigator.sendBeacon(address, text);
  } catch {
    // Not an address, or not a browser that has beacons.
    return false;
  }
}

/** As many of them as make one batch, and one at least. @param {string[]} events */
function batchOf(events) {
  let size = 0;
  let count = 0;
  for (const { length } of events.slice(0, BATCH)) {
    if (count > 0 && size + length > ROOM) break;
    size += length;
    count += 1;
  }
  return events.slice(0, count);
}

/** @param {object} all @param {string[]} names */
const pick = (all, names) =>
  Object.fromEntries(Object.entries(all).filter(([name, value]) => names.includes(name) && value !== undefined));
