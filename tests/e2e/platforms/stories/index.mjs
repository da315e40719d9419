// The shopper stories, in the order in which they are told.

import clicks from './clicks.mjs';
import deals from './deals.mjs';
import events from './events.mjs';
import faults from './faults.mjs';
import lines from './lines.mjs';
import openOptions from './open-options.mjs';
import prices from './prices.mjs';
import reports from './reports.mjs';

/** @type {import('./story.mjs').Story[]} */
export const stories = [...clicks, ...deals, ...lines, ...openOptions, ...prices, ...faults, ...reports, ...events];
