// What platforms write as a text here and as a number there.

/**
 * An id as a text; undefined where it is neither text nor number, as one that is not there.
 * @param {unknown} id
 */
export const idOf = (id) => (typeof id === 'string' || typeof id === 'number' ? `${id}` : undefined);

/**
 * An amount or a quantity as a number. What is none is NaN, so that nothing becomes zero that is not known.
 * @param {unknown} written  a number, or a text of digits
 */
export const numberOf = (written) => (/\d/.test(/** @type {string} */ (written)) ? Number(written) : Number.NaN);
