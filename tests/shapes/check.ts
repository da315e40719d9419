// The published types name what the files beside this one name, no less and no more. The files are also held to the
// Rust types (tests/shapes.rs), so that both sides agree. Compiled, never run: a difference does not compile.

import type {
  Cart,
  CardDetail,
  CartChange,
  Context,
  Figures,
  Form,
  Kind,
  Line,
  LivePrice,
  Loaded,
  NewLine,
  Placement,
  PriceMismatchDetail,
  Replacement,
  UnitPrice,
  Viewed,
  WithheldReason,
} from '../../www/types/index.js';
import cart from './cart.json' with { type: 'json' };
import change from './change.json' with { type: 'json' };
import context from './context.json' with { type: 'json' };
import event from './event.json' with { type: 'json' };
import figures from './figures.json' with { type: 'json' };
import loaded from './loaded.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** True where both are the same names. */
type Same<A extends PropertyKey, B extends PropertyKey> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const same = <A extends PropertyKey, B extends PropertyKey>(yes: Same<A, B>) => yes;

same<keyof Cart, keyof typeof cart>(true);
// For the engine what was chosen is a part of the variant's id (www/shim/choices.js).
same<Exclude<keyof Line, 'options'>, keyof (typeof cart.lines)[0]>(true);

same<keyof Context, keyof typeof context>(true);
same<keyof Viewed, keyof typeof context.viewed>(true);
same<keyof LivePrice, keyof (typeof context.live_prices)[0]>(true);

same<keyof CartChange, keyof typeof change>(true);
same<Exclude<keyof NewLine, 'options'>, keyof (typeof change.add)[0]>(true);
same<keyof Replacement, keyof (typeof change.replace)[0]>(true);

same<keyof Figures, keyof typeof figures>(true);
same<keyof UnitPrice, keyof typeof figures.unit>(true);

// The page adds the cart's currency to what the session tells; the name is that of the event.
same<keyof (CardDetail & PriceMismatchDetail), Exclude<keyof typeof event, 'name'> | 'currency' | 'exponent'>(true);
same<keyof Loaded, keyof typeof loaded>(true);

same<Kind, keyof typeof words.Kind>(true);
same<Placement, keyof typeof words.Placement>(true);
same<Form, keyof typeof words.Form>(true);
// The page's own word for the holdout.
same<WithheldReason, keyof typeof words.Withheld | 'held_out'>(true);

// The values fit, too.
const someCart: Cart = cart;
const someContext: Omit<Context, 'placement'> = context;
const someChange: CartChange = change;
const someFigures: Figures = figures;
const someLoaded: Loaded = loaded;
export { someCart, someChange, someContext, someFigures, someLoaded };
