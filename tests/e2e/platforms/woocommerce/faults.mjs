// What is to go wrong with the next changes.

/**
 * @returns
 *   {{add: (kind: string, options?: {times?: number, ms?: number}) => Promise<void>, takes: () => {kind: string, ms: number}|undefined}}
 */
export function faultsToCome() {
  const queue = [];
  let standing;
  return {
    async add(kind, { times = 1, ms = 300 } = {}) {
      // These are how the shop is, not something that happens once.
      if (kind === 'overstock' || kind === 'late') standing = { kind, ms };
      else for (let at = 0; at < times; at += 1) queue.push({ kind, ms });
    },
    takes: () => queue.shift() ?? standing,
  };
}
