// `npm start`: from a fresh clone to the demo shop and the playground in the browser. Installs what is missing, builds
// what has changed, serves dist/demo. Imports nothing that npm has yet to install.
//
//   --port 9000   this port and no other      --no-open   leave the browser alone

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { main, Problem, root, windows } from './lib/run.mjs';
import { ensureBuildTools } from './tools.mjs';
import { build } from './build.mjs';
import { serve } from './serve.mjs';

await main(async () => {
  const { port, open } = options(process.argv.slice(2));
  await ensureBuildTools();
  await build({ types: false });
  const server = await serve({ dir: join(root, 'dist', 'demo'), port });
  console.log(`\nThe demo shop is at ${server.url}   (Ctrl-C ends it)\nThe playground is at ${server.url}playground/`);
  if (open) openBrowser(server.url);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(signal); // nothing else is running any more, and stopping is no failure
    process.on(signal, async () => {
      await server.close();
      console.log('\nStopped.');
      process.exit(0);
    });
  }
});

/** @param {string[]} args @returns {{port: number|undefined, open: boolean}} */
function options(args) {
  let open = !process.env.CI;
  let given = process.env.PORT || undefined;
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--no-open') open = false;
    else if (args[i] === '--port') {
      i += 1;
      given = args[i] ?? '';
    } else if (args[i].startsWith('--port=')) given = args[i].slice('--port='.length);
    else throw new Problem(`${args[i]} is not known here. There are --port <number> and --no-open.`);
  }
  if (given === undefined) return { port: undefined, open };
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65535) throw new Problem(`"${given}" is not a port number.`);
  return { port, open };
}

/** @param {string} url */
function openBrowser(url) {
  const graphical = windows || process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!graphical) return;
  const [command, ...args] = windows
    ? ['cmd', '/c', 'start', '', url]
    : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  // Whether it works is of no importance: the address has been printed.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
