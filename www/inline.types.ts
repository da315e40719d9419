// The types of `cart-associate/inline`: what it exports, and the types that all entries share.

export * from './inline.js';
export type * from './types/index.js';
