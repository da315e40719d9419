// What the engine's codes of faults mean, in a script that is fetched when something is wrong. The authoring build takes the
// same sentences (src/authoring/carts/fault.rs).

import sentences from './faults.json' with { type: 'json' };

/** What is wrong, in a plain sentence; a code without one stands for itself. @param {string} code */
export const sentenceOf = (code) => /** @type {Record<string, string>} */ (sentences)[code] ?? code;
