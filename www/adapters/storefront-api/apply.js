// Carries out a CartChange with the host's mutations, in the order that keeps the cart whole: first what comes, then what goes,
// then codes. The first that is refused ends it.

import { list, realLines, tail } from './read.js';

const gid = (type, id) => (String(id).startsWith('gid:') ? id : `gid://shopify/${type}/${id}`);
const pairs = (properties) => Object.entries(properties ?? {}).map(([key, value]) => ({ key, value }));

/**
 * @param {object} change  a CartChange of docs/architecture.md
 * @param {{offer: string, revision: string}|undefined} mark
 * @param {import('./index.js').Host & {raw: () => Promise<object>, signal: AbortSignal}} host
 *   raw: the cart as the host has it; signal: the time is up, and whoever waited has read the cart by then
 * @throws {Error} with the shop's own sentence (the first of `userErrors`), or with an empty message where it gave none
 */
export async function apply({ add = [], replace = [], remove = [], codes }, mark, host) {
  const { change, nests, raw, signal, attribution = 'line' } = host;
  const asked = (name, given) => ask(() => change[name](given), signal);
  const lines = realLines(await raw());
  const lineOf = (key) => lines.find(({ id }) => id === key);
  const marked = mark && attribution === 'line' ? { _offer: mark.offer, _offer_v: mark.revision } : {};
  const variantOf = ({ merchandise }) => tail(merchandise.id);

  /** What joins a line that is there may carry nothing that would keep it apart. */
  const joins = (line) =>
    lines.some((one) => variantOf(one) === line.variant && !one.attributes?.length && !one.parentRelationship) &&
    Object.keys(line.properties ?? {}).length === 0;
  const input = (line, more) => ({
    merchandiseId: gid('ProductVariant', line.variant),
    quantity: line.quantity,
    attributes: pairs({ ...line.properties, ...more }),
    ...(line.plan && { sellingPlanId: gid('SellingPlan', line.plan) }),
    ...(nests && line.parent && { parent: { lineId: line.parent } }),
  });
  const adding = (line) => input(line, joins(line) ? {} : marked);

  const updated = [];
  const swapped = [];
  for (const one of replace) {
    const old = lineOf(one.key);
    if (!old) throw new Error('', { cause: `line ${one.key} is not in the cart any more` });
    // The id of a line stays while it is of the same variant. Another variant is another line: it comes, then the old one goes.
    if (variantOf(old) === one.with.variant) updated.push({ id: one.key, ...input(one.with) });
    else swapped.push(one);
  }
  if (add.length > 0) await asked('linesAdd', add.map(adding));
  for (const { key, with: next } of swapped) {
    const before = units(lines, next.variant);
    await asked('linesAdd', [adding(next)]);
    const now = units(realLines(await raw()), next.variant);
    if (now - before < next.quantity)
      throw new Error('', { cause: `only ${now - before} of ${next.variant} could be added` });
    await asked('linesRemove', [key]);
  }
  if (updated.length > 0) await asked('linesUpdate', updated);
  if (remove.length > 0) {
    // What somebody took out before us is gone, which is what was wanted.
    const there = new Set(realLines(await raw()).map(({ id }) => id));
    const left = remove.filter((key) => there.has(key));
    if (left.length > 0) await asked('linesRemove', left);
  }
  if (codes) {
    if (!change.discountCodesUpdate) throw new Error('', { cause: 'the host passes no discountCodesUpdate' });
    await asked('discountCodesUpdate', codes);
  }
  if (mark && attribution === 'cart') await note(mark, host).catch(() => {});

  function units(among, variant) {
    return among.reduce((sum, line) => (variantOf(line) === variant ? sum + line.quantity : sum), 0);
  }
}

/** A cart attribute that names every offer, once, with its revision. It never spoils the change. */
async function note({ offer, revision }, { change, raw }) {
  if (!change.attributesUpdate) return;
  const attributes = list((await raw())?.attributes).map(({ key, value }) => ({ key, value }));
  const before = attributes.find(({ key }) => key === '_offers')?.value;
  const all = new Set([...(before?.split(', ') ?? []), `${offer}@${revision}`]);
  await change.attributesUpdate([
    ...attributes.filter(({ key }) => key !== '_offers'),
    { key: '_offers', value: [...all].join(', ') },
  ]);
}

/** Waits for a mutation. One that is declined answers all the same, and says why; so does one that could be done only in part. */
async function ask(mutation, signal) {
  let answer;
  try {
    signal.throwIfAborted();
    const late = new Promise((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
    });
    answer = await Promise.race([mutation(), late]);
  } catch (cause) {
    // A failed request has no words for a shopper.
    throw new Error('', { cause });
  }
  const [error] = [...(answer?.userErrors ?? []), ...(answer?.warnings ?? []).filter(({ code }) => /STOCK/.test(code))];
  if (error) throw new Error(error.message ?? '', { cause: error });
}
