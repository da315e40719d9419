// The WordPress plugin's own PHP, in a real PHP (8.3, in WebAssembly), with WordPress and WooCommerce as wordpress/ has
// them.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getPHPLoaderModule } from '@php-wasm/node-8-3';
import { loadPHPRuntime, PHP } from '@php-wasm/universal';

const around = fileURLToPath(new URL('wordpress/', import.meta.url));
const PLUGIN = '/site/plugins/cart-associate';

/** What every run begins with: no notice goes unheard, and everything is loaded in WordPress's order. */
const begin = (plugins) => `
error_reporting( E_ALL );
set_error_handler( function ( $level, $message, $file, $line ) { throw new ErrorException( $message, 0, $level, $file, $line ); } );
$shop = json_decode( file_get_contents( '/shop.json' ), true );
require '/wordpress.php';
require '${PLUGIN}/cart-associate.php';
${plugins ? "require '/woocommerce.php';" : ''}
do_action( 'plugins_loaded' );
do_action( 'woocommerce_blocks_loaded' );`;

/**
 * @param {string} plugin  the plugin's folder
 * @returns {Promise<{run: (code: string, shop?: Shop) => Promise<any>, raw: (code: string) => Promise<string>}>}
 *   `run`: what a piece of PHP returns, in a request of its own, with the plugin active; `raw`: what one prints,
 *   without anything
 */
export async function wordpress(plugin) {
  const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
  const put = (to, text) => {
    php.mkdir(dirname(to));
    php.writeFile(to, text);
  };
  for (const name of ['wordpress.php', 'woocommerce.php']) put(`/${name}`, readFileSync(join(around, name)));
  for (const name of readdirSync(plugin, { recursive: true })) {
    if (name.endsWith('.php') && statSync(join(plugin, name)).isFile())
      put(`${PLUGIN}/${name}`, readFileSync(join(plugin, name)));
  }
  const rules = '/site/uploads/cart-associate/rules.bin';

  /** One request at a time: each finds the files that are for it. */
  let busy = Promise.resolve();
  const raw = async (code) => (await php.run({ code: `<?php ${code}` })).text;
  return {
    raw,
    run: (...given) => (busy = busy.catch(() => {}).then(() => run(...given))),
  };

  async function run(
    code,
    { rules: has = true, woocommerce = true, theme = '', config = '', scripts, asked, ...shop } = {},
  ) {
    const names = `${PLUGIN}/assets/scripts.json`;
    if (scripts) put(names, JSON.stringify(scripts));
    else if (php.fileExists(names)) php.unlink(names);
    if (has) put(rules, has === true ? 'CART' : has);
    else if (php.fileExists(rules)) php.unlink(rules);
    put('/shop.json', JSON.stringify(shop));
    const text = await raw(`${asked ? "define( 'REST_REQUEST', true );" : ''} ${config} ${begin(woocommerce)} ${theme}
      do_action( 'before_woocommerce_init' );
      do_action( 'init' );
      echo json_encode( ( function () { ${code} } )(), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES );`);
    return JSON.parse(text);
  }
}

/**
 * @typedef {object} Shop
 * @property {boolean|string|Uint8Array} [rules]  a rule bundle lies in the uploads: any, or this one; default true
 * @property {boolean} [asked]  the request is one of the REST API's
 * @property {boolean} [woocommerce]  WooCommerce is active; default true
 * @property {Record<string, string>} [scripts]  what the build writes into assets/scripts.json
 * @property {string} [config]  PHP in wp-config.php @property {string} [theme]  PHP in the theme's functions.php
 * @property {boolean} [checkout] @property {boolean} [secure]  the page is asked for by https
 * @property {string} [site] where it is; default http://shop.example
 * @property {string} [home] the path where the shop begins
 * @property {string} [language] @property {string} [country] @property {string[]} [roles]
 * @property {boolean} [hooks]  the theme's mini-cart does all the actions of WooCommerce's; default true
 * @property {number[]} [single]  what is sold individually @property {Record<number, number>} [stock]  how much there is
 * @property {boolean} [with_tax]  prices are shown with tax; without it the shop has no taxes
 * @property {Record<string, Record<string, string[]>>} [terms]  slugs by taxonomy, by product
 * @property
 *   {{id: number, parent?: number, quantity?: number, ships?: boolean, name?: string, key?: string, data?: object}[]}
 *   [cart]
 */
