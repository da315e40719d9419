// Variants that leave options open. The rule bundle has a variant for each choice of values, whose id has them behind that
// of the variant, as in an address: `11?Colour=Red`. A shop and its adapter know the variant, and the values as `options`.
// This script is fetched where a rule bundle has such choices.

/** @typedef {import('../types/index.js').NewLine} NewLine */

/** @param {string} id @returns {[variant: string, values: URLSearchParams]} */
const parted = (id) => {
  const at = id.lastIndexOf('?');
  return [id.slice(0, at), new URLSearchParams(id.slice(at))];
};

/**
 * A request to the engine with the ids of what was chosen.
 * @param {any} request  its cart and its context may be anything
 * @param {string[]} choices  the ids that the rule bundle has
 */
export function withChoices(request, choices) {
  const { cart, context } = request;
  if (!Array.isArray(cart?.lines)) return request;
  /** @param {any} one */
  const of = (one) => choices.filter((id) => parted(id)[0] === one?.variant);
  /** @param {any} line */
  const chosen = (line) =>
    of(line).find((id) => [...parted(id)[1]].every(([name, value]) => line.options?.[name] === value));
  const lines = cart.lines.map((/** @type {any} */ line) => {
    const variant = chosen(line);
    return variant ? { ...line, variant } : line;
  });
  // What is known of a variant holds for every choice, and not for itself: by itself it cannot be bought.
  const live = context?.live_prices?.flatMap?.((/** @type {any} */ one) => {
    const ids = of(one);
    return ids.length > 0 ? ids.map((variant) => ({ ...one, variant })) : one;
  });
  return { ...request, cart: { ...cart, lines }, ...(live && { context: { ...context, live_prices: live } }) };
}

/**
 * A change as an adapter knows it.
 * @param {import('../types/index.js').CartChange} change @param {string[]} choices
 */
export function withOptions(change, choices) {
  /** @param {NewLine} line */
  const open = (line) => {
    if (!choices.includes(line.variant)) return line;
    const [variant, values] = parted(line.variant);
    return { ...line, variant, options: Object.fromEntries(values) };
  };
  return {
    ...change,
    add: change.add.map(open),
    replace: change.replace.map((one) => ({ ...one, with: open(one.with) })),
  };
}
