/**
 * A decision as a list: every offer, and why it is shown or not.
 * @param {object|undefined} decision
 * @returns {import('./mount.js').Reason[]|undefined}
 */
export function explain(decision) {
  if (!decision) return undefined;
  const { suggestions, withheld, held_out: heldOut } = decision;
  const reason = heldOut ? { reason: 'held_out' } : {};
  return [
    ...suggestions.map(({ offer, title }) => ({ offer, shown: !heldOut, ...reason, text: title.text })),
    ...withheld.map((one) => ({ ...one, shown: false })),
  ];
}
