// What a theme in TypeScript writes, and what it must not be able to. Compiled in strict mode, never run.

import { type CartAssociate, define, markShown, mount } from 'cart-associate';
import type {
  Adapter,
  Cart,
  CartChange,
  Context,
  Handle,
  Line,
  Mark,
  NewLine,
  Options,
  Placement,
  Reason,
  Sink,
  WithheldReason,
} from 'cart-associate';
import { mount as mountInline } from 'cart-associate/inline';
import { mount as mountSlim } from 'cart-associate/slim';
import { CartError, memoryAdapter, shopAt } from 'cart-associate/adapters/memory';
import { beacon } from 'cart-associate/sinks/beacon';
import { ga4 } from 'cart-associate/sinks/ga4';
import { shopify } from 'cart-associate/sinks/shopify';

const desk: Line = { key: 'a', product: 'desk', variant: 'desk-140', quantity: 1, unit_price: 49900, total: 49900 };
const cart: Cart = { currency: 'USD', exponent: 2, total: 49900, lines: [desk] };

const adapter: Adapter = {
  read: async () => cart,
  async apply(change: CartChange, mark?: Mark): Promise<Cart> {
    const added: NewLine[] = change.add;
    const lines = added.map(({ product, variant, quantity }, at) => ({
      ...desk,
      key: `${at}`,
      product,
      variant,
      quantity,
    }));
    const left = cart.lines.filter(
      ({ key }) => !change.remove.includes(key) && !change.replace.some((one) => one.key === key),
    );
    const codes: string[] | undefined = change.codes;
    const offer: string | undefined = mark?.offer;
    return { ...cart, lines: [...left, ...lines], ...(codes && { codes }), ...(offer && { codes: [offer] }) };
  },
  subscribe: (changed) => {
    document.addEventListener('cart:changed', changed);
    return () => document.removeEventListener('cart:changed', changed);
  },
  context: (): Partial<Context> => ({
    market: 'US',
    live_prices: [{ variant: 'tray-1', price: 2900, available: true }],
  }),
};

const own: Sink = ({ adapter: shop, ready }) => {
  ready?.then((about) => console.info(about?.revision, shop?.consent?.()));
  return () => {};
};
const options: Options = {
  rules: new URL('https://shop.example/rules.bin'),
  adapter,
  now: () => new Date(),
  visitor: () => undefined,
  strings: { undo: 'Put back', de: { add_more: { one: 'Noch eins', other: 'Noch {0}' } } },
  sinks: [
    ga4({ consent: () => true, send: (event, ecommerce) => console.info(event, ecommerce) }),
    shopify(),
    beacon('/collect'),
    own,
  ],
};
const handle: Handle = mount(options);
mountInline(options);
mountSlim({ ...options, wasm: '/assets/cart-associate.wasm' });
mount({ rules: new Uint8Array(), adapter: memoryAdapter({ products: [], markets: {}, default_market: 'US' }) });

const placement: Placement = 'cart';
const reasons: Reason[] | undefined = await handle.explain(placement);
const why: WithheldReason | undefined = reasons?.[0]?.reason;
if (why === 'not_triggered') handle.unmount();
const about = await handle.ready;
console.info(about?.revision.length, about?.holdout, handle.ledger()?.length);
await handle.markShown(new Set(['tray']));
await markShown(['tray']);
define();
const shop = await shopAt('/shop.json');
await shop.add({ variant: 'desk-140' }).catch((error: unknown) => error instanceof CartError && error.code);

document.addEventListener('cart-associate:shown', ({ detail }) =>
  console.info(detail.offer, detail.figures?.difference ?? 0 / 10 ** detail.exponent),
);
document.addEventListener('cart-associate:accepted', ({ detail }) => console.info(detail.change.add[0]?.variant));
document.addEventListener('cart-associate:failed', ({ detail }) =>
  console.info(detail.code, 'message' in detail ? detail.message : detail.offer),
);
const element = document.createElement('cart-associate');
element.addEventListener('cart-associate:price-mismatch', ({ detail }) =>
  console.info(detail.charged - detail.promised),
);
const same: CartAssociate = element;
console.info(same.placement === 'checkout', element.viewed?.variant);

// @ts-expect-error there is no suggestion without a shop
mount({ rules: 'rules.bin' });
// @ts-expect-error ./slim does not know where the WebAssembly is
mountSlim(options);
// @ts-expect-error a placement that does not exist
handle.explain('footer');
// @ts-expect-error amounts are numbers, in minor units
const wrong: Cart = { currency: 'USD', exponent: 2, total: '499.00', lines: [] };
// @ts-expect-error a cart that lost its lines is no cart
const lost: Cart = { currency: 'USD', exponent: 2, total: 0 };
// @ts-expect-error a misspelt option would silently do nothing
mount({ rules: 'rules.bin', adapter, patince: 5 });
// @ts-expect-error the detail is read, the placement is not a product
document.addEventListener('cart-associate:dismissed', ({ detail }) => detail.placement === 'drawer');
// @ts-expect-error an endpoint has an address
beacon();
console.info(wrong, lost);
