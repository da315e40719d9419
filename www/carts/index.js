// Carts of any form, for the command line (dist/carts.js).

export { cartLines } from './lines.js';
export { cartText } from './text.js';
