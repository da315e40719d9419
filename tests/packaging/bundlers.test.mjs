// Consumers of the packed tarball: by Vite, webpack, esbuild and script tag, each built, opened and used.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from '../e2e/support/chrome.mjs';
import { wasmFile } from '../../scripts/lib/integrity.mjs';
import { filesIn, lend, node, pack, root, settle, stock } from './support/tarball.mjs';
import { begun, open, visit } from './support/visit.mjs';

let packed;
let browser;
before(async () => {
  packed = pack();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  packed?.remove();
});

const ours = [wasmFile];

/** The WebAssembly in what a bundler wrote, which must be ours, byte for byte, each file once. Answers its paths. */
function wasmIn(folder) {
  const found = filesIn(folder).filter((name) => name.endsWith('.wasm'));
  const bytes = (from, names) => names.map((name) => readFileSync(join(from, name)).toString('base64')).sort();
  assert.deepEqual(bytes(folder, found), bytes(join(packed.installed, 'dist'), ours), `${found}`);
  return found.map((name) => `/${name.replaceAll('\\', '/')}`).sort();
}

/** The WebAssembly that a page has asked for. */
const fetched = (paths) => paths.filter((path) => path.endsWith('.wasm')).sort();

test('Vite: the default entry; the WebAssembly is emitted once and fetched once', async () => {
  const folder = settle(packed, 'tests/consumers/vite');
  const { build } = await import('vite');
  await build({ root: folder, configFile: false, logLevel: 'error', build: { outDir: 'out' } });
  stock(join(folder, 'out'));
  const { paths, layer } = await visit(browser, join(folder, 'out'));
  assert.deepEqual(fetched(paths), wasmIn(join(folder, 'out')));
  // Whether something counts as seen depends on how long this took.
  const events = layer.map(({ event }) => event).filter((event) => event && event !== 'view_item_list');
  assert.deepEqual(events, ['select_item', 'add_to_cart']);
});

test('Vite while developing: the WebAssembly is found where the package lies', async () => {
  const folder = settle(packed, 'tests/consumers/vite', 'vite-dev');
  stock(join(folder, 'public'));
  const { createServer } = await import('vite');
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, watch: null, fs: { allow: [packed.dir] } },
  });
  try {
    await server.listen();
    const { paths } = await visit(browser, `http://localhost:${server.httpServer.address().port}/`);
    assert.equal(fetched(paths).length, ours.length);
  } finally {
    await server.close();
  }
});

test('webpack 5: the default entry', async () => {
  const folder = settle(packed, 'tests/consumers/webpack');
  const { default: webpack } = await import('webpack');
  const stats = await new Promise((resolve, reject) => {
    webpack(
      {
        context: folder,
        mode: 'production',
        entry: './main.js',
        // A shop that demands Trusted Types has to tell webpack.
        output: { path: join(folder, 'out'), trustedTypes: true },
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
  });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  cpSync(join(folder, 'index.html'), join(folder, 'out', 'index.html'));
  stock(join(folder, 'out'));
  const { paths } = await visit(browser, join(folder, 'out'));
  assert.deepEqual(fetched(paths), wasmIn(join(folder, 'out')));
});

test('esbuild: ./slim with the file that the loader names, and ./inline with none', async () => {
  const folder = settle(packed, 'tests/consumers/esbuild');
  const out = join(folder, 'out');
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: folder,
    entryPoints: ['main.js', 'inline.js'],
    outdir: out,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    splitting: true,
    minify: true,
    loader: { '.wasm': 'file' },
    logLevel: 'error',
  });
  for (const page of ['index.html', 'inline.html']) cpSync(join(folder, page), join(out, page));
  stock(out);
  assert.deepEqual(fetched((await visit(browser, out)).paths), wasmIn(out));
  assert.deepEqual(fetched((await visit(browser, out, { page: 'inline.html' })).paths), []);
});

test('a script tag, with the hash that integrity.json has for it; the page gets no more than it needs', async () => {
  const folder = settle(packed, 'tests/consumers/script-tag');
  cpSync(join(packed.installed, 'dist'), join(folder, 'cart-associate', 'dist'), { recursive: true });
  const hashes = JSON.parse(readFileSync(join(packed.installed, 'dist', 'integrity.json'), 'utf8'));
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('HASH', hashes['cart-associate.js']));
  stock(folder);
  const { paths } = await visit(browser, folder);
  const files = paths
    .filter((path) => path.startsWith('/cart-associate/'))
    .map((path) => path.replace('/cart-associate/dist/', ''));
  const names = JSON.parse(readFileSync(join(packed.installed, 'dist', 'scripts.json'), 'utf8'));
  const needed = ['cart-associate.js', names.engine, names['adapters-memory'], names['words-en'], ...ours];
  assert.deepEqual(files.sort(), needed.sort());
});

test('a script tag of another host, as of a CDN, without more ado', async () => {
  const dist = join(packed.installed, 'dist');
  // What a CDN sends: whoever may ask for it.
  const cdn = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://cdn.test');
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': pathname.endsWith('.js') ? 'text/javascript' : 'application/wasm',
    });
    response.end(readFileSync(join(dist, pathname.split('/').at(-1))));
  });
  const folder = settle(packed, 'tests/consumers/script-tag', 'script-tag-cdn');
  stock(folder);
  const text = readFileSync(join(folder, 'index.html'), 'utf8');
  const shop = createServer(({ url }, response) => {
    const page = url === '/';
    response.setHeader(
      'Content-Type',
      page
        ? 'text/html'
        : url.endsWith('.js')
          ? 'text/javascript'
          : url.endsWith('.svg')
            ? 'image/svg+xml'
            : 'application/octet-stream',
    );
    response.end(
      page
        ? text
            .replace('cart-associate/dist', `http://127.0.0.1:${cdn.address().port}/theme`)
            .replace(' integrity="HASH"', '')
        : readFileSync(join(folder, url)),
    );
  });
  try {
    for (const server of [cdn, shop])
      await new Promise((ready) => {
        server.listen(0, '127.0.0.1', ready);
      });
    const { paths } = await visit(browser, `http://127.0.0.1:${shop.address().port}/`, { page: '' });
    assert.ok(
      paths.some((path) => path.startsWith('/theme/cart-associate-words-en-')),
      paths.join(),
    );
  } finally {
    for (const server of [cdn, shop]) {
      server.closeAllConnections();
      server.close();
    }
  }
});

test('a WebAssembly that is not the one of the script is refused', async () => {
  const folder = settle(packed, 'tests/consumers/script-tag', 'script-tag-tampered');
  cpSync(join(packed.installed, 'dist'), join(folder, 'cart-associate', 'dist'), { recursive: true });
  const file = join(folder, 'cart-associate', 'dist', 'cart-associate.wasm');
  // A valid module still: one more custom section, named "x".
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0, 2, 1, 120])]));
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace(' integrity="HASH"', ''));
  stock(folder);
  assert.ok(WebAssembly.validate(readFileSync(file)));
  await open(browser, folder, 'index.html', async (page, { said }) => {
    await page.waitForEvent('console', { predicate: (message) => message.text().includes('Cart Associate (network)') });
    assert.ok(
      said.some((text) => /integrity/.test(text)),
      said.join('\n'),
    );
    assert.equal(await page.locator('cart-associate').isVisible(), false);
  });
});

async function putLampIn(page) {
  await begun(page);
  await page.getByRole('button', { name: 'desk lamp' }).click();
}

test('the plain example, with rules that the packed command compiles', async () => {
  const folder = settle(packed, 'examples/plain');
  cpSync(packed.installed, join(folder, 'node_modules', 'cart-associate'), { recursive: true });
  node([join(packed.installed, 'bin', 'cart-associate.mjs'), 'compile', 'rules.json', '-o', 'rules.bin'], folder);
  const { paths } = await visit(browser, folder, { offers: ['lamp-bulb'], before: putLampIn });
  assert.equal(fetched(paths).length, ours.length);
});

test('the React example: it type-checks, and works in strict mode', async () => {
  lend(packed, 'react', 'react-dom', 'scheduler', '@types/react', '@types/react-dom', 'csstype');
  const folder = settle(packed, 'examples/react');
  node([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], folder);
  const { build } = await import('esbuild');
  const out = join(folder, 'out');
  await build({
    absWorkingDir: folder,
    entryPoints: ['main.tsx'],
    outdir: out,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    preserveSymlinks: true,
    logLevel: 'error',
  });
  for (const name of ours) cpSync(join(packed.installed, 'dist', name), join(out, name));
  writeFileSync(
    join(out, 'index.html'),
    readFileSync(join(folder, 'index.html'), 'utf8').replace('main.tsx', 'main.js'),
  );
  node(
    [
      join(packed.installed, 'bin', 'cart-associate.mjs'),
      'compile',
      join(root, 'examples', 'plain', 'rules.json'),
      '-o',
      join(out, 'rules.bin'),
    ],
    folder,
  );
  await visit(browser, out, { offers: ['lamp-bulb'], before: putLampIn });
  assert.ok(statSync(join(out, 'main.js')).size > 0);
});
