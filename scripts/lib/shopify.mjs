// Shopify: an app with a theme app extension as a folder that `shopify app deploy` takes, and the files for a theme
// that is edited by hand.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import decimals from '../../www/adapters/common/decimals.json' with { type: 'json' };
import { mustExist, scriptNames } from './bundle.mjs';
import { stepIfStale } from './fresh.mjs';
import { integrityOf, wasmFile } from './integrity.mjs';
import { must, root } from './run.mjs';

const from = join(root, 'www', 'shopify');
const dist = join(root, 'dist');
const to = join(dist, 'shopify');
const binary = `dist/${wasmFile}`;

/** Our files that a Shopify shop has no use for. */
const ELSEWHERE = /^cart-associate(\.js|-woocommerce\.js|-engine-(?!shopify)|-adapters-)/;

/** What a fresh installation has for rules until the merchant puts their own in its place: none. */
const NO_RULES = { format: 1, revision: 'none', language: 'en', products: [], offers: [] };

/**
 * Our Liquid with the languages and the names of this build's files in it, the hash of the WebAssembly, and the
 * currencies by their decimals.
 * @param {string} liquid
 */
function withNames(liquid) {
  const names = scriptNames();
  const languages = Object.keys(names).flatMap((name) => /^words-(?!en$)(.+)/.exec(name)?.[1] ?? []);
  const cases = languages.map(
    (language) => `      when '${language}'\n        assign words = 'cart-associate-words-${language}.js'\n`,
  );
  return liquid
    .replace(/^ *# LANGUAGES.*\n/m, cases.join(''))
    .replaceAll(/'cart-associate-([\w-]+)\.js'/g, (/** @type {string} */ same, /** @type {string} */ name) =>
      names[name] ? `'${names[name]}'` : same,
    )
    .replace(`INTEGRITY-OF-${wasmFile}"`, `${integrityOf(binary)}"`)
    .replace('CURRENCIES-WITHOUT-DECIMALS', decimals.none)
    .replace('CURRENCIES-WITH-THREE-DECIMALS', decimals.three);
}

export const buildShopify = () =>
  stepIfStale(
    'Shopify, dist/shopify/',
    {
      inputs: [
        'www/shopify',
        'www/adapters/common/decimals.json',
        'dist/cart-associate-shopify.js',
        'dist/scripts.json',
        binary,
        'scripts/lib/shopify.mjs',
        'scripts/lib/integrity.mjs',
      ],
      outputs: ['dist/shopify/theme/assets/cart-associate-rules.wasm'], // written last
    },
    async () => {
      mustExist('dist/cart-associate-shopify.js', 'dist/scripts.json', binary);
      rmSync(to, { recursive: true, force: true });
      cpSync(from, to, { recursive: true });
      const extension = join(to, 'extensions', 'cart-associate');
      const theme = join(to, 'theme');
      for (const page of [
        join(extension, 'blocks', 'app-embed.liquid'),
        join(extension, 'snippets', 'cart-associate-facts.liquid'),
        join(extension, 'snippets', 'cart-associate-hints.liquid'),
        join(theme, 'snippets', 'cart-associate.liquid'),
      ])
        writeFileSync(page, withNames(readFileSync(page, 'utf8')));
      for (const name of readdirSync(join(extension, 'snippets')))
        cpSync(join(extension, 'snippets', name), join(theme, 'snippets', name));
      const [text, rules] = [join(to, 'none.json'), join(to, 'none.bin')];
      writeFileSync(text, JSON.stringify(NO_RULES));
      await must(process.execPath, ['bin/cart-associate.mjs', 'compile', text, '-o', rules], {
        failed: 'The empty rule bundle could not be compiled; the reasons are above.',
        show: 'nothing',
      });
      for (const place of [extension, theme]) {
        mkdirSync(join(place, 'assets'));
        for (const name of readdirSync(dist)) {
          if (/^cart-associate.*\.(js|wasm)$/.test(name) && !ELSEWHERE.test(name))
            cpSync(join(dist, name), join(place, 'assets', name));
        }
        // Of what may lie in an extension's assets, ".wasm" is the one ending of files that are not text.
        cpSync(rules, join(place, 'assets', 'cart-associate-rules.wasm'));
      }
      for (const file of [text, rules]) rmSync(file);
    },
  );
