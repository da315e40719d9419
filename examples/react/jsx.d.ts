// TypeScript and React: <cart-associate> with its attributes.

import type { CartAssociate, Placement } from 'cart-associate';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'cart-associate': DetailedHTMLProps<HTMLAttributes<CartAssociate>, CartAssociate> & {
        placement?: Placement;
        product?: string;
        variant?: string;
      };
    }
  }
}
