// A cart store as headless storefronts have: it shows at once what it hopes for, and the truth when the shop has
// answered.

import { cartOf, keyOf } from './shape.js';

/** @param {ReturnType<import('../../../../../www/adapters/memory/index.js').memoryAdapter>} till  the shop's */
export function cartStore(till) {
  const listeners = new Set();
  const faults = { queue: [], latency: 0, partly: false };
  let hoped = [];
  let attributes = [];
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const truth = () => cartOf(till.bill(), till.catalog, attributes);

  /** Several lines are tried one after the other; what cannot be done is said, and the rest is done. */
  async function eachOf(list, work, fault) {
    const said = { userErrors: [], warnings: [] };
    for (const [at, one] of list.entries()) {
      if (fault === 'refuse' || (fault === 'partial' && at > 0)) {
        said.userErrors.push({ code: 'INVALID', field: ['lines'], message: 'This is not for sale today.' });
        break;
      }
      try {
        await work(one);
      } catch (error) {
        // What was put in, in part or not at all for want of stock, is a warning; all else is an error.
        const stock = ['out_of_stock', 'not_enough_stock', 'partly_added'].includes(error.code);
        said[stock ? 'warnings' : 'userErrors'].push({
          code: stock ? 'MERCHANDISE_NOT_ENOUGH_STOCK' : 'INVALID',
          message: error.message,
        });
      }
    }
    return said;
  }

  /** @param {object[]} hopes  lines that the page shows meanwhile */
  async function mutate(hopes, work) {
    const fault = faults.queue.shift();
    hoped = hopes;
    tell();
    if (faults.latency)
      await new Promise((done) => {
        setTimeout(done, faults.latency);
      });
    try {
      const said = (await work(fault)) ?? {};
      if (fault === 'lost') await new Promise(() => {});
      return { cart: truth(), userErrors: [], warnings: [], ...said };
    } finally {
      hoped = [];
      tell();
    }
  }

  const optimistic = ({ merchandiseId, quantity }) => ({
    id: `optimistic-${merchandiseId}`,
    isOptimistic: true,
    quantity,
    attributes: [],
    merchandise: { id: merchandiseId, product: {} },
  });
  const item = ({ merchandiseId, quantity, attributes: own = [], sellingPlanId, parent }) => ({
    variant: merchandiseId.split('/').pop(),
    quantity,
    properties: Object.fromEntries(own.map(({ key, value }) => [key, value])),
    ...(sellingPlanId && { plan: sellingPlanId.split('/').pop() }),
    ...(parent && { parent: keyOf(parent.lineId) }),
  });
  const lineOf = async (id) => (await till.read()).lines.find(({ key }) => key === keyOf(id));

  async function update({ id, quantity, attributes: own }) {
    const line = await lineOf(id);
    if (!line) throw new Error('The merchandise line with id does not exist.');
    const properties = own ? Object.fromEntries(own.map(({ key, value }) => [key, value])) : line.properties;
    await till.apply({
      add: [],
      remove: [],
      replace: [{ key: line.key, with: { ...line, quantity, properties: properties ?? {} } }],
    });
  }

  return {
    faults,
    /** The cart that the page shows. */
    cart() {
      const now = truth();
      return { ...now, lines: { nodes: [...hoped, ...now.lines.nodes] } };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: {
      linesAdd: (lines) =>
        mutate(lines.map(optimistic), (fault) =>
          eachOf(
            lines,
            async (line) => {
              till.switches.partial = faults.partly;
              try {
                await till.add(item(line));
              } finally {
                till.switches.partial = false;
              }
            },
            fault,
          ),
        ),
      linesUpdate: (lines) => mutate([], (fault) => eachOf(lines, update, fault)),
      linesRemove: (ids) =>
        mutate([], (fault) =>
          eachOf(
            ids,
            async (id) => {
              await till.remove(keyOf(id));
            },
            fault,
          ),
        ),
      discountCodesUpdate: (codes) =>
        mutate([], async () => {
          const { codes: before } = await till.read();
          for (const code of before.filter((one) => !codes.includes(one))) await till.removeCode(code);
          // What does not apply is in the list as not applicable, and no error.
          for (const code of codes.filter((one) => !before.includes(one))) await till.applyCode(code).catch(() => {});
        }),
      attributesUpdate: (all) =>
        mutate([], async () => {
          attributes = all;
        }),
    },
  };
}
