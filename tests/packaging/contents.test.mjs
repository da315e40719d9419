// What is in the tarball, how it resolves, what its types say, and that none of it does anything when it is merely
// imported.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fetchedBy, modules, tags } from '../../scripts/lib/bundle.mjs';
import { wasmFile } from '../../scripts/lib/integrity.mjs';
import { filesIn, node, pack, root, settle } from './support/tarball.mjs';

let packed;
before(() => {
  packed = pack();
});
after(() => packed?.remove());

const bin = (name, file) => join(root, 'node_modules', name, file);
const read = (file) => readFileSync(join(packed.installed, file));
/** The subpaths by which modules are imported: "cart-associate", "cart-associate/slim", … */
const specifiers = () =>
  Object.keys(modules()).map((name) => (name === 'index' ? 'cart-associate' : `cart-associate/${name}`));

test('it holds what is shipped and nothing else', () => {
  const files = filesIn(packed.installed)
    .filter((name) => /\.\w+$|LICENSE/.test(name))
    .map((name) => name.replaceAll('\\', '/'));
  const allowed =
    /^(package\.json|README\.md|LICENSE-(MIT|APACHE)|custom-elements\.json|bin\/.*\.mjs|dist\/types\/.*\.d\.ts|docs\/[\w./-]+\.md|dist\/(index|slim|inline)\.js|dist\/(adapters|sinks|chunks)\/[\w.-]+\.js|dist\/cart-associate[\w.-]*\.(js|wasm)|dist\/authoring\/cart_associate\.js|dist\/carts\.js|dist\/(integrity|scripts)\.json)$/;
  assert.deepEqual(
    files.filter((name) => !allowed.test(name)),
    [],
  );
  for (const name of [
    'LICENSE-MIT',
    'LICENSE-APACHE',
    'dist/cart-associate.wasm',
    'dist/cart-associate.js',
    'dist/types/index.types.d.ts',
    'docs/npm.md',
  ])
    assert.ok(files.includes(name), name);
  const text = files
    .filter((name) => /\.(js|mjs|json|ts)$/.test(name))
    .find((name) => read(name).includes(root.replace(/\/$/, '')));
  assert.equal(text, undefined, 'no path of the machine that built it');
});

/** Those for a script tag. */
const scripts = Object.keys(tags).map((name) => `${name}.js`);

test('every file of dist/ has its hash in integrity.json, and every hash is right', () => {
  const hashes = JSON.parse(read('dist/integrity.json'));
  const files = filesIn(join(packed.installed, 'dist'))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(js|wasm)$/.test(name));
  assert.deepEqual(Object.keys(hashes).sort(), files.sort());
  for (const [name, hash] of Object.entries(hashes))
    assert.equal(
      hash,
      `sha384-${createHash('sha384')
        .update(read(`dist/${name}`))
        .digest('base64')}`,
      name,
    );
  // A shorter kind of hash inside, where bytes count.
  const hash = `sha256-${createHash('sha256')
    .update(read(`dist/${wasmFile}`))
    .digest('base64')}`;
  for (const name of ['index.js', ...scripts])
    assert.ok(read(`dist/${name}`).includes(hash), `${name} knows the hash of ${wasmFile}`);
});

test('scripts.json names every script beside a script tag’s, and each tag knows those that it fetches by the same hashes', () => {
  const names = JSON.parse(read('dist/scripts.json'));
  const files = filesIn(join(packed.installed, 'dist')).filter((name) =>
    /^cart-associate-.*-[A-Z0-9]{8}\.js$/.test(name),
  );
  assert.deepEqual(Object.values(names).sort(), files.sort());
  for (const [name, file] of Object.entries(names)) {
    const [, hash] = /-(\w+)\.js$/.exec(file);
    assert.equal(file, `cart-associate-${name}-${hash}.js`);
    for (const tag of Object.keys(tags)) {
      const knows = read(`dist/${tag}.js`).includes(hash);
      assert.equal(knows, name in fetchedBy(tag, names), `${tag} knows ${file}`);
    }
  }
});

test('the engine script of the package and the words are one file each: they wait for no other', () => {
  const chunks = filesIn(join(packed.installed, 'dist', 'chunks'));
  const imported = (text) =>
    [...text.matchAll(/(?:from|import)"\.\/(?:chunks\/)?([\w-]+\.js)"/g)].map(([, file]) => file);
  const apart = chunks.filter((name) => /^(engine-script|[a-z]{2}(-BR)?)-/.test(name));
  assert.ok(apart.length > 7, `${apart}`);
  for (const name of apart) assert.deepEqual(imported(String(read(`dist/chunks/${name}`))), [], name);
});

test('./slim and ./inline name no file', () => {
  for (const name of ['slim', 'inline'])
    assert.ok(!/import\.meta|new URL\("\.\//.test(String(read(`dist/${name}.js`))), name);
  const chunks = filesIn(join(packed.installed, 'dist', 'chunks')).map((name) => String(read(`dist/chunks/${name}`)));
  assert.ok(!chunks.some((text) => /import\.meta\.url/.test(text)), 'nor does what they share with the default entry');
});

test('importing anything on a server is inert', () => {
  const script = `
    const before = Object.getOwnPropertyNames(globalThis);
    const wrong = [];
    for (const name of ['fetch', 'setTimeout', 'setInterval', 'addEventListener']) globalThis[name] = () => wrong.push(name);
    const known = Object.getOwnPropertyNames(globalThis);
    const all = await Promise.all(${JSON.stringify(specifiers())}.map((name) => import(name)));
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !known.includes(name));
    const handle = all[0].mount({ rules: 'rules.bin', adapter: {} });
    await handle.refresh();
    console.log(JSON.stringify({ added, wrong, count: all.length, ready: await handle.ready ?? null }));`;
  const told = JSON.parse(node(['--input-type=module', '--eval', script], packed.dir));
  assert.deepEqual(told, { added: [], wrong: [], count: Object.keys(modules()).length, ready: null });
});

test('what is imported and not used is left out, but for the script, which works by being there', async () => {
  const { build } = await import('esbuild');
  const bundled = async (contents) => {
    const {
      outputFiles: [file],
    } = await build({
      stdin: { contents, resolveDir: packed.dir },
      bundle: true,
      format: 'esm',
      minify: true,
      write: false,
      logLevel: 'silent',
    });
    return file.text.trim();
  };
  assert.equal(
    await bundled(
      specifiers()
        .map((name) => `import '${name}';`)
        .join('\n'),
    ),
    '',
  );
  assert.equal(
    await bundled("import { ga4 } from 'cart-associate/sinks/ga4'; import { mount } from 'cart-associate';"),
    '',
  );
  assert.ok(
    (await bundled("import './node_modules/cart-associate/dist/cart-associate.js';")).includes('currentScript'),
  );
});

test('each address of a file resolves, and none but those', () => {
  const script = `
    const at = (name) => { try { return import.meta.resolve(name).split('/cart-associate/').at(-1); } catch (error) { return error.code; } };
    console.log(JSON.stringify(['cart-associate/cart-associate.wasm', 'cart-associate/package.json', 'cart-associate/custom-elements.json', 'cart-associate/integrity.json', 'cart-associate/scripts.json', 'cart-associate/dist/index.js'].map(at)));`;
  assert.deepEqual(JSON.parse(node(['--input-type=module', '--eval', script], packed.dir)), [
    'dist/cart-associate.wasm',
    'package.json',
    'custom-elements.json',
    'dist/integrity.json',
    'dist/scripts.json',
    'ERR_PACKAGE_PATH_NOT_EXPORTED',
  ]);
});

test('publint finds nothing', async () => {
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: packed.installed, strict: true, pack: false });
  assert.deepEqual(
    messages.map(({ code, path }) => `${code} ${path}`),
    [],
  );
});

test('are the types wrong? No, for what the package is: ES modules only', () => {
  // The profile leaves out require() and the resolution of Node 10, which an ESM-only package does not serve.
  const args = [packed.tarball, '--profile', 'esm-only', '--format', 'json'];
  const subpaths = specifiers().map((name) => name.replace('cart-associate', '.'));
  const said = node([bin('@arethetypeswrong/cli', 'dist/index.js'), ...args, '--entrypoints', ...subpaths], packed.dir);
  const { analysis } = JSON.parse(said);
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), [...subpaths].sort(), 'each subpath was looked at');
  const served = analysis.problems.filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind));
  assert.deepEqual(served, []);
});

for (const resolution of ['bundler', 'nodenext']) {
  test(`a consumer in TypeScript compiles in strict mode, with the resolution of ${resolution}`, () => {
    const folder = settle(packed, 'tests/consumers/types', `types-${resolution}`);
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    const script = `import { writeFileSync } from 'node:fs'; writeFileSync('package.json', '{"type":"module"}')`;
    node(['--input-type=module', '--eval', script], folder);
    node([bin('typescript', 'bin/tsc'), '-p', folder, '--moduleResolution', resolution, '--module', module], folder);
  });
}
