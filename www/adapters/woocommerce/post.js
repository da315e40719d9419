// One mutation of the Store API at a time: with a nonce, tried once more where the nonce was old or the session busy,
// and with what the shop says of a refusal.

import { realGlobal } from '../../loader/real-global.js';
import { timeFor } from '../common/time.js';
import { tidied } from './read.js';
import { plain } from './text.js';

/** How long to wait before a conflict is tried again, in ms. */
const BACK_OFF = 300;

/** @import { Answer, Body, StoreCart } from './shapes.js' */

/**
 * Not done, for a reason that is the developer's: the shopper reads the card's own words.
 * @param {string} why
 * @returns {never}
 */
export function fail(why) {
  console.warn(`Cart Associate: ${why}. See docs/woocommerce.md.`);
  throw new Error('');
}

/** @param {import('./shapes.js').ShopState} shop  `raw` is kept as new as the answers are */
export function requests(shop) {
  // No step begins after the time is up: whoever waited has read the cart by then.
  const signal = AbortSignal.timeout(timeFor(shop.options.patience));
  let sent = false;

  /** @returns {Record<string, string>} */
  const headers = () => {
    const nonce =
      shop.nonce ?? realGlobal('wcBlocksMiddlewareConfig')?.storeApiNonce ?? realGlobal('wcSettings')?.storeApiNonce;
    return nonce ? { Nonce: nonce } : {};
  };

  /** @param {string} path @param {() => Record<string, unknown>} bodyOf */
  async function send(path, bodyOf) {
    sent = true;
    try {
      const init = {
        method: 'POST',
        signal,
        headers: { 'Content-Type': 'application/json', ...headers() },
        body: JSON.stringify(bodyOf()),
      };
      return await shop.ask(path, init);
    } catch (cause) {
      throw Object.assign(new Error('', { cause }), { lost: true });
    }
  }

  /**
   * Asks, and once more after a cause that may have passed.
   * @param {string} path @param {() => Record<string, unknown>} bodyOf
   * @param {(answer: Answer) => Answer[]} parts  the answers in an answer
   */
  async function insist(path, bodyOf, parts) {
    let answer = await send(path, bodyOf);
    if (parts(answer).some(({ body }) => /_nonce$/.test(body?.code ?? ''))) {
      // Any answer brings a new one.
      await shop.ask('cart', { signal });
      answer = await send(path, bodyOf);
    } else if (answer.status === 409 && !left(answer.body, bodyOf().key)) {
      await new Promise((done) => {
        setTimeout(done, BACK_OFF);
      });
      answer = await send(path, bodyOf);
    }
    return parts(answer);
  }

  /** Takes the answers in, in turn, and throws the first refusal. @param {Answer[]} answers */
  function take(answers) {
    for (const { body } of answers) shop.raw = cartIn(body) ?? shop.raw;
    const refused = answers.find(({ status, body }) => status >= 400 || !body?.items);
    if (refused) throw refusal(refused);
  }

  return {
    /** @param {string} path  after `/wc/store/v1/` @param {Record<string, unknown>} body */
    post: async (path, body) =>
      take(
        await insist(
          path,
          () => body,
          (answer) => [answer],
        ),
      ),
    /** Several that do not need each other, in one request. @param {[path: string, body: object][]} list */
    async batch(list) {
      const whole = () => ({
        requests: list.map(([path, body]) => ({
          path: `/wc/store/v1/${path}`,
          method: 'POST',
          headers: headers(),
          body,
        })),
      });
      take(await insist('batch', whole, (answer) => answer.body?.responses ?? [answer]));
    },
    /** Whether anything may have reached the shop. */
    sent: () => sent,
  };
}

/** The cart that an answer holds; a conflict holds it too. @param {Body|undefined} body */
function cartIn(body) {
  const cart = /** @type {StoreCart|undefined} */ ([body, body?.data?.cart].find((one) => one?.items));
  return cart && tidied(cart);
}

/**
 * Whether a conflict is that the line is gone, which waiting does not mend.
 * @param {Body|undefined} body @param {unknown} key
 */
const left = (body, key) => key !== undefined && cartIn(body)?.items.every((item) => item.key !== key);

/** What the shop says, for a shopper; nothing where it speaks to a programmer. @param {Answer} answer */
function refusal({ status, body }) {
  const readable = status < 500 && body?.message && !/^rest_|_nonce$/.test(body.code ?? 'rest_');
  return Object.assign(new Error(readable ? plain(body?.message) : ''), {
    status,
    code: body?.code,
    lost: status < 400 || status >= 500,
  });
}
