/**
 * A decision as a list: every offer, and why it is shown or not.
 * @param {import('../types/authoring.js').Decision} decision
 * @returns {import('../types/index.js').Reason[]}
 */
export function reasonsOf({ suggestions, withheld, held_out: heldOut }) {
  const reason = heldOut ? { reason: /** @type {const} */ ('held_out') } : {};
  return [
    ...suggestions.map(({ offer, title }) => ({ offer, shown: !heldOut, ...reason, text: title.text })),
    ...withheld.map((one) => ({ ...one, shown: false })),
  ];
}
