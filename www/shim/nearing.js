/** Events that tell of a shopper who turns to something: to what leads to the cart, or to a card. */
export const NEARING = ['pointerover', 'focusin', 'touchstart'];
