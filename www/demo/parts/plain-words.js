// The plain words for the list behind the counter: those that `npx cart-associate explain` says. They come from the
// merchant's build, which is loaded only when somebody opens the panel: no shopper does.

/** @import { Reason } from '../../types/mount.js' */
/** @typedef {{offers?: Reason[]}} Told  what is read of an explanation */

/** @type {Promise<Awaited<ReturnType<typeof start>>|undefined>|undefined} */
let loading;

const load = () => {
  loading ??= start().catch((error) => {
    console.info('The panel does without plain words:', error);
    return undefined;
  });
  return loading;
};

async function start() {
  const [glue, rules] = await Promise.all([
    import(new URL('authoring/cart_associate.js', document.baseURI).href),
    fetch(new URL('rules.bin', document.baseURI)).then((answer) => answer.arrayBuffer()),
  ]);
  await glue.default({ module_or_path: new URL('authoring/cart_associate_bg.wasm', document.baseURI) });
  const bundle = new Uint8Array(rules);
  return {
    /** @param {object} cart @param {object} context @returns {Told} */
    explain: (cart, context) => glue.explain_cart(bundle, JSON.stringify(cart), JSON.stringify(context)),
    /** @type {(reason: string|undefined, by: string|undefined) => string} */
    withheld: glue.withheld_text,
  };
}

/**
 * The list with a text for every offer; the list as it is where that cannot be had.
 * @param {Reason[]} reasons  what the suggestions themselves say
 * @param {{cart: object, context: object}|undefined} situation
 */
export async function withPlainWords(reasons, situation) {
  const words = await load();
  if (!words) return reasons;
  const told = situation && words.explain(situation.cart, situation.context);
  return reasons.map((one) => {
    // The page may have gone on meanwhile: a text counts only where it is about the same answer.
    const same = told?.offers?.find(
      ({ offer, shown, reason }) => offer === one.offer && shown === one.shown && reason === one.reason,
    );
    const text = same?.text ?? (one.shown ? one.text : words.withheld(one.reason, one.by));
    return { ...one, text };
  });
}
