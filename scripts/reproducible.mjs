// `npm run reproducible`: builds this checkout, and a copy of its files in a folder of another name, and compares what
// came of it byte for byte. Takes some minutes.

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, main, must, Problem, root } from './lib/run.mjs';

await main(async () => {
  const copy = join(mkdtempSync(join(tmpdir(), 'cart-associate-')), 'a folder of another name');
  try {
    const files = ask('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
    if (!files) throw new Problem('git does not tell which files are the project’s.');
    for (const file of files.split('\0').filter(Boolean)) cpSync(join(root, file), join(copy, file));
    for (const folder of ['node_modules', '.tools']) symlinkSync(join(root, folder), join(copy, folder));
    const failed = 'The build failed; it says above why.';
    const { CARGO_TARGET_DIR: _, ...env } = process.env;
    for (const folder of [root, copy])
      await must(process.execPath, [join(folder, 'scripts', 'build.mjs')], { env, failed });
    const [here, there] = [root, copy].map((folder) => hashes(join(folder, 'dist')));
    const names = [...new Set([...here.keys(), ...there.keys()])].sort();
    const other = names.filter((name) => here.get(name) !== there.get(name));
    if (other.length > 0) throw new Problem(`Not the same in another folder:\n${other.join('\n')}`);
    console.log(`The same in both folders: ${names.length} files.`);
  } finally {
    rmSync(join(copy, '..'), { recursive: true, force: true });
  }
});

/** Each file below a folder with its hash. @param {string} folder @returns {Map<string, string>} */
function hashes(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = files.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    found.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}
