// `npm start`: from a fresh clone to the demo shop and the playground in the browser. Installs what is missing, builds what has
// changed, serves dist/demo. Imports nothing that npm has yet to install.
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
  await build();
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

function options(args) {
  const result = { port: process.env.PORT || undefined, open: !process.env.CI };
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--no-open') result.open = false;
    else if (args[i] === '--port') result.port = args[(i += 1)] ?? '';
    else if (args[i].startsWith('--port=')) result.port = args[i].slice('--port='.length);
    else throw new Problem(`${args[i]} is not known here. There are --port <number> and --no-open.`);
  }
  if (result.port === undefined) return result;
  const port = Number(result.port);
  if (!/^\d+$/.test(result.port) || port > 65535) throw new Problem(`"${result.port}" is not a port number.`);
  return { ...result, port };
}

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
