// The Ajax API over HTTP, with everything that can go wrong on the way.

import { bodyOf } from '../server.mjs';
import { Refused } from './cart.mjs';
import { cartJson, sectionsJson } from './json.mjs';

const WAY = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/cart(?:\/(add|change|update|clear))?\.js$/i;

/**
 * What answers for the shop.
 * @param {import('./cart.mjs').ShopifyCart} cart
 * @param {boolean} [cacheable]  whether a browser may keep the answers to its readings
 */
export function ajaxApi(cart, cacheable = false) {
  /** Faults of the next changes. @type {{kind: string, ms: number}[]} */
  const faults = [];
  const requests = [];
  let under_way = false;

  function carryOut(way, body, fault) {
    if (fault === 'refuse')
      throw new Refused(422, { status: 422, message: 'Cart Error', description: 'This is not for sale today.' });
    const before = cart.lines().lines;
    if (way === 'add') {
      const items = body.items ?? [body];
      if (fault === 'partial' && items.length > 1) {
        cart.add(items.slice(0, 1));
        throw new Refused(422, { status: 422, message: 'Cart Error', description: 'The rest was sold a moment ago.' });
      }
      const keys = cart.add(items);
      const { all } = cart.lines();
      const written = cartJson(cart).items;
      return { items: keys.map((id) => written.find(({ key }) => key === all.find((line) => line.id === id).key)) };
    }
    cart[way](body);
    const after = cart.lines().lines;
    const only = (some, others) =>
      some
        .filter(({ key }) => !others.some((one) => one.key === key))
        .map(({ variant, quantity }) => ({ variant_id: Number(variant), quantity }));
    return { ...cartJson(cart), items_added: only(after, before), items_removed: only(before, after) };
  }

  async function change(way, request, send) {
    const body = JSON.parse((await bodyOf(request)) || '{}');
    const { kind, ms } = faults.shift() ?? {};
    if (kind === 'html') return send(503, '<!doctype html><title>Something went wrong</title>', 'text/html');
    if (kind === 'conflict' || under_way)
      return send(409, {
        status: 409,
        message: 'Conflict',
        description: 'Another request is changing the cart. Please try again.',
      });
    under_way = true;
    try {
      if (kind === 'late')
        await new Promise((done) => {
          setTimeout(done, ms);
        });
      const answer = carryOut(way, body, kind);
      // Done, and nobody ever hears of it.
      if (kind === 'lost') return undefined;
      if (!body.sections) return send(200, answer);
      const names = [body.sections].flat().join(',').split(',');
      if (names.length > 5)
        return send(400, { status: 'bad_request', message: 'Invalid sections', description: 'At most five sections' });
      return send(200, { ...answer, sections: sectionsJson(names, cart) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return send(error.status, error.body);
    } finally {
      under_way = false;
    }
  }

  return {
    requests,
    fault: (kind, { times = 1, ms = 300 } = {}) => {
      for (let i = 0; i < times; i += 1) faults.push({ kind, ms });
    },
    /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
    answer(request, response, path) {
      const found = WAY.exec(path);
      if (!found) return false;
      // What a theme asks for the sake of its own events is its own affair.
      if (!request.url.endsWith('?theme')) requests.push({ method: request.method, path });
      const send = (status, body, type = 'application/json; charset=utf-8') => {
        // A browser may then keep a cart that was read, and give it again to whoever does not forbid that.
        const kept = cacheable && request.method === 'GET' ? 'private, max-age=600' : 'no-store';
        response.writeHead(status, { 'Content-Type': type, 'Cache-Control': kept });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      };
      if (found[1])
        change(found[1], request, send).catch((error) => {
          send(500, { status: 500, message: error.stack });
        });
      else send(200, cartJson(cart));
      return true;
    },
  };
}
