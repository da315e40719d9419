// A platform's shop on the machine: its own answers first (the double), then the page, then the product's files.

import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { policy as strict, serve } from '../../../scripts/serve.mjs';
import { rulesBin } from './shop.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What lies beside the built site: the adapters as they are written, with what they import of the loader, and the pages of the suite. */
const folders = {
  '/adapters/': `${root}www/adapters`,
  '/loader/': `${root}www/loader`,
  '/pages/': `${root}tests/e2e/platforms/pages`,
};
const served = Object.entries(folders).map(([prefix, dir]) => ({ prefix, files: sirv(dir, { dev: true }) }));

const text = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The page: a cart, open all the time, and after all that can be pressed the place for suggestions. */
const page = ({ script, setting: { facts }, head = '', body = '' }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Cart</title>
<link rel="icon" href="images/mark.svg" type="image/svg+xml">
${facts ? `<script type="application/json" data-cart-associate>${typeof facts === 'string' ? facts : text(facts)}</script>` : ''}
${head}
<script type="module" src="pages/${script}"></script>
</head>
<body>
<main>
<h1>Cart</h1>
${body}
<p><a href="checkout.html">Checkout</a></p>
<cart-associate placement="cart"></cart-associate>
</main>
</body>
</html>
`;

/** The body of a request. @param {import('node:http').IncomingMessage} request */
export async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

/**
 * @param {{dir: string}} site
 * @param {object} what
 * @param {string} what.script  the page's own script, in pages/
 * @param {string} [what.head] @param {string} [what.body]  more of the page
 * @param {(strict: string) => string} [what.policy]  another Content-Security-Policy than ours
 * @param {import('./shop.mjs').Setting} what.setting  the page gets it too, as setting.json
 * @param
 *   {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, path: string) => boolean|void}
 *   [what.answer] the platform: true where it takes the request
 */
export async function openShop(site, what) {
  const { setting, policy = (own) => own, answer } = what;
  const rules = await rulesBin();
  const send = (response, type, body) => {
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy(strict) });
    response.end(body);
    return true;
  };
  return serve({
    dir: site.dir,
    port: 0,
    first(request, response) {
      const path = new URL(request.url, 'http://shop').pathname;
      if (answer?.(request, response, path)) return true;
      if (path === '/') return send(response, 'text/html; charset=utf-8', page(what));
      if (path === '/rules.bin') return send(response, 'application/octet-stream', rules);
      if (path === '/setting.json') return send(response, 'application/json', text(setting));
      const found = served.find(({ prefix }) => path.startsWith(prefix));
      if (!found) return false;
      request.url = `/${request.url.slice(found.prefix.length)}`;
      found.files(request, response, () => {
        response.writeHead(404);
        response.end();
      });
      return true;
    },
  });
}
