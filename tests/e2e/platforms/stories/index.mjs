// The shopper stories, in the order in which they are told.

import clicks from './clicks.mjs';

/** @type {import('./story.mjs').Story[]} */
export const stories = [...clicks];
