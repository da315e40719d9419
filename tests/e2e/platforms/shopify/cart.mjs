// The cart of a Shopify shop: what changes it, and what it refuses. As the Ajax API is documented: more than there is
// puts in what there is and then complains, one variant may stand on several lines, codes stay entered whether they
// work or not.

import { createHash } from 'node:crypto';
import { Catalog } from '../../../../www/adapters/memory/catalog.js';
import { addLine, keyOf, lineAt, removeLine } from '../../../../www/adapters/memory/lines.js';
import { bill } from '../../../../www/adapters/memory/read.js';
import { checkItem, checkQuantities, possible } from '../../../../www/adapters/memory/rules.js';

/** An answer that is an error. */
export class Refused extends Error {
  constructor(status, body) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}
const cartError = (status, description) => new Refused(status, { status, message: 'Cart Error', description });

export class ShopifyCart {
  honours = true;
  attributes = {};

  /**
   * @param {import('../../../../www/adapters/memory/shapes.js').Shop} shop
   * @param {{market?: string, currency?: string}} place
   */
  constructor(shop, { market = shop.default_market, currency = shop.markets[market].currency }) {
    this.shop = shop;
    this.catalog = new Catalog(shop);
    this.state = { lines: [], codes: [], market, currency, locale: 'en', sequence: 0 };
  }

  /** Every line with its key and what is charged; the newest first, and what is nested after the line above it. */
  lines() {
    const { cart, lines } = bill(this.shop, this.catalog, this.state, { honours: this.honours });
    const all = cart.lines.map((line) => {
      const stored = lineAt(this.state, line.key);
      // The key is another as soon as the discounts of a line are.
      const print = createHash('md5')
        .update(`${line.key} ${line.total / line.quantity}`)
        .digest('hex');
      return {
        ...line,
        stored,
        list: lines.get(line.key).list,
        key: `${line.variant}:${print}`,
        id: line.key,
        plan: stored.plan,
      };
    });
    const below = (parent) =>
      all
        .filter((line) => line.stored.parent === parent)
        .sort((a, b) => b.added - a.added)
        .flatMap((line) => [line, ...below(line.id)]);
    return { lines: below(undefined), all, total: cart.total, inForce: cart.codes };
  }

  add(items) {
    const added = [];
    for (const {
      id,
      quantity = 1,
      properties,
      selling_plan: plan,
      parent_id: parentVariant,
      parent_line_key: parentKey,
    } of items) {
      const { all } = this.lines();
      const above =
        (parentKey || parentVariant) &&
        all.find(({ key, variant }) => (parentKey ? key === parentKey : variant === String(parentVariant)));
      if ((parentKey || parentVariant) && !above) throw cartError(422, 'The parent line does not exist.');
      const found = this.catalog.find(String(id));
      if (!found) throw cartError(404, 'Cannot find variant');
      const item = {
        variant: String(id),
        product: found.product.id,
        quantity: Number(quantity),
        properties: { ...properties },
        ...(plan && { plan: String(plan) }),
        ...(above && { parent: above.id }),
      };
      this.checked(() => checkItem(this.catalog, this.state, item));
      const count = possible(this.catalog, this.state, item);
      if (count > 0) added.push(keyOf(addLine(this.state, { ...item, quantity: count })));
      if (count < item.quantity) {
        const title = this.catalog.title(item.variant, 'en');
        throw cartError(
          422,
          count > 0
            ? `Only ${count} items were added to your cart due to availability.`
            : `The product '${title}' is already sold out.`,
        );
      }
    }
    return added;
  }

  change({ id, line: place, quantity, properties, selling_plan: plan }) {
    const { lines } = this.lines();
    const found = place
      ? lines[place - 1]
      : lines.find(({ key, variant }) => key === String(id) || variant === String(id));
    if (!found)
      throw new Refused(400, {
        status: 'bad_request',
        message: 'no valid id or line parameter',
        description: 'no valid id or line parameter',
      });
    const before = structuredClone(this.state);
    try {
      const line = found.stored;
      if (Number(quantity) === 0) {
        removeLine(this.state, 'en', found.id, true);
        return;
      }
      const next = {
        ...line,
        quantity: quantity === undefined ? line.quantity : Number(quantity),
        properties: properties ? { ...properties } : line.properties,
      };
      if (plan !== undefined) {
        if (plan === null) delete next.plan;
        else next.plan = String(plan);
      }
      this.state.lines = this.state.lines.filter((one) => one !== line);
      const merged = addLine(this.state, next);
      if (merged.quantity === next.quantity) merged.added = line.added;
      for (const child of this.state.lines) if (child.parent === found.id) child.parent = keyOf(merged);
      checkQuantities(this.catalog, this.state, before, [line.variant]);
    } catch (error) {
      this.state = before;
      throw cartError(422, error.message);
    }
  }

  /** Does not look at what is in stock. */
  update({ updates = {}, discount, attributes }) {
    const { lines } = this.lines();
    const wanted = Array.isArray(updates)
      ? updates.map((quantity, at) => [lines[at]?.key, quantity])
      : Object.entries(updates);
    const found = wanted.map(([name, quantity]) => {
      const line = lines.find(({ key, variant }) => key === name || variant === name);
      if (!line) throw cartError(404, 'Cannot find variant');
      return { line, quantity: Number(quantity) };
    });
    for (const { line, quantity } of found) {
      if (!lineAt(this.state, line.id)) continue; // it has left with the line above it
      if (quantity === 0) removeLine(this.state, 'en', line.id, true);
      else line.stored.quantity = quantity;
    }
    if (discount !== undefined)
      this.state.codes = [
        ...new Set(
          discount
            .split(',')
            .map((code) => code.trim())
            .filter(Boolean),
        ),
      ];
    Object.assign(this.attributes, attributes);
  }

  clear() {
    Object.assign(this.state, { lines: [], codes: [] });
  }

  checked(work) {
    try {
      work();
    } catch (error) {
      throw cartError(422, error.message);
    }
  }
}
