// A static server for development and for the tests, as strict as the strictest shop: whatever would break
// under a Content-Security-Policy with Trusted Types breaks here first.

import { createServer } from 'node:http';
import { Problem } from './lib/run.mjs';

// 'wasm-unsafe-eval' is the one thing that the product asks of a shop.
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "frame-src 'self'", // the gallery's windows
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */

/**
 * Serves `dir` and resolves to `{ url, port, close }`. Without a `port`, the first free one from 8080 on; a port
 * that is asked for is taken or refused, never replaced. Port 0 is any free one. `first` is asked before the files,
 * and answers true where it takes a request itself.
 * @param {object} options
 * @param {string} options.dir
 * @param {number} [options.port]
 * @param {string} [options.host]
 * @param {(request: IncomingMessage, response: ServerResponse) => boolean|void} [options.first]
 */
export async function serve({ dir, port, host = '127.0.0.1', first }) {
  const { default: sirv } = await import('sirv'); // here, because `npm start` imports this before npm has installed it
  const files = sirv(dir, {
    dev: true, // looks at the disk each time, and sends Cache-Control: no-store
    setHeaders: (response) => {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('X-Content-Type-Options', 'nosniff');
    },
  });
  const server = createServer((request, response) => {
    if (first?.(request, response)) return;
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': policy });
      response.end('Not found\n');
    });
  });
  const taken = await listen(server, host, port === undefined ? range(8080, 8100) : [port]);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections(); // a browser keeps connections open
      }),
  };
}

/** @param {Server} server @param {string} host @param {number[]} ports */
async function listen(server, host, ports) {
  for (const port of ports) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(undefined);
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EACCES') throw new Problem(`Port ${port} may not be used by this user. Choose one above 1023.`);
      if (code !== 'EADDRINUSE') throw new Problem(`The server cannot listen on ${host}: ${message}`);
    }
  }
  const which = ports.length > 1 ? `The ports ${ports[0]} to ${ports.at(-1)} are` : `Port ${ports[0]} is`;
  throw new Problem(`${which} in use by other programs. Choose another one, for instance: npm start -- --port 9000`);
}

/** @param {number} from @param {number} to */
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
