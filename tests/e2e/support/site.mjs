// What the tests look at: the built demo shop and the pages in fixtures/, served as strictly as `npm start` does.
// In a folder of its own, beside each other, so that a
// build that goes on meanwhile changes nothing.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authoring } from '../../../bin/lib/authoring.mjs';
import { serve } from '../../../scripts/serve.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** The compiled form of a rule bundle. @param {object} rules */
export async function compiled(rules, name = 'rules.json') {
  const { compile_rules: compile } = await authoring();
  const { bytes, text } = compile(new TextEncoder().encode(JSON.stringify(rules)), name);
  if (!bytes) throw new Error(`${name}:\n${text}`);
  return Buffer.from(bytes);
}

/** Serves everything and resolves to `{ url, port, dir, close }`. */
export async function openSite() {
  const demo = join(root, 'dist', 'demo');
  if (!existsSync(join(demo, 'rules.bin')))
    throw new Error('There is no demo shop in dist/demo. Run `npm run build` first.');
  const dir = mkdtempSync(join(tmpdir(), 'cart-associate-e2e-'));
  cpSync(demo, dir, { recursive: true });
  // Not adapters/: under that name the shops of platforms/ serve the sources.
  cpSync(join(root, 'dist', 'adapters'), join(dir, 'built-adapters'), { recursive: true });
  cpSync(fixtures, dir, { recursive: true });
  for (const name of readdirSync(fixtures).filter((one) => one.endsWith('.rules.json'))) {
    const rules = JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
    writeFileSync(join(dir, name.replace(/\.rules\.json$/, '.bin')), await compiled(rules, name));
  }
  const server = await serve({ dir, port: 0 });
  return {
    url: server.url,
    port: server.port,
    dir,
    async close() {
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
