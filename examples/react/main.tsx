import { mount } from 'cart-associate';
import { StrictMode, useEffect, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { adapter, getCart, put, subscribe } from './cart.js';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

function CartDrawer() {
  const { lines, total } = useSyncExternalStore(subscribe, getCart, getCart);
  return (
    <main>
      <h1>Your cart</h1>
      <button type="button" onClick={() => put('lamp-1')}>
        Put a desk lamp into the cart
      </button>
      <ul>
        {lines.map(({ key, title, quantity, total: sum }) => (
          <li key={key}>
            {quantity} × {title}, {dollars.format(sum / 100)}
          </li>
        ))}
      </ul>
      <cart-associate placement="cart" />
      <p>
        {/* A shop may not know the total, or only at the checkout. */}
        <a href="#checkout">Checkout{total === undefined ? '' : `, ${dollars.format(total / 100)}`}</a>
      </p>
    </main>
  );
}

function App() {
  useEffect(() => {
    const handle = mount({ rules: 'rules.bin', adapter });
    return () => handle.unmount();
  }, []);
  return <CartDrawer />;
}

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
