// Shopify's Liquid as far as our files use it, on the library liquidjs.

import { join } from 'node:path';
import { Liquid } from 'liquidjs';

/**
 * @param {string} folder  with snippets/, and blocks/ in an extension
 * @param {object} globals  the objects that every file sees
 * @param {(name: string) => string} assetUrl
 */
export function liquid(folder, globals, assetUrl = (name) => `https://cdn.example/assets/${name}?v=1`) {
  const engine = new Liquid({
    root: [join(folder, 'blocks'), join(folder, 'snippets')],
    partials: join(folder, 'snippets'),
    extname: '.liquid',
    globals,
  });
  engine.registerFilter('asset_url', assetUrl);
  // Without any care for HTML: the snippets must not rely on it.
  engine.registerFilter('json', (value) => JSON.stringify(value ?? null));
  // The schema is for the theme editor, and writes nothing.
  engine.registerTag('schema', {
    parse(_, rest) {
      while (rest.length > 0) if (rest.shift().name === 'endschema') return;
      throw new Error('{% schema %} has no end');
    },
    render() {},
  });
  return engine;
}
