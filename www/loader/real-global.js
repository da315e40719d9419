// Globals as scripts of the page have made them. HTML that users write can stand in for one that is not there:
// `<form id="Shopify">` is a global of that name, though no own property of the global object.

/** @typedef {typeof globalThis & Record<string, unknown>} Globals */
const globals = /** @type {Globals} */ (globalThis);

/**
 * A global that a script of the page has made, and no element of that name.
 * @template {keyof Globals & string} Name
 * @param {Name} name
 * @returns {Globals[Name]|undefined}
 */
export const realGlobal = (name) => (Object.hasOwn(globalThis, name) ? globals[name] : undefined);
