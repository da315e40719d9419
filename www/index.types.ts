// The types of `cart-associate`: what it exports, and the types that all entries share.

export * from './index.js';
export type * from './types/index.js';
