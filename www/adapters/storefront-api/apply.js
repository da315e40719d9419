// Carries out a CartChange with the host's mutations, in the order that keeps the cart whole: first what comes, then
// what goes, then codes. The first that is refused ends it.

import { list, realLines, tail } from './read.js';

/** @import { NewLine, Replacement } from '../../types/change.js' */
/** @import { CartLineUpdateInput, Host, MutationAnswer, StorefrontCart, StorefrontLine } from './shapes.js' */

/** @param {string} type @param {string|number} id */
const gid = (type, id) => (String(id).startsWith('gid:') ? String(id) : `gid://shopify/${type}/${id}`);
/** @param {Record<string, string>|undefined} properties */
const pairs = (properties) => Object.entries(properties ?? {}).map(([key, value]) => ({ key, value }));

/**
 * @param {import('../../types/change.js').CartChange} change
 * @param {import('../../types/adapter.js').Mark|undefined} mark
 * @param {Host & {raw: () => Promise<StorefrontCart|null|undefined>, signal: AbortSignal}} host
 *   raw: the cart as the host has it; signal: the time is up, and whoever waited has read the cart by then
 * @throws {Error} with the shop's own sentence (the first of `userErrors`), or with an empty message where it gave none
 */
export async function apply({ add = [], replace = [], remove = [], codes }, mark, host) {
  const { change, nests, raw, signal, attribution = 'line' } = host;
  const lines = realLines(await raw());
  /** @param {string} key */
  const lineOf = (key) => lines.find((line) => line?.id === key);
  const marked = mark && attribution === 'line' ? { _offer: mark.offer, _offer_v: mark.revision } : {};
  /** @param {StorefrontLine} line */
  const variantOf = (line) => tail(line?.merchandise?.id);

  /** What joins a line that is there may carry nothing that would keep it apart. @param {NewLine} line */
  const joins = (line) =>
    lines.some((one) => variantOf(one) === line.variant && !one.attributes?.length && !one.parentRelationship) &&
    Object.keys(line.properties ?? {}).length === 0;
  /** @param {NewLine} line @param {object} [more]  further attributes */
  const input = (line, more) => ({
    merchandiseId: gid('ProductVariant', line.variant),
    quantity: line.quantity,
    attributes: pairs({ ...line.properties, ...more }),
    ...(line.plan && { sellingPlanId: gid('SellingPlan', line.plan) }),
    ...(nests && line.parent && { parent: { lineId: line.parent } }),
  });
  /** @param {NewLine} line */
  const adding = (line) => input(line, joins(line) ? {} : marked);

  /** @type {CartLineUpdateInput[]} */
  const updated = [];
  /** @type {Replacement[]} */
  const swapped = [];
  for (const one of replace) {
    const old = lineOf(one.key);
    if (!old) throw new Error('', { cause: `line ${one.key} is not in the cart any more` });
    // The id of a line stays while it is of the same variant. Another variant is another line: it comes, then the old
    // one goes.
    if (variantOf(old) === one.with.variant) updated.push({ id: one.key, ...input(one.with) });
    else swapped.push(one);
  }
  if (add.length > 0) await ask(() => change.linesAdd(add.map(adding)), signal);
  for (const { key, with: next } of swapped) {
    const before = units(lines, next.variant);
    await ask(() => change.linesAdd([adding(next)]), signal);
    const now = units(realLines(await raw()), next.variant);
    if (now - before < next.quantity)
      throw new Error('', { cause: `only ${now - before} of ${next.variant} could be added` });
    await ask(() => change.linesRemove([key]), signal);
  }
  if (updated.length > 0) await ask(() => change.linesUpdate(updated), signal);
  if (remove.length > 0) {
    // What somebody took out before us is gone, which is what was wanted.
    const there = new Set(realLines(await raw()).map((line) => line?.id));
    const left = remove.filter((key) => there.has(key));
    if (left.length > 0) await ask(() => change.linesRemove(left), signal);
  }
  if (codes) {
    const { discountCodesUpdate } = change;
    if (!discountCodesUpdate) throw new Error('', { cause: 'the host passes no discountCodesUpdate' });
    await ask(() => discountCodesUpdate.call(change, codes), signal);
  }
  if (mark && attribution === 'cart') await note(mark, host).catch(() => {});

  /** @param {StorefrontLine[]} among @param {string} variant */
  function units(among, variant) {
    return among.reduce((sum, line) => (variantOf(line) === variant ? sum + line.quantity : sum), 0);
  }
}

/**
 * A cart attribute that names every offer, once, with its revision. It never spoils the change.
 * @param {import('../../types/adapter.js').Mark} mark
 * @param {Pick<Host, 'change'> & {raw: () => Promise<StorefrontCart|null|undefined>}} host
 */
async function note({ offer, revision }, { change, raw }) {
  if (!change.attributesUpdate) return;
  const attributes = list((await raw())?.attributes).map(({ key, value }) => ({ key, value: value ?? '' }));
  const before = attributes.find(({ key }) => key === '_offers')?.value;
  const all = new Set([...(before?.split(', ') ?? []), `${offer}@${revision}`]);
  await change.attributesUpdate([
    ...attributes.filter(({ key }) => key !== '_offers'),
    { key: '_offers', value: [...all].join(', ') },
  ]);
}

/**
 * Waits for a mutation. One that is declined answers all the same, and says why; so does one that could be done only in
 * part.
 * @param {() => Promise<MutationAnswer|void>} mutation @param {AbortSignal} signal
 */
async function ask(mutation, signal) {
  /** @type {MutationAnswer|void} */
  let answer;
  try {
    signal.throwIfAborted();
    /** @type {Promise<never>} */
    const late = new Promise((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
    });
    answer = await Promise.race([mutation(), late]);
  } catch (cause) {
    // A failed request has no words for a shopper.
    throw Object.assign(new Error('', { cause }), { lost: true });
  }
  const [error] = [
    ...(answer?.userErrors ?? []),
    ...(answer?.warnings ?? []).filter(({ code }) => /STOCK/.test(code ?? '')),
  ];
  if (error) throw new Error(error.message ?? '', { cause: error });
}
