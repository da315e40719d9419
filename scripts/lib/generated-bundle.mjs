// Rule bundles of any size that look like those of a shop: a catalog with titles, addresses, pictures and prices, and
// offers of every kind with a reason each. The same count gives the same bundle.

/** @typedef {(below: number) => number} Random */
/** @typedef {{ id: string, title?: string, prices?: Record<string, string> }} Variant */
/**
 * @typedef {{ id: string, title: string, short_name: string, url?: string, image?: object, collections: string[],
 *   variants: Variant[] }} Product
 */
/** @typedef {Product & { about: { material: string, thing: string } }} Made with what it is made of and what it is */
/**
 * @typedef {{ id: string, kind: string, why: string, when: { line: { product?: string, collection?: string } },
 *   suggest?: { product: string }, kit?: { components: { product: string }[], deal: object }, [name: string]: unknown }} Offer
 */

/** A small generator of random numbers that is the same everywhere (mulberry32). @param {number} seed @returns {Random} */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STYLES =
  'Alder Arden Aspen Birch Bristol Calder Cedar Cove Dale Dover Elm Ember Fern Fjord Glen Harbor Hazel Heath Iris Juniper Kestrel Lark Linden Loft Maple Marlow Moss North Oakley Orchard Piper Quill Ridge Rowan Sage Skye Sorrel Tarn Thistle Vale Willow Wren'.split(
    ' ',
  );
const MATERIALS =
  'oak walnut ash steel brass linen wool felt leather suede cotton bamboo cork marble glass ceramic canvas rattan'.split(
    ' ',
  );
const THINGS =
  'standing desk|desk lamp|cable tray|monitor arm|office chair|desk mat|bookcase|side table|floor lamp|armchair|sofa|ottoman|rug|cushion|throw|bed frame|mattress|duvet|pillow|nightstand|dining table|bench|stool|sideboard|coat rack|mirror|shoe rack|kettle|teapot|coffee grinder|pour-over set|chef’s knife|cutting board|frying pan|casserole|apron|tea towel|water bottle|lunch box|backpack|weekender|wallet|belt|Oxford shoes|Chelsea boots|sneakers|rain jacket|scarf|beanie|gloves|tent|sleeping bag|camp stove|headlamp|trekking poles|bicycle light|pannier|helmet|plant pot|watering can'.split(
    '|',
  );
const COLORS = 'Black White Natural Sand Stone Olive Navy Rust Clay Charcoal'.split(' ');
const SIZES = 'S M L XL'.split(' ');
const REASONS = [
  'Keeps the {thing} tidy when your {trigger} is in daily use.',
  'Made of the same {material} as your {trigger}, so the two age alike.',
  'Protects your {trigger} from scratches, stains and the first winter.',
  'The {thing} to have at hand in the week in which the {trigger} arrives.',
  'Fits your {trigger} without tools and comes off in a minute.',
  'Your {trigger} needs one of these before it can be used outdoors.',
  'Takes the weight off your {trigger} and makes it last some years longer.',
  'Cleans {material} without drying it out; one pack lasts a year.',
  'Gives your {trigger} a place of its own by the door.',
  'Ships in the same parcel as your {trigger}, so nothing is delivered twice.',
  'Makes the {trigger} comfortable for an hour longer.',
  'Replaces the {thing} that comes with your {trigger} by one that is quiet.',
  'Holds everything that otherwise lies around your {trigger}.',
  'Stops the {trigger} from slipping on {material} floors.',
  'Lights the place where your {trigger} stands, without glare.',
];
const ADVICE = [
  'Runs a little small: in {material}, take one size up.',
  'Measure the narrowest door first; this {thing} arrives in one piece.',
  'This {thing} is darker than it looks on a screen; order a sample if the shade matters.',
  'The {material} needs two weeks to soften; it is meant to feel firm at first.',
];

/** @param {string} title */
const slug = (title) =>
  title
    .toLowerCase()
    .replaceAll('’', '')
    .replaceAll(/[^a-z0-9]+/g, '-');
/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** @param {number} index @param {Random} random @param {{ product: number, variant: number }} ids @returns {Made} */
function product(index, random, ids) {
  /** @template T @param {T[]} list @returns {T} */
  const pick = (list) => list[random(list.length)];
  const [style, material, thing] = [pick(STYLES), pick(MATERIALS), pick(THINGS)];
  const title = `${style} ${material} ${thing}`;
  const handle = `${slug(title)}${index < 40 ? '' : `-${index}`}`;
  ids.product += 32768 + random(300_000) * 32;
  const price = 500 + random(400) * (random(4) === 0 ? 250 : 50);
  /** @param {number} cents */
  const amount = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const count = [1, 1, 2, 4][random(4)];
  const sized = random(2) === 0;
  const variants = Array.from({ length: count }, (_, at) => {
    ids.variant += 32768 + (at === 0 ? random(300_000) * 32 : 0);
    const value = sized ? SIZES[at] : COLORS[(index + at) % COLORS.length];
    return {
      id: String(ids.variant),
      ...(count > 1 && { title: value }),
      prices: { USD: amount(price + (random(3) === 0 ? at * 500 : 0)) },
    };
  });
  return {
    id: String(ids.product),
    title,
    short_name: thing,
    url: `/products/${handle}`,
    image: {
      src: `https://cdn.shopify.com/s/files/1/0612/8834/7211/files/${handle}.webp?v=${1_700_000_000 + random(60_000_000)}`,
      alt: `${capital(thing)} in ${material}, seen from the side`,
      width: 600,
      height: 600,
    },
    collections: [slug(thing)],
    variants,
    about: { material, thing },
  };
}

/** @param {number} index @param {Random} random @param {Made[]} products @returns {Offer} */
function offer(index, random, products) {
  /** @template T @param {T[]} list @returns {T} */
  const pick = (list) => list[random(list.length)];
  const trigger = pick(products);
  const other = pick(
    products
      .filter((one, at) => one !== trigger && at % 7 === index % 7)
      .concat(products[0] === trigger ? products[1] : products[0]),
  );
  /** @param {string} text */
  const words = (text) => text.replaceAll('{thing}', other.about.thing).replaceAll('{material}', other.about.material);
  const line = random(3) === 0 ? { collection: trigger.collections[0] } : { product: trigger.id };
  const id = `${slug(trigger.about.thing)}-${slug(other.about.thing)}-${index}`;
  const why = words(pick(REASONS));
  const priority = random(3) === 0 ? { priority: random(10) * 10 } : {};
  const kind = random(20);
  if (kind < 12) {
    return { id, kind: 'pairs_well', ...priority, when: { line }, suggest: { product: other.id }, why };
  }
  if (kind < 14) {
    const advice = pick(ADVICE);
    const own = advice.replaceAll('{thing}', trigger.about.thing).replaceAll('{material}', trigger.about.material);
    return { id, kind: 'avoids_returns', ...priority, when: { line: { product: trigger.id } }, guidance: {}, why: own };
  }
  if (kind < 15) {
    return { id, kind: 'avoids_returns', ...priority, when: { line }, suggest: { product: other.id }, why };
  }
  if (kind < 17) {
    const deal = { percent_off: 10 + random(4) * 5, applied_by: 'automatic' };
    return {
      id,
      kind: 'bundle',
      ...priority,
      when: { line: { product: trigger.id } },
      quantity_break: { quantity: 2 + random(3), deal },
      why: 'You have {have}; {add} more brings the price of each down by {saving_percent}.',
    };
  }
  const deal = { percent_off: 10 + random(3) * 5, applied_by: { code: `SET${10 + random(80)}` } };
  const kit = { components: [{ product: trigger.id }, { product: other.id }], deal };
  return {
    id,
    kind: 'bundle',
    ...priority,
    title: `${capital(trigger.about.thing)} and ${other.about.thing}`,
    when: { line: { product: trigger.id } },
    kit,
    why: 'Together {saving} less than one by one.',
  };
}

/**
 * The product with what some offer asks for or shows of it, and no more: the compiled form drops the rest.
 * @param {Made} product @param {Set<string>} brought @returns {Product}
 */
function needed(product, brought) {
  const { about, ...all } = product;
  if (brought.has(all.id)) return all;
  const { id, title, short_name, collections, variants } = all;
  return { id, title, short_name, collections, variants: variants.map((one) => ({ id: one.id })) };
}

/** A rule bundle of so many offers, with the products that they are about. @param {number} count */
export function generatedBundle(count) {
  const random = randomFrom(count);
  const ids = { product: 7_802_345_619_456, variant: 43_904_112_230_400 };
  const products = Array.from({ length: Math.max(count, 2) }, (_, index) => product(index, random, ids));
  const offers = Array.from({ length: count }, (_, index) => offer(index, random, products));
  const brought = new Set();
  const named = new Set();
  for (const { when, suggest, kit, kind } of offers) {
    named.add(when.line.product ?? when.line.collection);
    if (kind !== 'pairs_well' && when.line.product) brought.add(when.line.product);
    for (const { product: id } of [suggest ?? [], kit?.components ?? []].flat()) brought.add(id);
  }
  const used = products.filter((one) => brought.has(one.id) || named.has(one.id) || named.has(one.collections[0]));
  for (const one of used) one.collections = one.collections.filter((name) => named.has(name));
  return {
    format: 1,
    revision: '2026-11-22',
    language: 'en',
    settings: { max_suggestions: 2 },
    products: used.map((one) => needed(one, brought)),
    offers,
  };
}
