// Writes what the view describes (src/storefront/view/page.rs) into a root: says its texts in the page's language, compares
// it with what was written before, and touches only what differs. Nodes come from `createElement` and texts are text: no
// `innerHTML` and no inline style, so that it runs under a strict Content-Security-Policy with Trusted Types.

/** As wide as a picture of a card is with large text, in CSS pixels. */
const PICTURE = 80;

/**
 * @typedef {[form: string, ...items: Item[]]} List  an element, an attribute (`@name`, `@.property`), or what the host
 *   says (`=text`)
 * @typedef {string | List} Item
 *
 * @typedef {object} Written  what was written before and has not been found again
 * @property {Item} item
 * @property {ChildNode|null} child  its node; attributes have none
 */

/** What has been written in each root. @type {WeakMap<ParentNode, List>} */
const written = new WeakMap();

/**
 * @param {ShadowRoot} root
 * @param {List} page
 * @param {import('./language.js').Host} host
 */
export function render(root, page, host) {
  // An emptied root, and one in which writing has failed, are written anew.
  const before = root.firstChild ? written.get(root) : undefined;
  if (!before) root.replaceChildren();
  written.delete(root);
  const said = /** @type {List} */ (inWords(page, host));
  try {
    patch(root, before ?? [''], said);
    written.set(root, said);
  } catch (error) {
    // A theme may have taken our nodes apart meanwhile.
    console.warn('cart-associate: the suggestions could not be drawn and will be drawn anew.', error);
  }
}

/**
 * The same with every text in the page's language.
 * @param {Item} item @param {import('./language.js').Host} host @returns {Item}
 */
function inWords(item, host) {
  if (typeof item === 'string') return item;
  const [form, ...inside] = item;
  const items = inside.map((one) => inWords(one, host));
  const [first, ...values] = /** @type {string[]} */ (items);
  switch (form) {
    case '=text':
      return host.text(first, ...values);
    case '=money':
      return host.money(Number(first), values[0], Number(values[1]));
    case '=percent':
      return host.percent(Number(first));
    case '=number':
      return host.number(Number(first));
    case '@src':
      return [form, ...new Set([PICTURE, 2 * PICTURE].map((width) => host.picture(first, width)))];
    case '=join':
      return items.join('');
    default:
      return [form, ...items];
  }
}

/** @param {Item} item @returns {item is List} */
const isAttribute = (item) => typeof item !== 'string' && item[0][0] === '@';

/** The offer that an element is about, which is the first thing that it says. @param {List} list */
const offerOf = ([, first]) => (first?.[0] === '@data-offer' ? first[1] : '');

/** Whether one can become the other by changing what it holds. @param {Item} one @param {Item} other */
const isLike = (one, other) =>
  typeof one === 'string' || typeof other === 'string'
    ? typeof one === typeof other
    : one[0] === other[0] && offerOf(one) === offerOf(other);

/**
 * Makes of a node what `now` says, where it is what `before` says; their forms are the same.
 * @param {ParentNode & Node} node @param {List} before @param {List} now
 */
function patch(node, [, ...before], [, ...now]) {
  const element = /** @type {Element} */ (node);
  let next = node.firstChild;
  /** @type {Written[]} */
  const left = before.map((item) => {
    const child = isAttribute(item) ? null : next;
    next = child ? child.nextSibling : next;
    return { item, child };
  });
  for (const item of now) {
    const place = left.findIndex(({ child }) => child);
    const found = left.findIndex((one) => isLike(one.item, item));
    const [known] = found < 0 ? [] : left.splice(found, 1);
    if (isAttribute(item)) {
      if (!known || known.item[1] !== item[1]) {
        set(element, item[0].slice(1), String(item[1] ?? ''));
        // A picture, for screens with two pixels to the point.
        if (item[2]) element.setAttribute('srcset', `${item[2]} 2x`);
        else if (known?.item[2]) element.removeAttribute('srcset');
      }
      continue;
    }
    const child = known?.child ?? create(item);
    if (typeof item !== 'string') patch(/** @type {Element} */ (child), known?.child ? listOf(known.item) : [''], item);
    else if (child.nodeValue !== item) child.nodeValue = item;
    if (!known?.child || found !== place) node.insertBefore(child, left.find((one) => one.child)?.child ?? null);
  }
  for (const { item, child } of left) {
    if (child) child.remove();
    else if (isAttribute(item)) element.removeAttribute(item[0].slice(1));
  }
}

/** @param {Item} item @returns {List} */
const listOf = (item) => (typeof item === 'string' ? [''] : item);

/** Sets an attribute, or a property: `.checked`. @param {Element} element @param {string} name @param {string} value */
function set(element, name, value) {
  if (name.startsWith('.')) Reflect.set(element, name.slice(1), value !== '');
  else element.setAttribute(name, value);
}

/** A node with nothing in it but what its form says. @param {Item} item @returns {ChildNode} */
function create(item) {
  if (typeof item === 'string') return document.createTextNode('');
  const [tag, ...attributes] = item[0].split(' ');
  const element = document.createElement(tag);
  for (const attribute of attributes) {
    const [name, value] = attribute.split('=');
    element.setAttribute(name, value ?? '');
  }
  return element;
}
