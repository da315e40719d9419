// Which files are in the npm package: `files` of package.json, which knows no exceptions and no patterns but a last
// `*`.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

/** @returns {string[]} from the root, with slashes, in order */
export function packed() {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return files.flatMap(filesOf).sort();
}

/** @param {string} entry @returns {string[]} */
function filesOf(entry) {
  if (entry.includes('*')) {
    const folder = dirname(entry);
    const before = folder === '.' ? '' : `${folder}/`;
    const form = new RegExp(`^${entry.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
    return namesIn(folder)
      .map((name) => before + name)
      .filter((file) => form.test(file));
  }
  if (!existsSync(join(root, entry))) return [];
  return statSync(join(root, entry)).isDirectory()
    ? namesIn(entry).flatMap((name) => filesOf(`${entry.replace(/\/$/, '')}/${name}`))
    : [entry];
}

/** @param {string} folder @returns {string[]} */
const namesIn = (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []);
