// The Store API over HTTP: routes, nonces, the batch, and everything that can go wrong on the way.

import { RouteError } from './till.mjs';

const ROOT = /^\/wp-json(\/wc\/store\/v1\/.*)$/;
const PAGE = '<!DOCTYPE html><html><body><h1>Briefly unavailable for scheduled maintenance.</h1></body></html>';

/**
 * @param {ReturnType<import('./till.mjs').wooTill>} till
 * @param {{takes: () => {kind: string, ms: number}|undefined}} faults  what is to go wrong with the next change
 */
export function storeApi(till, faults) {
  let nonce = 1;
  let busy = Promise.resolve();
  /** Answers that never come: ended when the shop closes. */
  const lost = new Set();

  const routes = {
    '/wc/store/v1/cart/add-item': [till.add, 201],
    '/wc/store/v1/cart/update-item': [till.update, 200],
    '/wc/store/v1/cart/remove-item': [till.remove, 200],
    '/wc/store/v1/cart/apply-coupon': [till.applyCoupon, 200],
    '/wc/store/v1/cart/remove-coupon': [till.removeCoupon, 200],
    '/wc/store/v1/cart/extensions': [till.extend, 200],
  };

  const refused = (code, message, status) => ({
    status,
    body: { code, message, data: { status, ...(status === 409 && { cart: till.json() }) } },
  });

  /**
   * One change.
   * @param {string} path @param {Record<string, any>} body @param {string} [given] the nonce @param {string} [fault]
   */
  async function change(path, body, given, fault) {
    const [work, status] = routes[path] ?? [];
    if (!work) return refused('rest_no_route', 'No route was found matching the URL and request method.', 404);
    if (given === undefined)
      return refused(
        'woocommerce_rest_missing_nonce',
        'Missing the Nonce header. This endpoint requires a valid nonce.',
        401,
      );
    if (given !== `nonce-${nonce}`) return refused('woocommerce_rest_invalid_nonce', 'Nonce is invalid.', 403);
    if (fault === 'conflict')
      return refused('woocommerce_rest_cart_conflict', 'The cart is busy. Please try again.', 409);
    if (fault === 'refuse')
      return refused('woocommerce_rest_cart_error', 'This is <strong>not</strong> for sale today&#46;', 400);
    try {
      await work(body);
      return { status, body: till.json() };
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      return refused(error.code, error.message, error.status);
    }
  }

  /** The parts of a batch run one after the other, whatever becomes of each. */
  async function batch({ requests = [] }, fault) {
    const responses = [];
    for (const [at, { path, body = {}, headers = {} }] of requests.entries()) {
      const cut = fault === 'partial' ? at > 0 && 'refuse' : fault;
      responses.push({ ...(await change(path, body, headers.Nonce, cut)), headers: {} });
    }
    return { status: 207, body: { responses } };
  }

  async function answerTo(path, text, request, fault) {
    const body = JSON.parse(text || '{}');
    if (path.endsWith('/batch')) return batch(body, fault);
    if (fault === 'overstock' && path.endsWith('/add-item')) return overstock(path, body, request);
    return change(path, body, request.headers.nonce, fault === 'partial' ? undefined : fault);
  }

  /** Some plugins put in what there is, and then say that it was too much. */
  async function overstock(path, body, request) {
    const first = await change(path, body, request.headers.nonce);
    if (first.body.code !== 'woocommerce_rest_product_partially_out_of_stock') return first;
    const held = till
      .json()
      .items.filter(({ id }) => id === body.id)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const left = till.memory.catalog.stock(String(body.id)) - held;
    if (left > 0) await change(path, { ...body, quantity: left }, request.headers.nonce);
    return first;
  }

  const send = (response, { status, body }, type = 'application/json; charset=UTF-8') => {
    response.writeHead(status, {
      'Content-Type': type,
      Nonce: `nonce-${nonce}`,
      'Nonce-Timestamp': '0',
      'User-ID': '0',
      'Cart-Token': 'e.y.J',
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

  return {
    /** From now on the nonces given out so far are old. */
    expire() {
      nonce += 1;
    },
    close() {
      for (const response of lost) response.destroy();
    },
    /**
     * Takes a request, and says whether it was one of the Store API's.
     * @param {string} path @param {Promise<string>} text its body
     */
    handle(request, response, path, text) {
      const [, route] = ROOT.exec(path) ?? [];
      if (!route) return false;
      if (request.method === 'GET' && route === '/wc/store/v1/cart') {
        send(response, { status: 200, body: till.json() });
        return true;
      }
      const fault = request.method === 'POST' ? faults.takes() : undefined;
      // One session, one request at a time.
      busy = busy.then(async () => {
        if (fault?.kind === 'html') return send(response, { status: 503, body: PAGE }, 'text/html');
        if (fault?.kind === 'late')
          await new Promise((done) => {
            setTimeout(done, fault.ms);
          });
        const answer =
          request.method === 'POST'
            ? await answerTo(route, await text, request, fault?.kind)
            : refused('rest_no_route', 'No route', 404);
        if (fault?.kind === 'lost') return lost.add(response);
        return send(response, answer);
      });
      return true;
    },
  };
}
