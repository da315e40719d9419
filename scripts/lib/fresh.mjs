// Which steps of the build may be skipped: those whose outputs are all newer than all their inputs.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, step } from './run.mjs';

/**
 * Runs `action` unless its outputs are newer than its inputs; says which of the two. Paths are from the root.
 * @param {string} what @param {{inputs: string[], outputs: string[]}} files @param {() => unknown} action
 */
export async function stepIfStale(what, { inputs, outputs }, action) {
  const made = Math.min(...outputs.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0));
  if (made > newest(inputs)) console.log(`· ${what}: nothing has changed, skipped`);
  else await step(what, action);
}

/** @param {string[]} paths @returns {number} */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) continue;
    // A folder's own time counts as well: that is where the removal of a file shows.
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory())
      latest = Math.max(latest, newest(readdirSync(join(root, path)).map((name) => join(path, name))));
  }
  return latest;
}
